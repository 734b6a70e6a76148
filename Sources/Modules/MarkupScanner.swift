/// Reads the tags of a small XML text one after the other.
///
/// Knows no entity, no declaration, no namespace: what it does not know is `forbidden`.
struct MarkupScanner {
    enum Token {
        case open(String, [(String, String)], closed: Bool)
        case close(String)
        case forbidden(String)
        case broken
    }

    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = Substring(text).unicodeScalars }

    /// The next tag; nil at the end.
    ///
    /// Comments, the XML declaration and white space are passed over.
    mutating func next() -> Token? {
        while true {
            skipSpace()
            guard let first = rest.first else { return nil }
            guard first == "<" else { return .forbidden(String(rest.prefix { $0 != "<" }.prefix(20))) }
            if starts(with: "<!--") {
                guard skip(past: "-->") else { return .broken }
            } else if starts(with: "<?xml ") {
                guard skip(past: "?>") else { return .broken }
            } else if starts(with: "<!") || starts(with: "<?") {
                return .forbidden(String(rest.prefix(9)))
            } else {
                rest.removeFirst()
                return tag()
            }
        }
    }

    private mutating func tag() -> Token {
        if rest.first == "/" {
            rest.removeFirst()
            let name = name()
            skipSpace()
            guard !name.isEmpty, rest.popFirst() == ">" else { return .broken }
            return .close(name)
        }
        let name = name()
        guard !name.isEmpty else { return .broken }
        var attributes: [(String, String)] = []
        while true {
            skipSpace()
            switch rest.first {
            case ">":
                rest.removeFirst()
                return .open(name, attributes, closed: false)
            case "/":
                rest.removeFirst()
                guard rest.popFirst() == ">" else { return .broken }
                return .open(name, attributes, closed: true)
            default:
                guard let attribute = attribute() else { return .broken }
                guard !attributes.contains(where: { $0.0 == attribute.0 }) else { return .broken }
                attributes.append(attribute)
            }
        }
    }

    private mutating func attribute() -> (String, String)? {
        let key = name()
        guard !key.isEmpty, rest.popFirst() == "=", let quote = rest.popFirst(), quote == "\"" || quote == "'" else {
            return nil
        }
        let value = rest.prefix { $0 != quote }
        rest = rest.dropFirst(value.count)
        guard rest.popFirst() == quote else { return nil }
        return (key, String(value))
    }

    private mutating func name() -> String {
        let name = rest.prefix { ScalarSet.words.contains($0) || $0 == "-" || $0 == ":" }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    private mutating func skipSpace() { rest = rest.drop { " \n\r\t".unicodeScalars.contains($0) } }

    private func starts(with text: String) -> Bool { rest.starts(with: text.unicodeScalars) }

    private mutating func skip(past end: String) -> Bool {
        while !rest.isEmpty {
            if starts(with: end) {
                rest = rest.dropFirst(end.unicodeScalars.count)
                return true
            }
            rest.removeFirst()
        }
        return false
    }
}
