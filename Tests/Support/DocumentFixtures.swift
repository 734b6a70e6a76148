package import Domain

/// A small document that has to be answered with a certain code, or with none.
package struct DocumentFixture: Sendable, CustomStringConvertible {
    package let code: Code?
    /// What the file is called on its author's machine.
    package let name: String
    package let bytes: [UInt8]

    package init(_ code: Code?, _ name: String, _ bytes: [UInt8]) {
        self.code = code
        self.name = name
        self.bytes = bytes
    }

    package var description: String { "\(code?.rawValue ?? "nothing to say"): \(name)" }
}

/// One file or more for every code that a document can be answered with, made here.
package enum DocumentFixtures {
    package static var refused: [DocumentFixture] { kinds + containers + parts + code + links + locked + pdfs + tables }

    /// A register of letters: what the clean files hold.
    package static let register = DrawnSheet(
        "Courrier",
        [
            ["Registre du courrier"],
            ["Date", "Objet", "Service", "Délai", "Reste"],
            [.date(46_000), "Demande de clé", "Accueil", 5, .formula("D3-1", result: "4")],
            [.date(46_001), "Plainte pour bruit", "Police municipale", 8, .formula("D4-1", result: "7")],
            ["Total", "", "", .formula("SUM(D3:D4)", result: "13")],
        ])

    /// Nothing is to be said of these.
    package static var clean: [DocumentFixture] {
        let xlsx = OfficeDrawing.xlsx([register])
        var wide = ZipDrawing(xlsx.parts)
        wide.isWide = true
        var streamed = ZipDrawing(xlsx.parts)
        streamed.isStreamed = true
        let link = OfficeDrawing.relation("rId1", "hyperlink", "https://www.service-public.fr", outside: true)
        return [
            DocumentFixture(nil, "registre.xlsx", xlsx.bytes),
            DocumentFixture(nil, "registre sans nom.zip", xlsx.bytes),
            DocumentFixture(nil, "zip64.xlsx", wide.bytes),
            DocumentFixture(nil, "au fil de l’eau.xlsx", streamed.bytes),
            DocumentFixture(nil, "utf-16.xlsx", inUTF16(xlsx, "xl/workbook.xml").bytes),
            DocumentFixture(nil, "registre.ods", OfficeDrawing.ods([register]).bytes),
            DocumentFixture(nil, "note.docx", OfficeDrawing.docx([OfficeDrawing.run("Bonjour")], links: [link]).bytes),
            DocumentFixture(nil, "note.odt", OfficeDrawing.odt(["Bonjour à tous"]).bytes),
            DocumentFixture(nil, "plan.pdf", PDFDrawing().bytes),
            DocumentFixture(nil, "lien.pdf", PDFDrawing(page: webLink).bytes),
            DocumentFixture(nil, "ouverture.pdf", PDFDrawing(root: "/OpenAction [3 0 R /Fit]").bytes),
            DocumentFixture(nil, "stock.csv", Array("vis;12\nécrou;=1+1\n".utf8)),
            DocumentFixture(nil, "windows.csv", Array("cl".utf8) + [0xe9] + Array(";12\n".utf8)),
            DocumentFixture(nil, "page.csv", Array("titre,<a href=''>lien</a>\n".utf8)),
        ]
    }

    private static let webLink =
        "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://service-public.fr) >> >>]"

    /// The same, one part of it in UTF-16 with its mark.
    static func inUTF16(_ drawing: OfficeDrawing, _ name: String, replacing code: String = "UTF-16") -> OfficeDrawing {
        var copy = drawing
        guard let part = drawing.parts.first(where: { $0.name == name }) else { return drawing }
        let text = String(decoding: part.content, as: UTF8.self).replacing(
            "encoding=\"UTF-8\"", with: "encoding=\"\(code)\"")
        copy.put(name, [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        return copy
    }
}
