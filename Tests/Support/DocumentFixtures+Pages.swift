import Domain

extension DocumentFixtures {
    /// PDF files with more than pages in them.
    static var pdfs: [DocumentFixture] {
        func doing(_ action: String) -> [UInt8] { PDFDrawing(page: "/AA << /O << \(action) >> >>").bytes }
        func clicking(_ action: String) -> [UInt8] {
            PDFDrawing(page: "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << \(action) >> >>]").bytes
        }
        var late = PDFDrawing()
        late.lead = "bonjour\n"
        let names = "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /EF << /F 4 0 R >> >>] >> >>"
        let nest = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        let deep = "<< /S /JavaScript /JS (app.alert\\(1\\)) /A \(nest) >>"
        let script = "<< /S /J#61vaScript /JS (app.alert\\(1\\)) >>"
        return [
            DocumentFixture(.pdfHeader, "tard.pdf", late.bytes),
            DocumentFixture(.pdfDamaged, "coupe.pdf", Array("%PDF-1.4\n1 0 obj\nendobj\n".utf8)),
            DocumentFixture(
                .pdfDamaged, "sans-page.pdf", PDFDrawing(page: "").bytes.replacing("/Kids [3 0 R]", "/Kids [9 0 R]")),
            DocumentFixture(.pdfDamaged, "profond.pdf", PDFDrawing(root: "/OpenAction 4 0 R", more: [deep]).bytes),
            DocumentFixture(.pdfScript, "ouverture.pdf", PDFDrawing(root: "/OpenAction 4 0 R", more: [script]).bytes),
            DocumentFixture(.pdfScript, "cache.pdf", PDFDrawing.hiding(script, root: "/OpenAction 4 0 R")),
            DocumentFixture(
                .pdfScript, "noms.pdf", PDFDrawing(root: "/Names << /JavaScript 4 0 R >>", more: ["<< >>"]).bytes),
            DocumentFixture(.pdfScript, "adresse.pdf", clicking("/S /URI /URI (javascript:alert\\(1\\))")),
            DocumentFixture(.pdfLaunch, "lance.pdf", clicking("/S /Launch /F (calc.exe)")),
            DocumentFixture(.pdfAction, "importe.pdf", clicking("/S /ImportData /F (a.fdf)")),
            DocumentFixture(.pdfAction, "envoie.pdf", clicking("/S /SubmitForm /F (https://serveur.invalid)")),
            DocumentFixture(.pdfAction, "incorpore.pdf", clicking("/S /GoToE /T << >>")),
            DocumentFixture(.pdfAction, "ailleurs.pdf", clicking("/S /GoToR /F (a.pdf) /D [0 /Fit]")),
            DocumentFixture(.pdfAction, "tout-seul.pdf", doing("/S /URI /URI (https://serveur.invalid)")),
            DocumentFixture(.pdfAction, "film.pdf", PDFDrawing(page: "/Annots [<< /Subtype /RichMedia >>]").bytes),
            DocumentFixture(.pdfForm, "xfa.pdf", PDFDrawing(root: "/AcroForm << /XFA (a) /Fields [] >>").bytes),
            DocumentFixture(
                .pdfEmbedded, "joint.pdf", PDFDrawing(root: names, more: ["<< /Length 0 >>\nstream\n\nendstream"]).bytes
            ),
            DocumentFixture(
                .pdfEmbedded, "trombone.pdf", PDFDrawing(page: "/Annots [<< /Subtype /FileAttachment >>]").bytes),
        ]
    }

