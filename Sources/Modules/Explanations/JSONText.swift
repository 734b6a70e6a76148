/// JSON to be written, its members in the order given.
indirect enum JSONText {
    case object([(String, JSONText)])
    case list([JSONText])
    case text(String)
    case number(Int)
    case flag(Bool)

    var text: String { written(indent: 0) }

    private static let room = 100

    private func written(indent: Int) -> String {
        let short = onOneLine
        guard short.count + indent > Self.room else { return short }
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .object(let members):
            let lines = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.written(indent: indent + 2))" }
            return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
        case .list(let items):
            return "[\n\(items.map { inner + $0.written(indent: indent + 2) }.joined(separator: ",\n"))\n\(outer)]"
        case .text, .number, .flag: return short
        }
    }

    private var onOneLine: String {
        switch self {
        case .object(let members):
            members.isEmpty
                ? "{}" : "{ " + members.map { "\(Self.quoted($0.0)): \($0.1.onOneLine)" }.joined(separator: ", ") + " }"
        case .list(let items): "[" + items.map(\.onOneLine).joined(separator: ", ") + "]"
        case .text(let text): Self.quoted(text)
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        }
    }

    /// The texts are ours: no control characters are among them.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
