/// What a template of a module may be made of, beside its names.
package struct TemplateRules: Sendable, Hashable {
    /// Levels of headings, the first of them first; nil where the host writes the only heading.
    package let headings: ClosedRange<Int>?
    /// True where `<svg>` and its plain shapes may be written.
    package let drawings: Bool

    package init(headings: ClosedRange<Int>?, drawings: Bool) {
        self.headings = headings
        self.drawings = drawings
    }

    /// Under the title that the host writes as `h1`.
    package static let page = TemplateRules(headings: 2...5, drawings: false)
    /// Under the title of a card, whose level depends on the page that the card is on.
    package static let card = TemplateRules(headings: nil, drawings: false)
    /// On a sheet of its own.
    package static let document = TemplateRules(headings: 2...5, drawings: true)

    package static let maximumBytes = 32_768
    /// Sections within sections, and elements within elements.
    package static let maximumDepth = 16
    /// Tags of one template.
    package static let maximumTags = 1_000
}
