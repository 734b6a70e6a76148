/// Finds the rows of a table whose formulas no neighbouring row repeats, and the cells that these name.
struct SingularRows {
    private struct Row {
        let row: Int
        var pattern: [UInt8] = []
        var named: [CellPlace] = []
    }

    private static let mostNamed = 100_000

    private(set) var rows: Set<Int> = []
    /// Cells that a formula of such a row names alone, with that row.
    private(set) var named: [CellPlace: Int] = [:]

    private var current: Row?
    /// The row before, which has to wait for the one below it.
    private var waiting: (row: Row, isRepetition: Bool)?

    /// Has to be shown every formula, row by row, then `finish`.
    mutating func see(_ formula: FormulaReferences, at place: CellPlace) {
        if current?.row != place.row {
            endRow()
            current = Row(row: place.row)
        }
        current?.pattern += Array("@\(place.column)".utf8) + formula.pattern
        current?.named += formula.single
    }

    mutating func finish() {
        endRow()
        endRow()
    }

    private mutating func endRow() {
        let isRepeated = waiting.map { $0.row.row + 1 == current?.row && $0.row.pattern == current?.pattern } ?? false
        if let waiting, !waiting.isRepetition, !isRepeated { keep(waiting.row) }
        waiting = current.map { ($0, isRepeated) }
        current = nil
    }

    private mutating func keep(_ row: Row) {
        rows.insert(row.row)
        for cell in row.named where named.count < Self.mostNamed { named[cell] = row.row }
    }
}
