import CZip
import Domain
import Foundation
import Media
import Sandbox
import Support
import Testing

/// « Copie vierge ».
@Suite struct BlankCopies {
    /// The copy, checked as if somebody sent it.
    private func blank(_ bytes: [UInt8], _ ending: String) async throws -> (bytes: [UInt8], inspection: Inspection) {
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: folder("in"))
        try Data().write(to: folder("out"))
        let magic = URL(filePath: "/usr/lib/file/magic.mgc")
        let job = Sandbox.Job(
            .inspect, "bricoleur-documents", ["blank", ending], input: folder("in"),
            files: [.read(magic), .write(folder("out"))])
        let answer = try await Sandbox(programs: Checkout.programs).run(job)
        #expect(String(decoding: answer, as: UTF8.self).contains(#""findings":[]"#))
        let copy = Array(try Data(contentsOf: folder("out")))
        return (copy, try await Desk().inspect(copy, name: "vierge.\(ending)"))
    }

    private static let register = DrawnSheet(
        "Courrier",
        [
            ["Registre du courrier"],
            ["Date", "Usager", "Objet", "Délai", "Reste"],
            [.date(46_000), "Dupont Anne", "Plainte", 5, .formula("D3-1", result: "4")],
            [.date(46_001), "Durand Ali", "Demande", 8, .formula("D4-1", result: "7")],
            [.date(46_002), "Petit Éva", "Demande", 8, .formula("D5-1", result: "7")],
            ["Total", "", "", .formula("SUM(D3:D5)", result: "21")],
        ], notes: [("B3", "Rappeler Anne")])

    @Test(arguments: ["xlsx", "ods"])
    func `of a register keeps its headings and formulas and nothing of its lines`(ending: String) async throws {
        let sheets = [Self.register, DrawnSheet("Aide", [["Secret", 7]], isHidden: true)]
        let drawing =
            ending == "xlsx" ? OfficeDrawing.xlsx(sheets, author: "Zoé") : OfficeDrawing.ods(sheets, author: "Zoé")

        let (bytes, inspection) = try await blank(drawing.bytes, ending)

        #expect(inspection.verdict == .accept)
        #expect(inspection.findings.map(\.code) == [.fileHiddenSheets], "\(inspection.findings)")
        #expect(inspection.facts?.sheets?.map(\.formulas) == [4, 0])
        let headings = [
            ["Registre du courrier"], ["Date", "Usager", "Objet", "Délai", "Reste"], [], [], [], ["Total"],
        ]
        #expect(inspection.facts?.preview?.rows == headings)
        for (name, text) in try Unzipped(bytes).texts {
            for word in ["Anne", "Durand", "Petit", "Plainte", "46000", "46001", "Zoé", ">21<"] {
                #expect(!text.contains(word), "\(word) is still in \(name)")
            }
        }
    }

    @Test(arguments: ["xlsx", "ods"])
    func `of a form keeps what tells how to fill it in`(ending: String) async throws {
        let form = DrawnSheet(
            "Devis",
            [
                ["Devis"], ["Demandeur :", "Anne Dupont"], ["Quantité", 3], ["Prix", 12.5],
                ["Remarque", "urgent"], ["Somme due", .formula("B3*B4", result: "37.5")],
            ])
        let drawing = ending == "xlsx" ? OfficeDrawing.xlsx([form]) : OfficeDrawing.ods([form])

        let (_, inspection) = try await blank(drawing.bytes, ending)

        let rows = inspection.facts?.preview?.rows
        #expect(rows == [["Devis"], ["Demandeur :"], ["Quantité"], ["Prix"], [], ["Somme due"]])
    }

    @Test func `has the program compute everything`() async throws {
        let chain = OfficeDrawing.relation("rId9", "calcChain", "calcChain.xml")
        let drawing = OfficeDrawing.xlsx([Self.register])
            .replacing("</Relationships>", with: chain + "</Relationships>", in: "xl/_rels/workbook.xml.rels")
            .putting("xl/calcChain.xml", "<calcChain/>")

        let (bytes, _) = try await blank(drawing.bytes, "xlsx")

        let entries = try Unzipped(bytes)
        #expect(entries["xl/workbook.xml"]?.contains(#"<calcPr fullCalcOnLoad="1"/>"#) == true)
        #expect(entries["xl/worksheets/sheet1.xml"]?.contains("<f>D3-1</f></c>") == true)
        #expect(entries["xl/calcChain.xml"] == nil && entries["xl/comments1.xml"] == nil)
        #expect(entries["xl/_rels/workbook.xml.rels"]?.contains("calcChain") == false)
        #expect(entries["docProps/core.xml"]?.contains("creator") == false)
    }

    @Test func `of a table in text is its heading`() async throws {
        let text = "Courrier;;\nDate;Usager;Objet\n01/02/2026;Dupont Anne;Plainte\n02/02/2026;Durand Ali;Clé\n"

        let (bytes, inspection) = try await blank(Array(text.utf8), "csv")

        #expect(bytes == [0xef, 0xbb, 0xbf] + Array("Courrier\r\nDate;Usager;Objet\r\n".utf8))
        #expect(inspection.verdict == .accept)
    }

    @Test func `keeps no address of anybody, heading or not`() async throws {
        let sheet = DrawnSheet("A", [["Contact", "jean@mairie-ville.fr", "06 12 34 56 78"], ["a", "b", "c"]])

        let (bytes, inspection) = try await blank(OfficeDrawing.xlsx([sheet]).bytes, "xlsx")

        #expect(inspection.findings.isEmpty)
        #expect(try Unzipped(bytes).texts.values.allSatisfy { !$0.contains("jean") && !$0.contains("06 12") })
    }

    @Test func `is refused where publishing would be`() async throws {
        let folder = try TemporaryFolder()
        let drawing = OfficeDrawing.xlsx([Self.register]).putting("xl/vbaProject.bin", "code")
        try Data(drawing.bytes).write(to: folder("in"))
        try Data().write(to: folder("out"))
        let job = Sandbox.Job(
            .inspect, "bricoleur-documents", ["blank", "xlsx"], input: folder("in"),
            files: [.read(URL(filePath: "/usr/lib/file/magic.mgc")), .write(folder("out"))])

        let answer = try await Sandbox(programs: Checkout.programs).run(job)

        #expect(String(decoding: answer, as: UTF8.self).contains("file.macros"))
        #expect(try Data(contentsOf: folder("out")).isEmpty)
    }
}

/// The parts of a zip file as texts.
private struct Unzipped {
    private(set) var texts: [String: String] = [:]

    subscript(_ name: String) -> String? { texts[name] }

    init(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBufferPointer { bytes in
            let archive = try #require(czip_open(bytes.baseAddress, bytes.count))
            defer { czip_close(archive) }
            for index in 0..<czip_entries(archive) {
                let name = String(cString: try #require(czip_name(archive, index)))
                var content = [UInt8](repeating: 0, count: 1 << 20)
                let count = czip_read(archive, index, &content, content.count)
                try #require(count >= 0)
                texts[name] = String(decoding: content.prefix(Int(count)), as: UTF8.self)
            }
        }
    }
}
