import WorkerKit

/// The empty copy of a CSV file: its heading, in UTF-8 with a byte order mark, which every program reads right.
struct BlankCSV {
    let output: Output

    func write(_ text: CSVText) throws {
        let reader = CSVReader(text.utf8)
        let rule = survey(reader)
        var lines: [UInt8] = [0xef, 0xbb, 0xbf]
        var fields: [[UInt8]] = []
        var hasText = false
        reader.read { field, place in
            let isKept =
                switch Self.content(of: field) {
                case .text: rule.keeps(textAt: place, isFirst: !hasText)
                case .personal: false
                case .year, .formula, .other: rule.keepsNumbers(inRow: place.row)
                }
            hasText = true
            while fields.count < place.column { fields.append([]) }
            fields.append(isKept ? Self.quoted(field, reader.separator) : [])
        } record: { _, _ in
            if fields.contains(where: { !$0.isEmpty }) {
                lines += fields.joined(separator: [reader.separator])
                lines += [0x0d, 0x0a]
            }
            (fields, hasText) = ([], false)
            return true
        }
        try lines.withUnsafeBytes { try output.write($0) }
    }

    private func survey(_ reader: CSVReader) -> BlankRule {
        var rule = BlankRule()
        reader.read { field, place in
            rule.see(Self.content(of: field), at: place)
        }
        rule.finish()
        return rule
    }

    private static func content(of field: Lent) -> BlankRule.Content {
        switch CSVCheck.value(of: field) {
        case .number(let number): BlankRule.isYear(number) ? .year : .other
        default: BlankRule.content(of: field)
        }
    }

    private static func quoted(_ field: Lent, _ separator: UInt8) -> [UInt8] {
        guard field.bytes.contains(where: { [separator, 0x22, 0x0a, 0x0d].contains($0) }) else {
            return Array(field.bytes)
        }
        return [0x22] + field.bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
