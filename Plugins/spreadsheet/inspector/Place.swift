/// Where a cell is; both figures from 0.
struct Place: Hashable, Comparable {
    var row: Int
    var column: Int

    /// Rows and columns that a sheet can have.
    static let rows = 1 << 20
    static let columns = 1 << 14

    /// « B12 ».
    var name: String { Self.letters(column) + String(row + 1) }

    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// Row by row, from left to right.
    static func < (one: Place, other: Place) -> Bool { (one.row, one.column) < (other.row, other.column) }
}
