import Foundation

/// A spreadsheet file (.xlsx) with a bold head, dates and formulas that the reader's program works out.
struct Workbook {
    let sheets: [Sheet]

    struct Sheet: Decodable {
        /// Cells over a limit are shown in bold on orange.
        struct Over: Decodable {
            let column: String
            let limit: Int
        }

        /// Cells filled in from a list.
        struct Choice: Decodable {
            let column: String
            let values: [String]
        }

        let name: String
        /// In characters.
        let widths: [Double]
        let head: [String]
        let rows: [[Cell]]
        let over: Over?
        let list: Choice?
    }

    /// Text; `=…` is a formula with English names, `2026-11-24` a date.
    enum Cell: Decodable {
        case text(String)
        case number(Double)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }

        var shown: String {
            switch self {
            case .text(let text): text
            case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
            }
        }
    }

    private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    private static let names = "http://schemas.openxmlformats.org/"
    private static let main = #"xmlns="\#(names)spreadsheetml/2006/main""#
    private static let document = "\(names)officeDocument/2006/relationships"

    var data: Data {
        var zip = Zip()
        zip.add("[Content_Types].xml", Self.head + contentTypes)
        zip.add("_rels/.rels", Self.head + relations([("officeDocument", "xl/workbook.xml")]))
        let parts = sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
        zip.add("xl/_rels/workbook.xml.rels", Self.head + relations(parts + [("styles", "styles.xml")]))
        zip.add("xl/workbook.xml", Self.head + book)
        zip.add("xl/styles.xml", Self.head + Self.styles)
        for (index, sheet) in sheets.enumerated() {
            zip.add("xl/worksheets/sheet\(index + 1).xml", Self.head + xml(sheet))
        }
        return zip.data
    }

    private var contentTypes: String {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        let parts =
            [("workbook", "sheet.main"), ("styles", "styles")]
            + sheets.indices.map { ("worksheets/sheet\($0 + 1)", "worksheet") }
        return #"<Types xmlns="\#(Self.names)package/2006/content-types">"#
            + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
            + #"<Default Extension="xml" ContentType="application/xml"/>"#
            + parts.map { #"<Override PartName="/xl/\#($0.0).xml" ContentType="\#(type)\#($0.1)+xml"/>"# }.joined()
            + "</Types>"
    }

    private func relations(_ parts: [(kind: String, target: String)]) -> String {
        let links = parts.enumerated().map { index, part in
            #"<Relationship Id="r\#(index + 1)" Type="\#(Self.document)/\#(part.kind)" Target="\#(part.target)"/>"#
        }
        return #"<Relationships xmlns="\#(Self.names)package/2006/relationships">"# + links.joined()
            + "</Relationships>"
    }

    private var book: String {
        let list = sheets.enumerated().map { index, sheet in
            #"<sheet name="\#(escaped(sheet.name))" sheetId="\#(index + 1)" r:id="r\#(index + 1)"/>"#
        }
        return #"<workbook \#(Self.main) xmlns:r="\#(Self.document)"><sheets>"# + list.joined()
            + #"</sheets><calcPr fullCalcOnLoad="1"/></workbook>"#
    }

    /// 0 plain, 1 head, 2 date, 3 whole number.
    private static let styles =
        "<styleSheet \(main)>"
        + #"<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>"#
        + #"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/>"#
        + #"<color rgb="FFFFFFFF"/><sz val="11"/><name val="Calibri"/></font></fonts>"#
        + #"<fills count="3"><fill><patternFill patternType="none"/></fill>"#
        + #"<fill><patternFill patternType="gray125"/></fill>"#
        + #"<fill><patternFill patternType="solid"><fgColor rgb="FF2F6B1F"/></patternFill></fill></fills>"#
        + #"<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">"#
        + #"<xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>"#
        + #"<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="1" applyNumberFormat="1"/></cellXfs>"#
        + #"<dxfs count="1"><dxf><font><b/></font><fill><patternFill patternType="solid">"#
        + #"<bgColor rgb="FFF4B400"/></patternFill></fill></dxf></dxfs></styleSheet>"#

    private func xml(_ sheet: Sheet) -> String {
        let columns = sheet.widths.enumerated().map { index, width in
            #"<col min="\#(index + 1)" max="\#(index + 1)" width="\#(width)" customWidth="1"/>"#
        }
        let head = sheet.head.enumerated().map { text($1, at: $0, row: 1, style: 1) }.joined()
        let rows = sheet.rows.enumerated().map { index, cells in
            #"<row r="\#(index + 2)">"# + cells.enumerated().map { cell($1, at: $0, row: index + 2) }.joined()
                + "</row>"
        }
        return #"<worksheet \#(Self.main)><sheetViews><sheetView workbookViewId="0">"#
            + #"<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>"#
            + columns.joined() + #"</cols><sheetData><row r="1">"# + head + "</row>" + rows.joined()
            + "</sheetData>" + rules(sheet) + "</worksheet>"
    }

    private func rules(_ sheet: Sheet) -> String {
        var rules = ""
        if let over = sheet.over {
            rules +=
                #"<conditionalFormatting sqref="\#(over.column)2:\#(over.column)500">"#
                + #"<cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan">"#
                + "<formula>\(over.limit)</formula></cfRule></conditionalFormatting>"
        }
        if let list = sheet.list {
            rules +=
                #"<dataValidations count="1"><dataValidation type="list" allowBlank="1" "#
                + #"sqref="\#(list.column)2:\#(list.column)500"><formula1>"#
                + escaped("\"\(list.values.joined(separator: ","))\"")
                + "</formula1></dataValidation></dataValidations>"
        }
        return rules
    }

    private func cell(_ cell: Cell, at column: Int, row: Int) -> String {
        let place = self.place(column, row)
        switch cell {
        case .number(let number): return #"<c r="\#(place)"><v>\#(number)</v></c>"#
        case .text(let written) where written.hasPrefix("="):
            return #"<c r="\#(place)" s="3"><f>\#(escaped(String(written.dropFirst())))</f></c>"#
        case .text(let written):
            if let day = Self.day(written) { return #"<c r="\#(place)" s="2"><v>\#(day)</v></c>"# }
            return written.isEmpty ? "" : text(written, at: column, row: row, style: 0)
        }
    }

    private func text(_ text: String, at column: Int, row: Int, style: Int) -> String {
        #"<c r="\#(place(column, row))" s="\#(style)" t="inlineStr"><is><t>\#(escaped(text))</t></is></c>"#
    }

    private func place(_ column: Int, _ row: Int) -> String {
        "\(Character(Unicode.Scalar(UInt8(65 + column))))\(row)"
    }

    /// Days since 30 December 1899, as spreadsheets count.
    private static func day(_ text: String) -> Int? {
        guard text.count == 10, let date = try? Date(text + "T00:00:00Z", strategy: .iso8601) else { return nil }
        return Int(date.timeIntervalSince1970 / 86_400) + 25_569
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
