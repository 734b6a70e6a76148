/// Cells that a formula names: one, a range, whole columns or whole rows.
struct Reference: Hashable {
    struct Corner: Hashable {
        /// Nil for whole columns.
        var row: Int?
        /// Nil for whole rows.
        var column: Int?
        var isRowFixed = false
        var isColumnFixed = false

        func moved(rows: Int, columns: Int) -> Corner {
            var moved = self
            if !isRowFixed { moved.row = row.map { $0 + rows } }
            if !isColumnFixed { moved.column = column.map { $0 + columns } }
            return moved
        }

        /// Counted from a cell where it moves with it, so that copied formulas look the same.
        func pattern(at place: Place) -> String {
            let row = row.map { isRowFixed ? "R\($0)" : "R[\($0 - place.row)]" } ?? ""
            let column = column.map { isColumnFixed ? "C\($0)" : "C[\($0 - place.column)]" } ?? ""
            return row + column
        }

        var moves: Bool { (row != nil && !isRowFixed) || (column != nil && !isColumnFixed) }
    }

    /// Nil for the formula's own.
    var sheet: String?
    var first: Corner
    var last: Corner?

    func moved(rows: Int, columns: Int) -> Reference {
        Reference(
            sheet: sheet, first: first.moved(rows: rows, columns: columns),
            last: last?.moved(rows: rows, columns: columns))
    }

    func pattern(at place: Place) -> String {
        let corners = first.pattern(at: place) + (last.map { ":" + $0.pattern(at: place) } ?? "")
        return (sheet.map { "'\($0)'!" } ?? "") + corners
    }

    var moves: Bool { first.moves || last?.moves == true }

    /// The only column that it is in, or nil.
    var column: Int? { last == nil || last?.column == first.column ? first.column : nil }

    /// Rows from the first to the last, or nil for whole columns.
    var rows: ClosedRange<Int>? {
        guard let start = first.row else { return nil }
        guard let last else { return start...start }
        guard let end = last.row, end >= start else { return nil }
        return start...end
    }
}
