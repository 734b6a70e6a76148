/// Reads finished HTML, the host's own included: tags with their attributes, text, in order.
///
/// Strict where a browser would guess: what it cannot read is `malformed`.
struct RenderedMarkup {
    struct Tag {
        /// In lower case.
        let name: String
        /// Values as written, by name in lower case; an attribute without a value has an empty one.
        let attributes: [String: String]
        let isSelfClosing: Bool
        let range: Range<Int>
    }

    enum Token {
        case open(Tag)
        case close(String, Range<Int>)
        case text(Range<Int>)
        case malformed(Range<Int>)
    }

    private let scalars: [Unicode.Scalar]
    private var place = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    /// The next token; nil at the end.
    mutating func next() -> Token? {
        guard place < scalars.count else { return nil }
        let start = place
        guard scalars[place] == "<" else {
            while place < scalars.count, scalars[place] != "<" { place += 1 }
            return .text(start..<place)
        }
        place += 1
        let isClosing = take("/")
        let name = word()
        guard !name.isEmpty else { return malformed(from: start) }
        var attributes: [String: String] = [:]
        while true {
            skipBlanks()
            if take(">") {
                return isClosing
                    ? .close(name, start..<place)
                    : .open(Tag(name: name, attributes: attributes, isSelfClosing: false, range: start..<place))
            }
            if take("/") {
                guard take(">"), !isClosing else { return malformed(from: start) }
                return .open(Tag(name: name, attributes: attributes, isSelfClosing: true, range: start..<place))
            }
            let key = word()
            guard !key.isEmpty, !isClosing, attributes[key] == nil else { return malformed(from: start) }
            guard take("=") else {
                attributes[key] = ""
                continue
            }
            guard let value = value() else { return malformed(from: start) }
            attributes[key] = value
        }
    }

    /// Goes on behind the next `>`.
    private mutating func malformed(from start: Int) -> Token {
        while place < scalars.count, scalars[place] != ">" { place += 1 }
        place = min(place + 1, scalars.count)
        return .malformed(start..<place)
    }

    private mutating func word() -> String {
        var word = ""
        while place < scalars.count,
            scalars[place].isASCIILetterOrDigit || "-_:.".unicodeScalars.contains(scalars[place])
        {
            word.unicodeScalars.append(scalars[place])
            place += 1
        }
        return word.lowercased()
    }

    /// Between quotes; nil for anything else.
    private mutating func value() -> String? {
        guard place < scalars.count, scalars[place] == "\"" || scalars[place] == "'" else { return nil }
        let quote = scalars[place]
        guard let end = scalars[(place + 1)...].firstIndex(of: quote) else { return nil }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[place + 1..<end])
        place = end + 1
        return text
    }

    private mutating func skipBlanks() {
        while place < scalars.count, scalars[place].isBlank || scalars[place] == "\r" { place += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard place < scalars.count, scalars[place] == scalar else { return false }
        place += 1
        return true
    }
}
