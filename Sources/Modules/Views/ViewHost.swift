package import Domain

/// What only the host can say about a bricolage, and how it makes HTML.
///
/// Everything called `html` is safe: the host escaped what was typed.
package struct ViewHost: Sendable {
    package var type: String
    /// Names of those who wrote it, as one text.
    package var author: String
    package var townHall: String
    /// « 24 novembre 2026 »; empty before it is published.
    package var date: String
    /// `2026-11-24`.
    package var day: String
    /// Path of the page, from `/`.
    package var url: String
    /// The cover as HTML; nil without one.
    package var cover: String?
    package var leftovers: [PreparedField]
    /// The HTML of a whole answer; nil for one that cannot be shown, which then counts as not answered.
    package var answer: @Sendable (Field, FieldValue) -> PreparedField?
    /// The HTML of a text with Markdown: of a step, or of a part of a group.
    package var markdown: @Sendable (String) -> String
    /// Nil for a picture that is not there.
    package var photo: @Sendable (Photo) -> String?
    package var file: @Sendable (Attachment) -> PreparedField?

    package init(
        type: String, author: String, townHall: String, date: String, day: String, url: String, cover: String?,
        leftovers: [PreparedField] = [], answer: @escaping @Sendable (Field, FieldValue) -> PreparedField?,
        markdown: @escaping @Sendable (String) -> String, photo: @escaping @Sendable (Photo) -> String?,
        file: @escaping @Sendable (Attachment) -> PreparedField?
    ) {
        self.type = type
        self.author = author
        self.townHall = townHall
        self.date = date
        self.day = day
        self.url = url
        self.cover = cover
        self.leftovers = leftovers
        self.answer = answer
        self.markdown = markdown
        self.photo = photo
        self.file = file
    }
}

/// A value that the host has put into words and into HTML.
package struct PreparedField: Sendable, Hashable {
    /// Of a leftover; nil where the field itself has one.
    package var label: String?
    /// Plain words; nil where `AnswerWords` finds them: only the host knows the title behind a reference.
    package var value: String?
    package var html: String

    package init(label: String? = nil, value: String? = nil, html: String) {
        self.label = label
        self.value = value
        self.html = html
    }
}
