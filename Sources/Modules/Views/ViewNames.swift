/// The names that a view may ask for: what `ViewValues` fills.
package enum ViewNames {
    /// For pages, kiosks and print.
    ///
    /// | name | what it is |
    /// |---|---|
    /// | `title`, `summary`, `type`, `author`, `town_hall` | text |
    /// | `date`, `day` | « 24 novembre 2026 », and `2026-11-24` for `datetime` |
    /// | `url` | address of the page |
    /// | `cover` | the picture of the finished thing, html |
    /// | `field.ID` | one answer; as a section, shown when it is answered and visible |
    /// | `fields` | list of all of them: `id`, `label`, `value`, `html` |
    /// | `steps` | list: `number`, `anchor`, `name`, `title`, `html`, `warning`, and `photos` with `html`, `alt` |
    /// | `leftovers` | list of answers to an older form: `label`, `value`, `html` |
    package static func page(for fields: [Field]) -> [String: TemplateShape] {
        var names = card(for: fields)
        names["steps"] = .list([
            "number": .word, "anchor": .word, "name": .text, "title": .text, "html": .html, "warning": .text,
            "photos": photos,
        ])
        names["leftovers"] = .list(["label": .text, "value": .text, "html": .html])
        return names
    }

    /// For cards: all but the steps and the leftovers.
    package static func card(for fields: [Field]) -> [String: TemplateShape] {
        let objects = fields.map { ($0.id, TemplateShape.object(names(of: $0))) }
        return [
            "title": .text, "summary": .text, "type": .text, "author": .text, "town_hall": .text, "date": .text,
            "day": .word, "url": .url, "cover": .html,
            "field": .object(Dictionary(objects) { first, _ in first }),
            "fields": .list(["id": .word, "label": .text, "value": .text, "html": .html]),
        ]
    }

    private static let photos = TemplateShape.list(["html": .html, "alt": .text])

    /// What stands behind `field.ID`.
    static func names(of field: Field) -> [String: TemplateShape] {
        let common: [String: TemplateShape] = ["label": .text, "value": .text, "html": .html]
        return common.merging(more(field.kind)) { first, _ in first }
    }

    private static func more(_ kind: Field.Kind) -> [String: TemplateShape] {
        switch kind {
        case .text, .markdown, .link, .reference: [:]
        case .number: ["number": .text, "unit": .text]
        case .duration: ["amount": .text, "unit": .text]
        case .boolean: ["yes": .flag, "no": .flag]
        case .choice(let options): ["id": .word, "is": flags(options)]
        case .choices(let options): ["is": flags(options), "items": .list(["id": .word, "label": .text])]
        case .date: ["day": .word]
        case .materials: ["items": .list(["name": .text, "quantity": .text, "optional": .flag])]
        case .table(let columns, _), .group(let columns, _):
            ["rows": .list(cells(columns)), "columns": .object(labels(columns))]
        case .file: ["files": .list(["html": .html, "name": .text])]
        case .photo: ["photos": photos]
        }
    }

    private static func flags(_ options: [Field.Option]) -> TemplateShape {
        .object(Dictionary(options.map { ($0.id, .flag) }) { first, _ in first })
    }

    private static func cells(_ columns: [Field.Column]) -> [String: TemplateShape] {
        Dictionary(columns.map { ($0.id, .object(names(ofCell: $0.kind))) }) { first, _ in first }
    }

    private static func labels(_ columns: [Field.Column]) -> [String: TemplateShape] {
        Dictionary(columns.map { ($0.id, .text) }) { first, _ in first }
    }

    private static func names(ofCell kind: Field.Column.Kind) -> [String: TemplateShape] {
        var names: [String: TemplateShape] = ["label": .text, "value": .text]
        switch kind {
        case .text, .number: break
        case .markdown: names["html"] = .html
        case .boolean: names.merge(["yes": .flag, "no": .flag]) { first, _ in first }
        case .choice(let options): names.merge(["id": .word, "is": flags(options)]) { first, _ in first }
        case .date: names["day"] = .word
        }
        return names
    }
}
