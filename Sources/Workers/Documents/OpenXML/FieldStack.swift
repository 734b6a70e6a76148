/// The fields of a Word text that are open at one place of it.
///
/// An instruction may be split over any number of runs, and what an inner field results in is part of the outer one's
/// instruction: `{ { QUOTE 68 68 69 } … }` is DDE as well.
struct FieldStack {
    private struct Field {
        var code: [UInt8] = []
        var result: [UInt8] = []
        var isResult = false
    }

    /// Bytes of an instruction that count, and fields in each other.
    private static let longest = 4096
    private static let deepest = 50

    private var fields: [Field] = []

    mutating func begin() {
        guard fields.count < Self.deepest else { return }
        fields.append(Field())
    }

    mutating func addCode(_ text: Lent) {
        guard let last = fields.indices.last, !fields[last].isResult, fields[last].code.count < Self.longest else {
            return
        }
        fields[last].code.append(contentsOf: text.bytes.prefix(Self.longest))
    }

    mutating func addResult(_ text: Lent) {
        guard let last = fields.indices.last, last > 0, fields[last].isResult, fields[last].result.count < Self.longest
        else { return }
        fields[last].result.append(contentsOf: text.bytes.prefix(Self.longest))
    }

    /// The instruction is over.
    /// - Returns: it.
    mutating func separate() -> [UInt8]? {
        guard let last = fields.indices.last, !fields[last].isResult else { return nil }
        fields[last].isResult = true
        return fields[last].code
    }

    /// - Returns: the instruction, unless `separate` has given it.
    mutating func end() -> [UInt8]? {
        guard let field = fields.popLast() else { return nil }
        if let outer = fields.indices.last, !fields[outer].isResult {
            fields[outer].code += Self.quoted(field.code) ?? field.result
        }
        return field.isResult ? nil : field.code
    }

    /// The first word of an instruction, in small letters.
    static func command(of code: [UInt8]) -> String {
        let word = code.drop { !$0.isLetter }.prefix { $0.isLetter }
        return String(decoding: word.map(\.lowercased), as: UTF8.self)
    }

    /// What `QUOTE 68 68 69` or `QUOTE "text"` stands for; nil for another instruction.
    private static func quoted(_ code: [UInt8]) -> [UInt8]? {
        guard command(of: code) == "quote" else { return nil }
        let words = code.drop { !$0.isLetter }.drop { $0.isLetter }.split { $0.isSpace }
        return words.flatMap { word in
            UInt8(String(decoding: word, as: UTF8.self)).map { [$0] } ?? word.filter { $0 != 0x22 }
        }
    }
}
