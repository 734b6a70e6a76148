/// The same words in French and English, of any length.
struct Phrase: Equatable {
    var fr: String
    var en: String

    init(_ french: String, _ english: String) {
        fr = french
        en = english
    }

    /// The same in both.
    init(same text: String) { self.init(text, text) }

    /// « a », “a”.
    init(quoted text: String) {
        let short =
            text.unicodeScalars.count <= 40
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
        self.init("« \(short) »", "“\(short)”")
    }

    /// « a, b et c ».
    init(list items: [Phrase], _ and: Phrase = Phrase("et", "and")) {
        func list(_ items: [String], _ and: String) -> String {
            guard items.count > 1, let last = items.last else { return items.first ?? "" }
            return items.dropLast().joined(separator: ", ") + " \(and) " + last
        }
        self.init(list(items.map(\.fr), and.fr), list(items.map(\.en), and.en))
    }

    static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(left.fr + right.fr, left.en + right.en) }

    var inBrackets: Phrase { Phrase("(\(fr))", "(\(en))") }

    /// « de B2 », « des colonnes B à D », « du plus grand ».
    var of: Phrase { Phrase(Self.contract("de", fr), "of \(en)") }
    /// « à B2 », « aux colonnes B à D ».
    var to: Phrase { Phrase(Self.contract("à", fr), "to \(en)") }

    private static func contract(_ word: String, _ text: String) -> String {
        let short = word == "de" ? (many: "des", one: "du") : (many: "aux", one: "au")
        if text.hasPrefix("les ") { return "\(short.many) \(text.dropFirst(4))" }
        if text.hasPrefix("le ") { return "\(short.one) \(text.dropFirst(3))" }
        let isVowel = word == "de" && text.unicodeScalars.first.map { "aeiouéèêà".unicodeScalars.contains($0) } == true
        return isVowel ? "d’\(text)" : "\(word) \(text)"
    }
}
