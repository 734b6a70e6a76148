/// Where a cell is; both figures from 0.
struct CellPlace: Hashable {
    var row: Int
    var column: Int

    /// Rows and columns that a spreadsheet can have.
    static let rows = 1 << 20
    static let columns = 1 << 14

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// From « B12 ».
    init?(_ name: Lent) {
        var column = 0
        var row = 0
        for byte in name.bytes {
            if byte.isLetter, row == 0 {
                column = column * 26 + Int(byte.lowercased - 0x60)
            } else if byte.isDigit, column > 0 {
                row = row * 10 + Int(byte - 0x30)
            } else {
                return nil
            }
            guard column <= Self.columns, row <= Self.rows else { return nil }
        }
        guard row > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// « B12 ».
    var name: String { Self.letters(column) + String(row + 1) }

    private static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