    /// Tables in text.
    static var tables: [DocumentFixture] {
        let wide = "vis;12\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        return [
            DocumentFixture(.csvFormula, "dde.csv", Array("vis;12\n\"=cmd|' /C calc'!A0\";1\n".utf8)),
            DocumentFixture(.csvFormula, "plus.csv", Array("vis,+cmd|'a'!A0\n".utf8)),
            DocumentFixture(.csvEncoding, "utf-16 sans marque.csv", wide),
            DocumentFixture(.csvEncoding, "moitie.csv", [0xff, 0xfe, 0x41, 0x00, 0x42]),
            DocumentFixture(.csvEncoding, "inconnu.csv", Array("vis".utf8) + [0x81, 0x8d, 0x0a]),
        ]
    }

    /// Accepted, with something to say to their author.
    package static var told: [DocumentFixture] {
        let people = DrawnSheet(
            "Usagers", [["Nom", "Prénom"], ["Dupont", "Anne"], ["Durand", "Ali"], ["Petit", "Éva"]])
        let link = OfficeDrawing.relation("rId1", "externalLinkPath", "autre.xlsx", outside: true)
        let linked = OfficeDrawing.xlsx([register])
            .putting("xl/externalLinks/externalLink1.xml", "<externalLink/>")
            .putting("xl/externalLinks/_rels/externalLink1.xml.rels", OfficeDrawing.relations([link]))
        let hidden = [register, DrawnSheet("Calculs", [[1]], isHidden: true)]
        func sheet(_ cell: DrawnCell) -> DrawnSheet { DrawnSheet("A", [["x", cell]]) }
        return [
            DocumentFixture(.citizenEmail, "courriel.xlsx", OfficeDrawing.xlsx([sheet("jean@mairie-ville.fr")]).bytes),
            DocumentFixture(.citizenPhone, "telephone.ods", OfficeDrawing.ods([sheet("06 12 34 56 78")]).bytes),
            DocumentFixture(.citizenNIR, "nir.csv", Array("x;2 55 08 14 168 025 38\n".utf8)),
            DocumentFixture(
                .citizenIBAN, "iban.docx", text(OfficeDrawing.run("FR76 3000 6000 0112 3456 7890 189"))),
            DocumentFixture(.citizenNames, "noms.xlsx", OfficeDrawing.xlsx([people]).bytes),
            DocumentFixture(.citizenNames, "noms.ods", OfficeDrawing.ods([people]).bytes),
            DocumentFixture(.citizenEmail, "note.xlsx", OfficeDrawing.xlsx([noted]).bytes),
            DocumentFixture(.fileErrorCells, "erreur.xlsx", OfficeDrawing.xlsx([sheet(.error("#REF!"))]).bytes),
            DocumentFixture(
                .fileErrorCells, "erreur.ods", OfficeDrawing.ods([sheet(.formula("A9", result: "#NOM ?"))]).bytes),
            DocumentFixture(.fileExternalLinks, "lien.xlsx", linked.bytes),
            DocumentFixture(.fileHiddenSheets, "cache.xlsx", OfficeDrawing.xlsx(hidden).bytes),
            DocumentFixture(.fileHiddenSheets, "cache.ods", OfficeDrawing.ods(hidden).bytes),
            DocumentFixture(.fileAuthorMetadata, "auteur.xlsx", OfficeDrawing.xlsx([register], author: "Zoé").bytes),
            DocumentFixture(.fileAuthorMetadata, "auteur.odt", OfficeDrawing.odt(["Bonjour"], author: "Zoé").bytes),
            DocumentFixture(.fileAuthorMetadata, "auteur.pdf", authored.bytes),
        ]
    }

    private static var noted: DrawnSheet {
        DrawnSheet("A", [["x", "y"]], notes: [("B1", "Demander à jean@mairie-ville.fr")])
    }

    private static var authored: PDFDrawing {
        var pdf = PDFDrawing()
        pdf.trailer = "/Info << /Author (Zoe) >>"
        return pdf
    }

    private static func text(_ run: String) -> [UInt8] { OfficeDrawing.docx([run]).bytes }
}

extension [UInt8] {
    fileprivate func replacing(_ old: String, _ new: String) -> [UInt8] {
        Array(String(decoding: self, as: UTF8.self).replacing(old, with: new).utf8)
    }
}
