/// Cells beside each other that hold copies of one formula.
struct Block {
    var first: Place
    var last: Place
    /// That of the first cell.
    let formula: Formula
    let pattern: String
    /// Numbers that stand between the copies, typed over one of them.
    var overwritten: [Place] = []

    var isOne: Bool { first == last }

    /// The blocks of a sheet, by their place.
    static func blocks(of sheet: Sheet) -> [Block] {
        let places = sheet.cells.filter { $0.value.formula != nil }.keys.sorted {
            ($0.column, $0.row) < ($1.column, $1.row)
        }
        var columns: [Block] = []
        for place in places {
            guard let formula = sheet.cells[place]?.formula else { continue }
            let pattern = formula.pattern(at: place)
            if var block = columns.last, block.pattern == pattern, block.reach(place, in: sheet) {
                columns[columns.count - 1] = block
            } else {
                columns.append(Block(first: place, last: place, formula: formula, pattern: pattern))
            }
        }
        return joined(columns).sorted { $0.first < $1.first }
    }

    /// Takes in a cell further down its column, over at most two numbers that were typed into the copies.
    private mutating func reach(_ place: Place, in sheet: Sheet) -> Bool {
        guard place.column == first.column, place.row - last.row <= 3 else { return false }
        let between = (last.row + 1..<place.row).map { Place(row: $0, column: place.column) }
        guard between.allSatisfy({ sheet.cells[$0]?.value == .number && sheet.cells[$0]?.hasFormula == false }) else {
            return false
        }
        overwritten += between
        last = place
        return true
    }

    /// Blocks of the same rows in neighbouring columns become one.
    private static func joined(_ blocks: [Block]) -> [Block] {
        var joined: [Block] = []
        for block in blocks {
            let index = joined.firstIndex { other in
                other.pattern == block.pattern && other.first.row == block.first.row && other.last.row == block.last.row
                    && other.last.column == block.first.column - 1
            }
            if let index {
                joined[index].last = block.last
                joined[index].overwritten += block.overwritten
            } else {
                joined.append(block)
            }
        }
        return joined
    }
}
