/// What stands behind a name that a module's template may write.
///
/// Every tag is resolved against shapes when the template is read, and every value is looked at through its shape when
/// it is shown: a template can neither ask for what is not there nor get something of another kind.
package indirect enum TemplateShape: Sendable, Hashable {
    /// Words, shown escaped, anywhere.
    case text
    /// A mark made by a machine: an option's id, a number, a measure, a day; see `TemplateWord`.
    ///
    /// The only kind of value that a class, a measure of a drawing or a place on the page may be made of.
    case word
    /// An address on this server, `/…`: the only kind of value that a link may lead to.
    case url
    /// Markup that the host made safe: the only kind that triple braces may take.
    case html
    case flag
    case object([String: TemplateShape])
    /// Items that are objects.
    case list([String: TemplateShape])
}

/// What a value of shape `word` is made of.
enum TemplateWord {
    private static let signs = Set(".,_-+%#:".unicodeScalars)

    /// True for 1 to 100 unaccented letters, digits and `. , _ - + % # :`.
    static func isWord(_ text: String) -> Bool {
        (1...100).contains(text.unicodeScalars.count) && text.unicodeScalars.allSatisfy(isPart)
    }

    static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIILetterOrDigit || signs.contains(scalar)
    }

    /// True for a path on this server.
    ///
    /// `//host` and `/\host` would leave it.
    static func isLocalAddress(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.hasPrefix("/\\")
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f }
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    var isASCIILetterOrDigit: Bool { isASCIILetter || ("0"..."9").contains(self) }
    /// What separates words in HTML.
    var isBlank: Bool { self == " " || self == "\n" || self == "\t" }
}
