/// The cells of a workbook, as far as they tell something about its formulas.
struct Book {
    var sheets: [Sheet] = []
    /// Not everything was read: there is too much of it.
    var isPartial = false

    subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }

    /// The text at the head of a column of a list.
    /// - Parameters:
    ///   - sheet: of the formula that names the list.
    func heading(of column: Int, above list: Reference, from sheet: String) -> String? {
        guard let sheet = self[list.sheet ?? sheet] else { return nil }
        let row = list.first.row ?? 0
        return sheet.heading(of: column, above: row) ?? sheet.heading(of: column, above: row + 1)
    }
}

struct Sheet {
    struct Cell {
        enum Value: Equatable {
            case none, number
            case text(String)
            /// `#REF!` and the like.
            case error(String)
        }

        var value = Value.none
        /// Taken apart; nil when it holds none, or one that we do not understand.
        var formula: Formula?
        var hasFormula = false
    }

    let name: String
    var cells: [Place: Cell] = [:]
    /// With a formula, understood or not.
    var formulas = 0

    /// The nearest text above a row, which is counted from 0.
    func heading(of column: Int, above row: Int) -> String? {
        var row = min(row, Place.rows)
        let top = max(0, row - 1000)
        while row > top {
            row -= 1
            guard let cell = cells[Place(row: row, column: column)] else { continue }
            if case .text(let text) = cell.value, !cell.hasFormula, !text.isEmpty { return text }
        }
        return nil
    }
}
