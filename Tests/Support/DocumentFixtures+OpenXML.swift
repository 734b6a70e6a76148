import Domain

extension OfficeDrawing {
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let types = "application/vnd.openxmlformats-officedocument"

    /// One line of a `.rels` part.
    package static func relation(_ id: String, _ type: String, _ target: String, outside: Bool = false) -> String {
        let mode = outside ? #" TargetMode="External""# : ""
        return #"<Relationship Id="\#(id)" Type="\#(relations)/\#(type)" Target="\#(target)"\#(mode)/>"#
    }

    package static func relations(_ lines: [String]) -> String {
        declaration + #"<Relationships xmlns="\#(packages)/relationships">\#(lines.joined())</Relationships>"#
    }

    /// `[Content_Types].xml`.
    package static func types(_ overrides: [(part: String, type: String)]) -> String {
        let lines = overrides.map { #"<Override PartName="/\#($0.part)" ContentType="\#($0.type)"/>"# }
        return declaration + #"<Types xmlns="\#(packages)/content-types">"#
            + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
            + #"<Default Extension="xml" ContentType="application/xml"/>\#(lines.joined())</Types>"#
    }

    /// A workbook as Excel writes it: shared texts, formats, properties.
    /// - Parameter author: nobody when empty.
    package static func xlsx(
        _ sheets: [DrawnSheet], author: String = "", mainType: String = "spreadsheetml.sheet.main+xml"
    ) -> OfficeDrawing {
        var drawing = OfficeDrawing()
        var texts: [String] = []
        let pages = sheets.map { sheet(DrawnRows($0, texts: &texts)) }
        let names = sheets.indices.map { "xl/worksheets/sheet\($0 + 1).xml" }
        let main = mainType.contains("/") ? mainType : "\(types).\(mainType)"
        drawing.put(
            "[Content_Types].xml",
            types(
                [("xl/workbook.xml", main)] + names.map { ($0, "\(types).spreadsheetml.worksheet+xml") } + [
                    ("xl/styles.xml", "\(types).spreadsheetml.styles+xml"),
                    ("xl/sharedStrings.xml", "\(types).spreadsheetml.sharedStrings+xml"),
                    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
                ]))
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        drawing.put(
            "_rels/.rels",
            relations([
                relation("rId1", "officeDocument", "xl/workbook.xml"),
                #"<Relationship Id="rId2" Type="\#(core)" Target="docProps/core.xml"/>"#,
            ]))
        drawing.put("xl/workbook.xml", workbook(sheets))
        drawing.put(
            "xl/_rels/workbook.xml.rels",
            relations(
                sheets.indices.map { relation("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") } + [
                    relation("rId100", "styles", "styles.xml"),
                    relation("rId101", "sharedStrings", "sharedStrings.xml"),
                ]))
        drawing.put("xl/styles.xml", styles)
        for (name, page) in zip(names, pages) { drawing.put(name, page) }
        drawing.addNotes(sheets)
        drawing.put("xl/sharedStrings.xml", sharedStrings(texts))
        drawing.put("docProps/core.xml", properties(author))
        return drawing
    }

    private static func workbook(_ sheets: [DrawnSheet]) -> String {
        let lines = sheets.enumerated().map { index, sheet in
            let state = sheet.isHidden ? #" state="veryHidden""# : ""
            return #"<sheet name="\#(escaped(sheet.name))" sheetId="\#(index + 1)"\#(state) r:id="rId\#(index + 1)"/>"#
        }
        return declaration + #"<workbook xmlns="\#(main)" xmlns:r="\#(relations)"><sheets>\#(lines.joined())</sheets>"#
            + "</workbook>"
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private static func sheet(_ rows: DrawnRows) -> String {
        declaration + #"<worksheet xmlns="\#(main)" xmlns:r="\#(relations)"><sheetData>\#(rows.xml)</sheetData>"#
            + "</worksheet>"
    }

    /// Formats of cells: 0 plain, 1 a date, 2 a percentage.
    private static let styles =
        declaration + #"<styleSheet xmlns="\#(main)"><numFmts count="1">"#
        + #"<numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs count="3"><xf numFmtId="0"/>"#
        + #"<xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>"#

    private static func sharedStrings(_ texts: [String]) -> String {
        declaration + #"<sst xmlns="\#(main)">"# + texts.map { "<si><t>\(escaped($0))</t></si>" }.joined() + "</sst>"
    }

    private static func properties(_ author: String) -> String {
        let creator = author.isEmpty ? "" : "<dc:creator>\(escaped(author))</dc:creator>"
        return declaration + #"<cp:coreProperties xmlns:cp="\#(packages)/metadata/core-properties" "#
            + #"xmlns:dc="http://purl.org/dc/elements/1.1/">\#(creator)</cp:coreProperties>"#
    }

    private mutating func addNotes(_ sheets: [DrawnSheet]) {
        for (index, sheet) in sheets.enumerated() where !sheet.notes.isEmpty {
            let notes = sheet.notes.map {
                #"<comment ref="\#($0.cell)" authorId="0"><text><t>\#(Self.escaped($0.text))</t></text></comment>"#
            }
            let relation = Self.relation("rId1", "comments", "../comments\(index + 1).xml")
            put("xl/worksheets/_rels/sheet\(index + 1).xml.rels", Self.relations([relation]))
            put(
                "xl/comments\(index + 1).xml",
                Self.declaration + #"<comments xmlns="\#(Self.main)"><authors><author>Zoé</author></authors>"#
                    + "<commentList>\(notes.joined())</commentList></comments>")
        }
    }

    /// A Word document with the paragraphs given, each the inner XML of a `w:p`.
    /// - Parameter links: of the main part, lines of its `.rels`.
    package static func docx(_ paragraphs: [String], links: [String] = []) -> OfficeDrawing {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let size = #"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>"#
        let body = paragraphs.map { $0.hasPrefix("<w:tbl>") ? $0 : "<w:p>\($0)</w:p>" }.joined()
        var drawing = OfficeDrawing()
        let type = "\(types).wordprocessingml.document.main+xml"
        drawing.put("[Content_Types].xml", Self.types([("word/document.xml", type)]))
        drawing.put("_rels/.rels", relations([relation("rId1", "officeDocument", "word/document.xml")]))
        drawing.put(
            "word/document.xml",
            declaration + #"<w:document xmlns:w="\#(word)" xmlns:r="\#(relations)"><w:body>\#(body)\#(size)</w:body>"#
                + "</w:document>")
        if !links.isEmpty { drawing.put("word/_rels/document.xml.rels", relations(links)) }
        return drawing
    }

    /// A run of text.
    package static func run(_ text: String) -> String { "<w:r><w:t>\(escaped(text))</w:t></w:r>" }

    /// A field, its instruction split over runs.
    package static func field(_ pieces: [String]) -> String {
        func sign(_ kind: String) -> String { #"<w:r><w:fldChar w:fldCharType="\#(kind)"/></w:r>"# }
        return sign("begin") + pieces.map { "<w:r><w:instrText>\(escaped($0))</w:instrText></w:r>" }.joined()
            + sign("separate") + run("!") + sign("end")
    }
}

/// The rows of a sheet in XML, their texts put among the shared ones.
private struct DrawnRows {
    let xml: String

    init(_ sheet: DrawnSheet, texts: inout [String]) {
        var rows = ""
        for (row, cells) in sheet.rows.enumerated() where !cells.isEmpty {
            rows += #"<row r="\#(row + 1)">"#
            for (column, cell) in cells.enumerated() {
                let letter = Character(Unicode.Scalar(UInt8(65 + column % 26)))
                rows += Self.cell(cell, "\(letter)\(row + 1)", &texts)
            }
            rows += "</row>"
        }
        xml = rows
    }

    private static func cell(_ cell: DrawnCell, _ name: String, _ texts: inout [String]) -> String {
        switch cell {
        case .empty: return ""
        case .text(let text):
            texts.append(text)
            return #"<c r="\#(name)" t="s"><v>\#(texts.count - 1)</v></c>"#
        case .number(let number): return #"<c r="\#(name)"><v>\#(number)</v></c>"#
        case .date(let number): return #"<c r="\#(name)" s="1"><v>\#(number)</v></c>"#
        case .percentage(let number): return #"<c r="\#(name)" s="2"><v>\#(number)</v></c>"#
        case .error(let text): return #"<c r="\#(name)" t="e"><v>\#(text)</v></c>"#
        case .formula(let formula, let result):
            let type = Double(result) == nil ? #" t="str""# : ""
            return #"<c r="\#(name)"\#(type)><f>\#(OfficeDrawing.escaped(formula))</f><v>\#(result)</v></c>"#
        }
    }
}
