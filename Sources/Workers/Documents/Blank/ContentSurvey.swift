/// Looks through the tables of an OpenDocument spreadsheet for what `BlankRule` has to know.
final class ContentSurvey: XMLListener {
    /// One for each table, in order.
    private(set) var rules: [BlankRule] = []
    private var rule = BlankRule()
    private var position = TablePosition()
    private var cell: OpenDocumentCell?
    /// Elements in a cell whose text is not the cell's.
    private var asides = 0

    func start(_ tag: Tag) {
        position.start(tag)
        switch tag.name {
        case "table": if position.depth == 1 { rule = BlankRule() }
        case "table-cell", "covered-table-cell": if position.depth == 1 { cell = OpenDocumentCell(tag) }
        case "annotation", "frame": asides += 1
        case "p": if asides == 0 { cell?.beginLine() }
        default: break
        }
    }

    func text(_ text: Lent) {
        if asides == 0 { cell?.text.append(contentsOf: text.bytes) }
    }

    func end(_ name: Name) {
        switch name {
        case "table":
            if position.depth == 1 {
                rule.finish()
                rules.append(rule)
            }
        case "table-cell", "covered-table-cell":
            if let cell, cell.isFilled { rule.see(cell.content(at: position.place), at: position.place) }
            cell = nil
        case "annotation", "frame": asides -= 1
        default: break
        }
        position.end(name)
    }
}

extension OpenDocumentCell {
    func content(at place: CellPlace) -> BlankRule.Content {
        if let formula { return .formula(formula.lent { FormulaReferences($0, at: place) }) }
        return text.lent { text in
            switch value(text) {
            case .text(let text, _): BlankRule.content(of: text)
            case .number(let number): isPlainNumber && BlankRule.isYear(number) ? .year : .other
            case .error, .other: .other
            }
        }
    }
}

/// Where reading has come to in the tables of a spreadsheet.
struct TablePosition {
    /// Tables in each other.
    private(set) var depth = 0
    private(set) var place = CellPlace(row: 0, column: 0)
    private var rowRepeat = 0
    private var columnRepeat = 0

    mutating func start(_ tag: Tag) {
        switch tag.name {
        case "table":
            depth += 1
            if depth == 1 { (place, rowRepeat) = (CellPlace(row: 0, column: 0), 0) }
        case "table-row" where depth == 1:
            place = CellPlace(row: min(place.row + rowRepeat, CellPlace.rows), column: 0)
            rowRepeat = min(max(1, tag["number-rows-repeated"]?.number ?? 1), CellPlace.rows)
            columnRepeat = 0
        case "table-cell" where depth == 1, "covered-table-cell" where depth == 1:
            place.column = min(place.column + columnRepeat, CellPlace.columns)
            columnRepeat = min(max(1, tag["number-columns-repeated"]?.number ?? 1), CellPlace.columns)
        default: break
        }
    }

    mutating func end(_ name: Name) {
        if name == "table" { depth -= 1 }
    }
}
