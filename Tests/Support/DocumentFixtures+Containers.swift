import Domain

extension DocumentFixtures {
    private static var sheet: OfficeDrawing { .xlsx([register]) }

    /// Not what is welcome here.
    static var kinds: [DocumentFixture] {
        let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        return [
            DocumentFixture(.fileEmpty, "rien.xlsx", []),
            DocumentFixture(.fileKind, "stock.txt", Array("vis;12\n".utf8)),
            DocumentFixture(.fileKind, "page.html", Array("<html><script>alert(1)</script></html>".utf8)),
            DocumentFixture(.fileKind, "dessin.csv", Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)),
            DocumentFixture(.fileKind, "programme.csv", [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 7, 7, 7]),
            DocumentFixture(.fileKind, "ancien.xls", CompoundDrawing.bytes(["Workbook"])),
            DocumentFixture(.fileKind, "ancien.docx", CompoundDrawing.bytes(["WordDocument"])),
            DocumentFixture(.fileKind, "archive.xlsx", ZipDrawing([("lisez-moi.txt", [33])]).bytes),
            DocumentFixture(.fileKind, "diapos.xlsx", OfficeDrawing.xlsx([register], mainType: slides).bytes),
            DocumentFixture(
                .fileKind, "dessin.ods",
                OfficeDrawing.ods([]).putting("mimetype", "application/vnd.oasis.opendocument.graphics").bytes),
            DocumentFixture(
                .fileKind, "deux.ods",
                OfficeDrawing.ods([]).putting("[Content_Types].xml", OfficeDrawing.types([])).bytes),
        ]
    }

    /// Zip files that are not what they say, too large, or unsafe.
    static var containers: [DocumentFixture] {
        let bytes = sheet.bytes
        return [
            DocumentFixture(.zipDamaged, "coupe.xlsx", Array(bytes.dropLast(30))),
            DocumentFixture(.zipDamaged, "suite.xlsx", bytes + [0]),
            DocumentFixture(.zipDamaged, "tete.xlsx", drawing { $0.lead = Array("MZ programme ".utf8) }),
            DocumentFixture(.zipDamaged, "double.xlsx", drawing { $0.entries.append($0.entries[2]) }),
            DocumentFixture(
                .zipDamaged, "casse.xlsx", drawing { $0.entries.append(renamed($0.entries[2], upper: true)) }),
            DocumentFixture(.zipDamaged, "chevauche.xlsx", drawing { $0.isOverlapping = true }),
            DocumentFixture(.zipDamaged, "autre-nom.xlsx", drawing { $0.entries[2].ownName = Array("xl/x.bin".utf8) }),
            DocumentFixture(.zipDamaged, "autre-taille.xlsx", drawing { $0.entries[2].ownSize = 7 }),
            DocumentFixture(.zipDamaged, "somme.xlsx", drawing { $0.entries[2].checksum ^= 1 }),
            DocumentFixture(.zipDamaged, "methode.xlsx", drawing { $0.entries[2].method = 12 }),
            DocumentFixture(.zipDamaged, "plus-long.xlsx", adding(shortened(.zeros("xl/a.bin", 50_000)))),
            DocumentFixture(.zipTooLarge, "bombe.xlsx", adding(.zeros("xl/media/a.bin", 400_000))),
            DocumentFixture(
                .zipTooLarge, "promesse.xlsx", adding(promising(.zeros("xl/media/a.bin", 1000), 300 << 20))),
            DocumentFixture(
                .zipTooManyEntries, "miettes.xlsx",
                ZipDrawing(sheet.parts + (0..<1000).map { ("xl/media/\($0).bin", []) }).bytes),
            DocumentFixture(.zipUnsafeEntry, "dehors.xlsx", adding(.init("../../etc/cron.d/a", []))),
            DocumentFixture(.zipUnsafeEntry, "racine.xlsx", adding(.init("/etc/passwd", []))),
            DocumentFixture(.zipUnsafeEntry, "barre.xlsx", adding(.init("xl\\media\\a.bin", []))),
            DocumentFixture(.zipUnsafeEntry, "disque.xlsx", adding(.init("C:a.bin", []))),
            DocumentFixture(.zipUnsafeEntry, "lien.xlsx", adding(linked(.init("xl/a", Array("/etc/passwd".utf8))))),
        ]
    }

    private static func drawing(_ change: (inout ZipDrawing) -> Void) -> [UInt8] {
        var drawing = ZipDrawing(sheet.parts)
        change(&drawing)
        return drawing.bytes
    }

    private static func adding(_ entry: ZipDrawing.Entry) -> [UInt8] { drawing { $0.entries.append(entry) } }

    private static func renamed(_ entry: ZipDrawing.Entry, upper: Bool) -> ZipDrawing.Entry {
        var copy = entry
        copy.name = Array(String(decoding: entry.name, as: UTF8.self).uppercased().utf8)
        return copy
    }

    private static func promising(_ entry: ZipDrawing.Entry, _ size: Int) -> ZipDrawing.Entry {
        var copy = entry
        copy.size = size
        return copy
    }

    /// More comes out of it than it says.
    private static func shortened(_ entry: ZipDrawing.Entry) -> ZipDrawing.Entry { promising(entry, 100) }

    private static func linked(_ entry: ZipDrawing.Entry) -> ZipDrawing.Entry {
        var copy = entry
        copy.mode = 0o120777
        return copy
    }

    /// XML parts that are not to be read.
    static var parts: [DocumentFixture] {
        let book = "xl/workbook.xml"
        let entity = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">]>"
        let deep = String(repeating: "<a>", count: 120) + String(repeating: "</a>", count: 120)
        let doctype = sheet.replacing("<workbook", with: entity + "<workbook", in: book)
        let wide: [UInt8] = content(of: sheet, book).flatMap { [$0, 0, 0, 0] }
        var utf32 = sheet
        utf32.put(book, [0xff, 0xfe, 0, 0] + wide)
        return [
            DocumentFixture(.xmlDoctype, "entites.xlsx", doctype.bytes),
            DocumentFixture(.xmlDoctype, "entites-utf16.xlsx", inUTF16(doctype, book).bytes),
            DocumentFixture(
                .xmlDoctype, "note.odt",
                OfficeDrawing.odt([]).replacing("<office:d", with: "\(entity)<office:d", in: "content.xml").bytes),
            DocumentFixture(.xmlEncoding, "latin.xlsx", sheet.replacing("UTF-8", with: "ISO-8859-1", in: book).bytes),
            DocumentFixture(.xmlEncoding, "mensonge.xlsx", sheet.replacing("UTF-8", with: "UTF-16", in: book).bytes),
            DocumentFixture(.xmlEncoding, "utf-32.xlsx", utf32.bytes),
            DocumentFixture(.xmlEncoding, "octet.xlsx", broken(sheet, book).bytes),
            DocumentFixture(.xmlDamaged, "ouvert.xlsx", sheet.replacing("</sheets>", with: "", in: book).bytes),
            DocumentFixture(.xmlDamaged, "profond.xlsx", sheet.putting("docProps/a.xml", deep).bytes),
            DocumentFixture(.xmlDamaged, "entite.xlsx", sheet.putting("docProps/a.xml", "<a>&eacute;</a>").bytes),
        ]
    }

    private static func content(of drawing: OfficeDrawing, _ name: String) -> [UInt8] {
        drawing.parts.first { $0.name == name }?.content ?? []
    }

    private static func broken(_ drawing: OfficeDrawing, _ name: String) -> OfficeDrawing {
        var copy = drawing
        copy.put(name, content(of: drawing, name) + Array("<!-- ".utf8) + [0xc3, 0x28] + Array(" -->".utf8))
        return copy
    }
}
