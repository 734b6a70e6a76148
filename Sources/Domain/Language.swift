/// A language of the interface.
///
/// French is the default.
package enum Language: String, Codable, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"
}

/// A text in the languages of the interface.
///
/// French always there; English may be missing and falls back to it.
package struct LocalizedText: Codable, Sendable, Hashable {
    package let fr: String
    package let en: String?

    package init(fr: String, en: String? = nil) {
        self.fr = fr
        self.en = en
    }

    package func text(in language: Language) -> String {
        language == .english ? en ?? fr : fr
    }

    /// The language the text is really in when shown to a reader of `language`: marks fallbacks with `lang`.
    package func language(for language: Language) -> Language {
        language == .english && en == nil ? .french : language
    }
}
