@testable import Modules

/// A workbook made for a test: by sheet and cell a formula with its `=`, a number or a text.
struct DrawnBook {
    let sheets: [String: [String: String]]
    /// Errors that cells with a formula show.
    let errors: [String: String]
    /// Rows of an xlsx sheet as they are, after all others.
    let raw: String

    init(_ sheets: [String: [String: String]], errors: [String: String] = [:], raw: String = "") {
        self.sheets = sheets
        self.errors = errors
        self.raw = raw
    }

    private var names: [String] { sheets.keys.sorted() }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    /// Cells by row and column, each with its name.
    private func rows(_ sheet: String) -> [(row: Int, cells: [(name: String, column: Int, value: String)])] {
        let cells = (sheets[sheet] ?? [:]).map { name, value in
            let letters = name.prefix { $0.isLetter }
            let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 0x40 }
            return (row: Int(name.dropFirst(letters.count)) ?? 0, name: name, column: column, value: value)
        }
        return Dictionary(grouping: cells, by: \.row).sorted { $0.key < $1.key }.map { row, cells in
            (row, cells.sorted { $0.column < $1.column }.map { ($0.name, $0.column, $0.value) })
        }
    }

    var xlsx: [UInt8] {
        let space = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="urn:r/relationships""#
        let list = names.enumerated().map { #"<sheet name="\#(Self.escaped($1))" sheetId="\#($0)" r:id="r\#($0)"/>"# }
        let links = names.indices.map { #"<Relationship Id="r\#($0)" Target="worksheets/sheet\#($0).xml"/>"# }
        let parts = names.enumerated().map { index, name in
            (
                "xl/worksheets/sheet\(index).xml",
                "<worksheet \(space)><sheetData>\(xlsxRows(name))\(raw)</sheetData></worksheet>"
            )
        }
        let all = [
            ("xl/workbook.xml", "<workbook \(space)><sheets>\(list.joined())</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"),
        ]
        return StoredZip((all + parts).map { ($0.0, .text($0.1)) }).bytes
    }

    private func xlsxRows(_ sheet: String) -> String {
        rows(sheet).map { row, cells in
            "<row r=\"\(row)\">" + cells.map { xlsxCell($0.name, $0.value) }.joined() + "</row>"
        }.joined()
    }

    private func xlsxCell(_ name: String, _ value: String) -> String {
        if value.hasPrefix("=") {
            let formula = "<f>\(Self.escaped(String(value.dropFirst())))</f>"
            let error = errors[name].map { "<v>\($0)</v>" }
            return "<c r=\"\(name)\"\(error == nil ? "" : " t=\"e\"")>\(formula)\(error ?? "<v>1</v>")</c>"
        }
        return Double(value) == nil
            ? "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(Self.escaped(value))</t></is></c>"
            : "<c r=\"\(name)\"><v>\(value)</v></c>"
    }

    var ods: [UInt8] {
        let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
        let tables = names.map { name in
            "<table:table table:name=\"\(Self.escaped(name))\">\(odsRows(name))</table:table>"
        }
        let content = """
            <office:document-content xmlns:office="\(oasis)office:1.0" xmlns:table="\(oasis)table:1.0" \
            xmlns:text="\(oasis)text:1.0"><office:body><office:spreadsheet>\(tables.joined())\
            </office:spreadsheet></office:body></office:document-content>
            """
        return StoredZip([
            ("mimetype", .text("application/vnd.oasis.opendocument.spreadsheet")), ("content.xml", .text(content)),
        ]).bytes
    }

    private func odsRows(_ sheet: String) -> String {
        var next = 1
        return rows(sheet).map { row, cells in
            defer { next = row + 1 }
            let gap = row > next ? "<table:table-row table:number-rows-repeated=\"\(row - next)\"/>" : ""
            return gap + "<table:table-row>\(odsCells(cells))</table:table-row>"
        }.joined()
    }

    private func odsCells(_ cells: [(name: String, column: Int, value: String)]) -> String {
        var next = 1
        return cells.map { name, column, value in
            defer { next = column + 1 }
            let gap = column > next ? "<table:table-cell table:number-columns-repeated=\"\(column - next)\"/>" : ""
            return gap + odsCell(name, value)
        }.joined()
    }

    private func odsCell(_ name: String, _ value: String) -> String {
        let number = #"office:value-type="float" office:value="1""#
        if value.hasPrefix("=") {
            let shown = "<text:p>\(errors[name] ?? "1")</text:p>"
            return "<table:table-cell table:formula=\"of:\(Self.escaped(value))\" \(number)>\(shown)</table:table-cell>"
        }
        let type = Double(value) == nil ? #"office:value-type="string""# : number
        return "<table:table-cell \(type)><text:p>\(Self.escaped(value))</text:p></table:table-cell>"
    }
}
