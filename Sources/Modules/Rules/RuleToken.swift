/// One word of an expression.
struct RuleToken {
    enum Kind: Hashable {
        case number(Double)
        case text(String)
        case date(CalendarDate)
        /// A name, a function or one of `and or not in true false`.
        case word(String)
        /// An operator or a punctuation mark.
        case sign(String)
        /// A value that has been reported.
        case broken
        case end
    }

    let kind: Kind
    let range: Range<Int>
}

/// The words that are not names.
enum RuleWords {
    static let reserved: Set<String> = ["and", "or", "not", "in", "true", "false"]

    private static let french = [
        "et": "and", "ou": "or", "non": "not", "pas": "not", "dans": "in", "vrai": "true", "faux": "false",
    ]

    /// The reserved word that somebody meant by another one, or nil.
    static func meant(by word: String) -> String? {
        let lower = word.lowercased()
        if lower != word, reserved.contains(lower) { return lower }
        return french[lower]
    }

    /// Signs of other languages, with what to write here; the longest first.
    static let foreignSigns: [(String, RuleToken.Kind)] = [
        ("===", .sign("=")), ("!==", .sign("!=")), ("==", .sign("=")), ("<>", .sign("!=")), ("=>", .sign(">=")),
        ("=<", .sign("<=")), ("&&", .word("and")), ("||", .word("or")), ("&", .word("and")), ("|", .word("or")),
        ("≠", .sign("!=")), ("≤", .sign("<=")), ("≥", .sign(">=")), ("×", .sign("*")), ("−", .sign("-")),
        ("–", .sign("-")), ("!", .word("not")),
    ]

    /// The signs of the language; the longest first.
    static let signs = ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", "[", "]", ",", "."]
}
