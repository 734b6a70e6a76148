extension CellPlace {
    /// The start of the row that a tag opens, seen from any cell of the row before.
    func row(_ tag: Tag) -> CellPlace {
        CellPlace(row: min(tag["r"]?.number.map { max(1, $0) - 1 } ?? row + 1, Self.rows), column: -1)
    }

    /// The cell that a tag opens, seen from the one before.
    func cell(_ tag: Tag) -> CellPlace {
        tag["r"].flatMap { CellPlace($0) } ?? CellPlace(row: max(0, row), column: column + 1)
    }
}
