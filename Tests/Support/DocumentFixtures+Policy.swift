import Domain

extension DocumentFixtures {
    /// Programs inside.
    static var code: [DocumentFixture] {
        let sheet = OfficeDrawing.xlsx([register])
        let enabled = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        let text = OfficeDrawing.docx([OfficeDrawing.run("Bonjour")])
        let renamed = OfficeDrawing.relation("rId9", "vbaProject", "media/image1.png")
        let listener = "<text:p><office:event-listeners><script:event-listener/></office:event-listeners></text:p>"
        let button = #"<text:a xlink:href="vnd.sun.star.script:Standard.a.b?language=Basic">ici</text:a>"#
        return [
            DocumentFixture(.fileMacros, "vba.xlsx", sheet.putting("xl/vbaProject.bin", "code").bytes),
            DocumentFixture(.fileMacros, "type.xlsx", OfficeDrawing.xlsx([register], mainType: enabled).bytes),
            DocumentFixture(.fileMacros, "excel4.xlsx", sheet.putting("xl/macrosheets/sheet1.xml", "<a/>").bytes),
            DocumentFixture(.fileMacros, "dialogue.xlsx", sheet.putting("xl/dialogsheets/sheet1.xml", "<a/>").bytes),
            DocumentFixture(.fileMacros, "activex.docx", text.putting("word/activeX/activeX1.xml", "<a/>").bytes),
            DocumentFixture(.fileMacros, "autre-nom.docx", OfficeDrawing.docx([], links: [renamed]).bytes),
            DocumentFixture(
                .fileMacros, "basic.ods",
                OfficeDrawing.ods([register]).putting("Basic/Standard/a.xml", "<!DOCTYPE a><a/>").bytes),
            DocumentFixture(
                .fileMacros, "python.odt", OfficeDrawing.odt([]).putting("Scripts/python/a.py", "print()").bytes),
            DocumentFixture(.fileMacros, "evenement.odt", OfficeDrawing.odt([listener]).bytes),
            DocumentFixture(.fileMacros, "bouton.odt", OfficeDrawing.odt([button]).bytes),
        ]
    }

    /// Links to other programs and to objects elsewhere.
    static var links: [DocumentFixture] {
        let sheet = OfficeDrawing.xlsx([register])
        let source = #"<office:dde-source office:dde-application="soffice" office:dde-topic="a" office:dde-item="b"/>"#
        let object = #"<draw:frame><draw:object xlink:href="file:///srv/a.ods"/></draw:frame>"#
        func linking(_ type: String) -> [UInt8] {
            let relation = OfficeDrawing.relation("rId9", type, "http://serveur.invalid/a.dotm", outside: true)
            return OfficeDrawing.docx([OfficeDrawing.run("Bonjour")], links: [relation]).bytes
        }
        func computing(_ formula: String) -> DrawnSheet { DrawnSheet("A", [[.formula(formula, result: "0")]]) }
        return [
            DocumentFixture(.fileDDE, "champ.docx", text(OfficeDrawing.field(["D", "DE", "AUTO c:\\\\a.exe \"/k\""]))),
            DocumentFixture(.fileDDE, "champ-simple.docx", text(#"<w:fldSimple w:instr=" dde excel a b "/>"#)),
            DocumentFixture(.fileDDE, "champ-cite.docx", text(nested)),
            DocumentFixture(
                .fileDDE, "lien.xlsx",
                sheet.putting("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink/></externalLink>").bytes),
            DocumentFixture(.fileDDE, "formule.xlsx", OfficeDrawing.xlsx([computing("cmd|'/C calc'!A0")]).bytes),
            DocumentFixture(
                .fileDDE, "formule.ods", OfficeDrawing.ods([computing("DDE(\"soffice\";\"a\";\"b\")")]).bytes),
            DocumentFixture(.fileDDE, "source.odt", OfficeDrawing.odt([source]).bytes),
            DocumentFixture(.fileExternalObject, "objet.docx", linking("oleObject")),
            DocumentFixture(.fileExternalObject, "modele.docx", linking("attachedTemplate")),
            DocumentFixture(.fileExternalObject, "cadre.docx", linking("frame")),
            DocumentFixture(.fileExternalObject, "morceau.docx", linking("subDocument")),
            DocumentFixture(
                .fileExternalObject, "champ-lien.docx", text(OfficeDrawing.field([" LINK Excel.Sheet a.xls "]))),
            DocumentFixture(.fileExternalObject, "objet.odt", OfficeDrawing.odt([object]).bytes),
        ]
    }

    private static func text(_ paragraph: String) -> [UInt8] { OfficeDrawing.docx([paragraph]).bytes }

    /// `{ { QUOTE 68 68 69 } excel a b }`.
    private static var nested: String {
        let sign = { (kind: String) in #"<w:r><w:fldChar w:fldCharType="\#(kind)"/></w:r>"# }
        return sign("begin") + OfficeDrawing.field(["QUOTE 68 68 69"])
            + "<w:r><w:instrText> excel a b</w:instrText></w:r>" + sign("end")
    }

    /// Under a password.
    static var locked: [DocumentFixture] {
        let inner = "<manifest:encryption-data/>"
        let ods = OfficeDrawing.ods([register])
            .putting("META-INF/manifest.xml", OfficeDrawing.manifest(["/", "content.xml"], inner: inner))
        var zip = ZipDrawing(OfficeDrawing.xlsx([register]).parts)
        zip.entries[3].flags = 1
        var pdf = PDFDrawing(more: [
            "<< /Filter /Standard /V 1 /R 2 /P -4 /O <\(String(repeating: "4f", count: 32))> "
                + "/U <\(String(repeating: "55", count: 32))> >>"
        ])
        pdf.trailer = "/Encrypt 4 0 R /ID [<41> <41>]"
        return [
            DocumentFixture(
                .fileEncrypted, "office.xlsx", CompoundDrawing.bytes(["EncryptionInfo", "EncryptedPackage"])),
            DocumentFixture(.fileEncrypted, "libre.ods", ods.bytes),
            DocumentFixture(.fileEncrypted, "zip.xlsx", zip.bytes),
            DocumentFixture(.fileEncrypted, "mot-de-passe.pdf", pdf.bytes),
        ]
    }
}
