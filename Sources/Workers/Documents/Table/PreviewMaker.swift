/// The top left corner of the first table that is not hidden.
struct PreviewMaker {
    static let rows = 12
    static let columns = 8
    /// Characters of a cell.
    static let width = 60

    let sheet: String
    private var rows: [[String]] = []

    init(sheet: String) { self.sheet = sheet }

    static func reaches(_ place: CellPlace) -> Bool { place.row < rows && place.column < columns }

    mutating func show(_ text: String, at place: CellPlace) {
        guard Self.reaches(place), !text.isEmpty else { return }
        while rows.count <= place.row { rows.append([]) }
        while rows[place.row].count <= place.column { rows[place.row].append("") }
        rows[place.row][place.column] = Self.oneLine(text)
    }

    private static func oneLine(_ text: String) -> String {
        let line = text.cut(to: 4 * width).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.unicodeScalars.count <= width ? line : line.cut(to: width - 1) + "…"
    }

    /// Nil when nothing is to be seen there.
    var made: Facts.Preview? { rows.isEmpty ? nil : Facts.Preview(sheet: sheet, rows: rows) }
}
