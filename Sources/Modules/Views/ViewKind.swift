/// The places where a module may show its bricolages in its own way.
package enum ViewKind: String, Sendable, CaseIterable {
    /// Under the title on a card of a list.
    case card
    /// Under the title, the author and the date, on the bricolage's own page.
    case page
    /// At a reception desk; the page's when there is none.
    case kiosk
    case print

    package var rules: TemplateRules { self == .card ? .card : .page }

    package func names(for fields: [Field]) -> [String: TemplateShape] {
        self == .card ? ViewNames.card(for: fields) : ViewNames.page(for: fields)
    }
}
