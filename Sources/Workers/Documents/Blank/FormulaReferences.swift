/// The cells of its own sheet that a formula names, as Excel writes them (`B2`, `$B$2:C9`) or OpenDocument (`[.B2]`).
struct FormulaReferences {
    /// Cells that are named alone, not as a corner of a range.
    private(set) var single: [CellPlace] = []
    /// The formula with places counted from the cell it stands in: equal in cells that were filled from each other.
    private(set) var pattern: [UInt8] = []

    private static let most = 200

    init(_ formula: Lent, at place: CellPlace) {
        let bytes = formula.bytes
        var position = 0
        while position < bytes.count, pattern.count < 4096 {
            if bytes[position] == 0x22 {
                position = copyQuoted(bytes, position)
            } else if let (cell, end, fixed) = Self.reference(bytes, position) {
                note(cell, bytes, position, end)
                append(fixed.row ? cell.row : cell.row - place.row, "R")
                append(fixed.column ? cell.column : cell.column - place.column, "C")
                position = end
            } else {
                pattern.append(bytes[position])
                position += 1
            }
        }
    }

    private mutating func copyQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let end = bytes[(start + 1)...].firstIndex(of: 0x22).map { $0 + 1 } ?? bytes.count
        pattern += bytes[start..<end]
        return end
    }

    private mutating func append(_ figure: Int, _ letter: String) {
        pattern += Array("\(letter)\(figure)".utf8)
    }

    /// Keeps the cell, unless it is of a range (`B2:C9`, `[.B2:.C9]`, `[.B2]:[.C9]`) or of another sheet.
    private mutating func note(_ cell: CellPlace, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        func sign(_ position: Int) -> UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }
        var before = start - 1
        if sign(before) == 0x2e {
            guard [0x5b, 0x3a].contains(sign(before - 1)) else { return }
            before -= sign(before - 1) == 0x5b ? 2 : 1
        }
        let behind = sign(end) == 0x5d ? end + 1 : end
        guard sign(before) != 0x21, sign(before) != 0x3a, sign(behind) != 0x3a, single.count < Self.most else { return }
        single.append(cell)
    }

    private typealias Found = (cell: CellPlace, end: Int, fixed: (row: Bool, column: Bool))

    /// A reference that starts at `start`, and is not the end of a name.
    private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Found? {
        if start > 0, bytes[start - 1].isLetter || bytes[start - 1].isDigit || bytes[start - 1].isAny(of: "$_") {
            return nil
        }
        var position = start
        func take(_ isWanted: (UInt8) -> Bool) -> Range<Int> {
            let first = position
            while position < bytes.count, isWanted(bytes[position]) { position += 1 }
            return first..<position
        }
        let isFixedColumn = !take { $0 == 0x24 }.isEmpty
        let letters = take(\.isLetter)
        let isFixedRow = !take { $0 == 0x24 }.isEmpty
        let digits = take(\.isDigit)
        guard (1...3).contains(letters.count), (1...7).contains(digits.count) else { return nil }
        if position < bytes.count, bytes[position].isLetter || bytes[position].isAny(of: "_(") { return nil }
        let name = Array(bytes[letters]) + Array(bytes[digits])
        guard let cell = name.lent({ CellPlace($0) }) else { return nil }
        return (cell, position, (isFixedRow, isFixedColumn))
    }
}
