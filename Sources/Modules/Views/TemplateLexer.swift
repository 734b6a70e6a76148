/// A tag of Mustache as written: `{{name}}`.
struct TemplateTag {
    enum Kind {
        case value
        /// `{{{name}}}` or `{{&name}}`.
        case raw
        case section
        case inverted
        case close
    }

    let kind: Kind
    /// `title`, `field.usage.value`, `.` or `.title`.
    let name: String
    /// From the first brace to past the last.
    let range: Range<Int>
}

/// Cuts the text of a template into tags and what stands between them, and reports every tag that is none.
struct TemplateLexer {
    enum Piece {
        case literal(Range<Int>)
        case tag(TemplateTag)
    }

    private let source: TemplateSource
    private var pieces: [Piece] = []
    private var place = 0
    /// Where the literal that is being read began.
    private var start = 0
    private var tags = 0

    private init(_ source: TemplateSource) { self.source = source }

    static func pieces(of source: TemplateSource) -> [Piece] {
        var lexer = TemplateLexer(source)
        lexer.run()
        return lexer.pieces
    }

    private mutating func run() {
        while place < source.scalars.count {
            if source.has("{{", at: place) {
                tag()
            } else {
                if source.has("}}", at: place) {
                    source.add(.strayBraces, at: place..<place + 2)
                    place += 1
                } else if Self.isForbidden(source.scalars[place]) {
                    source.add(.templateCharacter, at: place..<place + 1)
                }
                place += 1
            }
        }
        endLiteral()
    }

    private mutating func endLiteral() {
        if start < place { pieces.append(.literal(start..<place)) }
    }

    private mutating func tag() {
        endLiteral()
        let opening = place
        let sign = opening + 2 < source.scalars.count ? source.scalars[opening + 2] : nil
        let end = sign == "!" ? endOfComment(from: opening + 3) : endOfTag(from: opening + 2)
        guard let end else {
            source.add(.tagNotClosed, at: opening..<opening + 2)
            // A remark that never ends takes the rest with it.
            place = sign == "!" ? source.scalars.count : opening + 2
            start = place
            return
        }
        var past = end + 2
        let isTriple = sign == "{"
        let hasThird = past < source.scalars.count && source.scalars[past] == "}"
        if isTriple, hasThird { past += 1 }
        if isTriple != hasThird, sign != "!" {
            source.add(.bracesDisagree, at: opening..<past)
            if hasThird { past += 1 }
        } else {
            read(sign, opening..<past, inner: opening + 2..<end)
        }
        if joins(opening - 1) || joins(past - 1) { source.add(.templateCharacter, at: opening..<past) }
        place = past
        start = past
    }

    /// - Parameter inner: between the braces.
    private mutating func read(_ sign: Unicode.Scalar?, _ range: Range<Int>, inner: Range<Int>) {
        tags += 1
        if tags == TemplateRules.maximumTags + 1 {
            source.add(.tooManyTags(limit: TemplateRules.maximumTags), at: range)
        }
        let kind: TemplateTag.Kind
        switch sign {
        case "!": return
        case "#": kind = .section
        case "^": kind = .inverted
        case "/": kind = .close
        case "{", "&": kind = .raw
        case ">": return source.add(.partial, at: range)
        case "<", "$", "=", "%": return source.add(.tagOfFullMustache(source.text(range)), at: range)
        default: kind = .value
        }
        let name = source.text(kind == .value ? inner : inner.dropFirst(1)).trimmed
        if name.unicodeScalars.contains("(") {
            source.add(.tagOfFullMustache(source.text(range)), at: range)
        } else if !Self.isName(name) {
            source.add(.malformedName(name), at: range)
        } else {
            pieces.append(.tag(TemplateTag(kind: kind, name: name, range: range)))
        }
    }

    /// Index of the `}}` that ends a tag of one line; nil when the line or another tag comes first.
    private func endOfTag(from index: Int) -> Int? {
        var index = index
        while index < source.scalars.count, source.scalars[index] != "\n" {
            if source.has("}}", at: index) { return index }
            if source.has("{{", at: index), index > place + 2 { return nil }
            index += 1
        }
        return nil
    }

    private func endOfComment(from index: Int) -> Int? {
        var index = index
        while index < source.scalars.count {
            if source.has("}}", at: index) { return index }
            index += 1
        }
        return nil
    }

    /// True when this scalar and the next would be one character for a reader by characters, such as the library.
    private func joins(_ index: Int) -> Bool {
        guard index >= 0, index + 1 < source.scalars.count else { return false }
        return source.text(index..<index + 2).count == 1
    }

    /// A single dot, or parts separated by dots; one dot may come first.
    private static func isName(_ name: String) -> Bool {
        if name == "." { return true }
        let parts = (name.hasPrefix(".") ? name.dropFirst() : name[...])
            .split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part.unicodeScalars.allSatisfy { $0.isASCIILetterOrDigit || $0 == "_" || $0 == "-" }
        }
    }

    /// Control characters, and the marks that turn the direction of writing.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a: false
        case 0...0x1f, 0x7f...0x9f, 0xfeff, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// Without spaces at both ends.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
