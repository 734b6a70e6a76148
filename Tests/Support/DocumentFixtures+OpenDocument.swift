import Domain

extension OfficeDrawing {
    private static let spaces =
        ["office", "table", "text", "style", "script", "draw", "meta", "manifest"]
        .map { #"xmlns:\#($0)="urn:oasis:names:tc:opendocument:xmlns:\#($0):1.0""# }.joined(separator: " ")
        + #" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/""#

    /// A spreadsheet as LibreOffice writes it, with its empty rows and columns repeated to the end of the sheet.
    package static func ods(_ sheets: [DrawnSheet], author: String = "") -> OfficeDrawing {
        let tables = sheets.map { sheet in
            let style = sheet.isHidden ? #" table:style-name="cache""# : ""
            return #"<table:table table:name="\#(escaped(sheet.name))"\#(style)>\#(rows(sheet))"#
                + #"<table:table-row table:number-rows-repeated="1048000"><table:table-cell "#
                + #"table:number-columns-repeated="16384"/></table:table-row></table:table>"#
        }
        let hidden =
            #"<office:automatic-styles><style:style style:name="cache" style:family="table"><style:table-properties "#
            + #"table:display="false"/></style:style></office:automatic-styles>"#
        return openDocument(
            "spreadsheet",
            hidden + "<office:body><office:spreadsheet>\(tables.joined())</office:spreadsheet></office:body>",
            author: author)
    }

    private static func rows(_ sheet: DrawnSheet) -> String {
        sheet.rows.enumerated().map { row, cells in
            let line = cells.enumerated().map { column, cell in
                let name = "\(Character(Unicode.Scalar(UInt8(65 + column % 26))))\(row + 1)"
                let note = sheet.notes.first { $0.cell == name }.map {
                    "<office:annotation><dc:creator>Zoé</dc:creator><text:p>\(escaped($0.text))</text:p>"
                        + "</office:annotation>"
                }
                return self.cell(cell, note ?? "")
            }
            return "<table:table-row>\(line.joined())</table:table-row>"
        }.joined()
    }

    private static func cell(_ cell: DrawnCell, _ note: String) -> String {
        func drawn(_ attributes: String, _ text: String) -> String {
            "<table:table-cell \(attributes)>\(note)<text:p>\(escaped(text))</text:p></table:table-cell>"
        }
        switch cell {
        case .empty: return note.isEmpty ? "<table:table-cell/>" : "<table:table-cell>\(note)</table:table-cell>"
        case .text(let text): return drawn(#"office:value-type="string""#, text)
        case .number(let number):
            return drawn(
                #"office:value-type="float" office:value="\#(number)""#,
                number == number.rounded() ? "\(Int(number))" : "\(number)")
        case .date(let number): return drawn(#"office:value-type="date" office:date-value="2026-01-01""#, "\(number)")
        case .percentage(let number):
            return drawn(#"office:value-type="percentage" office:value="\#(number)""#, "\(number * 100) %")
        case .error(let text): return drawn(#"office:value-type="string" office:string-value="""#, text)
        case .formula(let formula, let result):
            let type = Double(result) == nil ? "string" : #"float" office:value="\#(result)"#
            let own = formula.replacing(/[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?/) { match in
                "[.\(match.output.0.replacing(":", with: ":."))]"
            }
            return drawn(#"table:formula="of:=\#(escaped(own))" office:value-type="\#(type)""#, result)
        }
    }

    /// A text document; each paragraph is the inner XML of a `text:p`.
    package static func odt(_ paragraphs: [String], author: String = "") -> OfficeDrawing {
        let body = paragraphs.map { "<text:p>\($0)</text:p>" }.joined()
        return openDocument("text", "<office:body><office:text>\(body)</office:text></office:body>", author: author)
    }

    private static func openDocument(_ kind: String, _ content: String, author: String) -> OfficeDrawing {
        var drawing = OfficeDrawing()
        drawing.put("mimetype", "application/vnd.oasis.opendocument.\(kind)")
        drawing.put(
            "content.xml",
            declaration + #"<office:document-content \#(spaces) office:version="1.3">\#(content)"#
                + "</office:document-content>")
        let creator = author.isEmpty ? "" : "<meta:initial-creator>\(escaped(author))</meta:initial-creator>"
        drawing.put(
            "meta.xml",
            declaration + "<office:document-meta \(spaces)><office:meta>\(creator)</office:meta></office:document-meta>"
        )
        drawing.put("Configurations2/accelerator/current.xml", "")
        drawing.put("META-INF/manifest.xml", manifest(["/", "content.xml", "meta.xml"]))
        return drawing
    }

    /// - Parameter inner: what stands inside the entry of the content.
    package static func manifest(_ paths: [String], inner: String = "") -> String {
        let lines = paths.map { path in
            #"<manifest:file-entry manifest:full-path="\#(path)" manifest:media-type="text/xml">"#
                + (path == "content.xml" ? inner : "") + "</manifest:file-entry>"
        }
        return declaration + "<manifest:manifest \(spaces)>\(lines.joined())</manifest:manifest>"
    }
}
