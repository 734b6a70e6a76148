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
        default:
            line = Self.line(value, field, texts)
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

    /// The answer in one line of plain text, whatever its kind: on the sheet, and where versions are compared.
    static func line(_ value: FieldValue, _ field: Field?, _ texts: Texts) -> String {
        let language = texts.language
        switch value {
        case .text(let text): return scalar(text, field, texts)
        case .choices(let ids):
            return ids.map { field?.label(ofOption: $0)?.text(in: language) ?? $0 }.joined(separator: ", ")
        case .duration(let amount, let unit):
            return [amount, Unit(rawValue: unit)?.label(for: amount).text(in: language) ?? unit]
                .filter { !$0.isBlank }.joined(separator: "\u{a0}")
        case .materials(let materials):
            return materials.map { MaterialView($0, texts).sentence }.joined(separator: "\n")
        case .table(let rows):
            let columns = TableView.columns(rows, field)
            return rows.map { row in columns.map { row[$0.id] ?? "" }.joined(separator: " | ") }.joined(separator: "\n")
        case .files(let files): return files.map(\.name).joined(separator: "\n")
        case .photos(let photos):
            return photos.map { $0.alt.isBlank ? texts["tutorial.photo"] : $0.alt }.joined(separator: "\n")
        }
    }

    private static func scalar(_ text: String, _ field: Field?, _ texts: Texts) -> String {
        switch field?.kind {
        case .boolean?: return texts[text == "true" ? "reading.yes" : "reading.no"]
        case .choice?: return field?.label(ofOption: text)?.text(in: texts.language) ?? text
        case .date?: return date(text).map(texts.date) ?? text
        case .number(let unit?, _, _, _)?:
            return "\(text.trimmingCharacters(in: .whitespaces))\u{a0}\(unit.label(for: text).text(in: texts.language))"
        default: return text
        }
    }

    /// `2026-11-24` at noon, so that no time zone moves the day.
    private static func date(_ text: String) -> Date? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, text.utf8.count == 10 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let components = DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12)
        guard components.isValidDate(in: calendar) else { return nil }
        return calendar.date(from: components)
    }
}
