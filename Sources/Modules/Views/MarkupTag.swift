/// A tag of HTML while it is read.
struct MarkupTag {
    /// Index of its `<`.
    let start: Int
    var isClosing = false
    var isSelfClosing = false
    var name = ""
    private(set) var attributes: [MarkupAttribute] = []
    /// Of the attribute that is being read.
    var attributeName = ""
    private(set) var attributeStart = 0
    private var valueStart = 0
    private var parts: [MarkupAttribute.Part] = []
    private var hasSection = false

    init(start: Int) { self.start = start }

    mutating func beginAttribute(_ index: Int) {
        attributeName = ""
        attributeStart = index
        parts = []
        hasSection = false
    }

    mutating func beginValue(_ index: Int) { valueStart = index }

    mutating func append(_ scalar: Unicode.Scalar) {
        if case .literal(var text)? = parts.last {
            text.unicodeScalars.append(scalar)
            parts[parts.count - 1] = .literal(text)
        } else {
            parts.append(.literal(String(Character(scalar))))
        }
    }

    /// - Parameter part: nil for a value that was reported already.
    mutating func append(_ part: MarkupAttribute.Part?) { parts.append(part ?? .unknown) }

    mutating func noteSection() { hasSection = true }

    /// True while both are in the same attribute of the same tag.
    func isSamePlace(as other: MarkupTag) -> Bool { start == other.start && attributeStart == other.attributeStart }

    mutating func endAttribute(_ index: Int) {
        attributes.append(
            MarkupAttribute(
                name: attributeName, nameRange: attributeStart..<attributeStart + attributeName.unicodeScalars.count,
                valueRange: valueStart..<index, parts: parts, hasSection: hasSection))
    }
}

/// An attribute with its value, sections and all.
struct MarkupAttribute {
    enum Part {
        case literal(String)
        case value(TemplateShape, TemplateTag)
        /// Reported already.
        case unknown
    }

    let name: String
    let nameRange: Range<Int>
    /// Between the quotes.
    let valueRange: Range<Int>
    let parts: [Part]
    /// True when some of the parts may be left out.
    let hasSection: Bool

    /// The value, when there is nothing in it but text.
    var literal: String? {
        if hasSection { return nil }
        switch parts.count {
        case 0: return ""
        case 1: if case .literal(let text) = parts[0] { return text } else { return nil }
        default: return nil
        }
    }

    /// Everything literal in it.
    var literals: String {
        parts.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
    }
}
