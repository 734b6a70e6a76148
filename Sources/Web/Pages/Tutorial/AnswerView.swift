import Domain
import Foundation
import Modules
import Mustache

/// One answered field in words: the model of the `answer` template.
///
/// Made from what was stored; the content type, when it is installed and still has the field, gives the labels.
struct AnswerView: Sendable, MustacheParent {
    let label: String
    /// One line: a number with its unit, a choice, a date.
    let line: String?
    /// A text with Markdown.
    let prose: TrustedHTML?
    let webLink: LinkView?

    func child(named name: String) -> Any? {
        switch name {
        case "label": label
        case "line": line
        case "prose": prose
        case "webLink": webLink
        default: nil
        }
    }

    /// - Parameter field: nil when the type is not installed, or has the field no more: the value is then shown raw.
    init(_ id: String, _ value: FieldValue, _ field: Field?, _ texts: Texts) {
        label = field?.label.text(in: texts.language) ?? id
        switch (value, field?.kind) {
        case (.text(let text), .markdown?):
            prose = Markdown.html(text)
            (line, webLink) = (nil, nil)
        case (.text(let text), .link?):
            (webLink, line) = Self.link(text)
            prose = nil
        case (.text(let slug), .reference?) where Slug.isShaped(slug):
            webLink = LinkView(href: Path.tutorial(slug), text: Path.tutorial(slug))
            (line, prose) = (nil, nil)
        default:
            line = AnswerWords(texts.language).line(value, field)
            (prose, webLink) = (nil, nil)
        }
    }

    /// A link only to another site or a mailbox; anything else stays the words it is.
    private static func link(_ text: String) -> (LinkView?, String?) {
        guard let link = Hyperlink(text), !link.address.hasPrefix("/"), !link.address.hasPrefix("#") else {
            return (nil, text)
        }
        return (LinkView(href: link.address, text: text.trimmingCharacters(in: .whitespaces)), nil)
    }
}
