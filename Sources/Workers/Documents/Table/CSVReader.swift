/// Reads a CSV file record by record: quotation marks protect, two of them are one.
struct CSVReader {
    static let separators: [UInt8] = [0x3b, 0x2c, 0x09]

    let text: [UInt8]
    let separator: UInt8
    /// Where the first record starts: behind « sep=; », if that is there.
    private let start: Int

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8]) {
        self.text = text
        if text.count > 4, text.starts(with: Array("sep=".utf8)), text.count == 5 || [0x0a, 0x0d].contains(text[5]) {
            separator = text[4]
            start = text.count > 6 && text[5] == 0x0d && text[6] == 0x0a ? 7 : min(text.count, 6)
        } else {
            separator = Self.sniff(text)
            start = 0
        }
    }

    /// Calls `field` for every field that is not empty, and `record` behind each record with the place where it ends.
    /// - Parameter record: reading goes on while it returns true.
    func read(_ field: (Lent, CellPlace) -> Void, record: (_ row: Int, _ end: Int) -> Bool = { _, _ in true }) {
        var place = CellPlace(row: 0, column: 0)
        var content: [UInt8] = []
        var isQuoted = false
        var position = start

        func finish() {
            if !content.isEmpty { content.lent { field($0, place) } }
            content.removeAll(keepingCapacity: true)
        }
        while position < text.count {
            let byte = text[position]
            position += 1
            if isQuoted {
                if byte != 0x22 {
                    content.append(byte)
                } else if position < text.count, text[position] == 0x22 {
                    content.append(byte)
                    position += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22, content.isEmpty {
                isQuoted = true
            } else if byte == separator {
                finish()
                place.column += 1
            } else if byte == 0x0a || byte == 0x0d {
                if byte == 0x0d, position < text.count, text[position] == 0x0a { position += 1 }
                finish()
                if !record(place.row, position) { return }
                place = CellPlace(row: place.row + 1, column: 0)
            } else {
                content.append(byte)
            }
        }
        finish()
        _ = record(place.row, position)
    }

    /// The one that stands equally often in most of the first lines; the semicolon when none does.
    private static func sniff(_ text: [UInt8]) -> UInt8 {
        var best = (separator: separators[0], score: 0)
        for separator in separators {
            let counts = counts(of: separator, in: text)
            let usual = counts.max { counts.count(of: $0) < counts.count(of: $1) } ?? 0
            let score = usual == 0 ? (counts.max() ?? 0 > 0 ? 1 : 0) : counts.count(of: usual) * 1000 + min(usual, 999)
            if score > best.score { best = (separator, score) }
        }
        return best.separator
    }

    /// How often a separator stands outside quotation marks, in each of the first twenty lines that are not empty.
    private static func counts(of separator: UInt8, in text: [UInt8]) -> [Int] {
        var counts: [Int] = []
        var (count, isQuoted, isEmpty) = (0, false, true)
        for byte in text.prefix(64 << 10) {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == separator, !isQuoted { count += 1 }
            guard byte == 0x0a || byte == 0x0d, !isQuoted else {
                isEmpty = false
                continue
            }
            if !isEmpty { counts.append(count) }
            (count, isEmpty) = (0, true)
            if counts.count == 20 { return counts }
        }
        return isEmpty ? counts : counts + [count]
    }
}

extension Array where Element: Equatable {
    fileprivate func count(of wanted: Element) -> Int { count { $0 == wanted } }
}
