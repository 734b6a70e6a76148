/// Is told every paragraph of a text document, and keeps what is to be said about them.
///
/// Paragraphs are counted from 1; those of headers, notes and the like are counted apart, by the name of their part.
final class ProseWatch {
    private struct Table {
        var names = NameColumns()
        var row = -1
        var column = -1
        /// Number of the first paragraph of each row.
        var paragraphs: [Int] = []
    }

    private let report: Report
    private var citizens = CitizenCount()
    private var words = 0
    private var number = 0
    private var part = ""
    private var tables: [Table] = []

    /// Bytes of a paragraph that count.
    static let longest = 1 << 20
    /// Tables in each other that are looked at.
    private static let deepest = 20

    init(_ report: Report) { self.report = report }

    /// - Parameter part: empty for the body, whose words are counted.
    func open(part: String) {
        self.part = part
        number = 0
        tables = []
    }

    func paragraph(_ text: Lent) {
        number += 1
        if part.isEmpty { words += Self.words(text) }
        citizens.add(Sightings(in: text), part, "§ \(number)")
        guard let table = tables.indices.last, tables[table].row >= 0 else { return }
        _ = tables[table].names.see(text, row: tables[table].row, column: max(0, tables[table].column))
    }

    func beginTable() {
        if tables.count < Self.deepest { tables.append(Table()) }
    }

    func beginRow() {
        guard let table = tables.indices.last else { return }
        tables[table].row += 1
        tables[table].column = -1
        tables[table].paragraphs.append(number + 1)
    }

    func beginCell() {
        if let table = tables.indices.last { tables[table].column += 1 }
    }

    func endTable() {
        guard let table = tables.popLast(), let found = table.names.found() else { return }
        citizens.names.add(found.count, part, "§ \(table.paragraphs[found.row])")
    }

    /// Says everything, once all was read.
    func finish() {
        report.facts.words = words
        citizens.tell(report)
    }

    /// Runs of anything but blanks that hold a letter or a digit.
    private static func words(_ text: Lent) -> Int {
        var count = 0
        var isWord = false
        for byte in text.bytes {
            if byte.isSpace {
                isWord = false
            } else if !isWord, byte.isLetter || byte.isDigit || byte >= 0x80 {
                isWord = true
                count += 1
            }
        }
        return count
    }
}
