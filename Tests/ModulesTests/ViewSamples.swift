import Domain
import Foundation

@testable import Modules

/// A form with a field of every kind, and a bricolage that answers all of them.
enum ViewSample {
    static let options = [
        Field.Option(id: "queue", label: LocalizedText(fr: "File d'attente", en: "Queue"), retired: false),
        Field.Option(id: "raffle", label: LocalizedText(fr: "Tirage", en: "Raffle"), retired: true),
    ]

    static let columns = [
        column("place", .text(maxLength: 40)), column("note", .markdown(maxLength: 100)),
        column("count", .number(unit: .sheet, integer: true, min: nil, max: nil)), column("kind", .choice(options)),
        column("day", .date), column("done", .boolean),
    ]

    static let fields = [
        field("words", .text), field("advice", .markdown),
        field("width", .number(unit: .mm, integer: false, min: nil, max: nil)), field("glue", .boolean),
        field("usage", .choice(options)), field("uses", .choices(options)), field("since", .date),
        field("time", .duration(units: [.hour], max: nil)), field("site", .link),
        field("materials", .materials(units: [.sheet], minItems: 0)),
        field("wording", .table(columns: columns, maxRows: 9)),
        field("parts", .group(parts: columns, maxItems: 9)), field("other", .reference(types: [])),
        field("model", .file(kinds: [.pdf], maxSize: 1, maxItems: 5, inspect: [])),
        field("photo", .photo(minWidth: 0, minHeight: 0, maxItems: 3)),
    ]

    static func field(_ id: String, _ kind: Field.Kind) -> Field {
        Field(
            id: id, kind: kind, label: LocalizedText(fr: "Champ \(id)", en: "Field \(id)"), help: nil, placeholder: nil,
            required: false, requiredIf: nil, showIf: nil, defaultValue: nil, minLength: nil, maxLength: nil,
            pattern: nil, since: 1, retired: false, kiosk: .shown)
    }

    private static func column(_ id: String, _ kind: Field.Column.Kind) -> Field.Column {
        Field.Column(
            id: id, label: LocalizedText(fr: "Colonne \(id)", en: "Column \(id)"), required: false, kind: kind)
    }

    static let row = [
        "place": "en haut", "note": "**gras**", "count": "2", "kind": "queue", "day": "2026-11-24", "done": "true",
    ]

    /// - Parameter typed: what stands wherever somebody types words.
    static func content(_ typed: String = "des mots") -> Content {
        let file = MediaFile.ID(at: .distantPast)
        var row = row
        row["place"] = typed
        row["note"] = typed
        return Content(
            title: typed, summary: typed,
            fields: [
                "words": .text(typed), "advice": .text(typed), "width": .text("12,5"), "glue": .text("true"),
                "usage": .text("queue"), "uses": .choices(["queue", "raffle"]), "since": .text("2026-12-01"),
                "time": .duration(amount: "3", unit: "hour"), "site": .text("https://ville.example"),
                "materials": .materials([Material(name: typed, quantity: "25", unit: "sheet", optional: true)]),
                "wording": .table([row]), "parts": .table([row]), "other": .text("chaise-bancale"),
                "model": .files([Attachment(file: file, name: typed)]),
                "photo": .photos([Photo(file: file, alt: typed)]),
            ],
            steps: [Step(title: typed, text: typed, warning: typed, photos: [Photo(file: file, alt: typed)]), Step()])
    }

    /// A host that escapes as ours does, and makes one element of everything.
    static let host = ViewHost(
        type: "Ticket", author: "Amina et Paul", townHall: "Mairie de Brest", date: "24 novembre 2026",
        day: "2026-11-24", url: "/b/chaise-bancale", cover: "<img src=\"/p/1\" alt=\"\">",
        leftovers: [PreparedField(label: "Ancien", value: "avant", html: "<p>avant</p>")],
        answer: { _, value in PreparedField(html: "<p>\(HTMLText.escape(AnswerWords(.french).line(value, nil)))</p>") },
        markdown: { "<p>\(HTMLText.escape($0))</p>" },
        photo: { "<img src=\"/p/1\" alt=\"\(HTMLText.escape($0.alt))\">" },
        file: { PreparedField(value: $0.name, html: "<a href=\"/f/1\">\(HTMLText.escape($0.name))</a>") })

    static func values(_ typed: String = "des mots", _ language: Language = .french) -> TemplateValues {
        ViewValues(fields, language: language, host: host).values(content(typed))
    }

    static let names = ViewNames.page(for: fields)

    static func template(_ text: String, rules: TemplateRules = .page) throws -> ModuleTemplate {
        try ModuleTemplate.read(text, file: "page.mustache", names: names, rules: rules).get()
    }

    /// What that template says of the sample bricolage.
    static func render(_ text: String, _ values: TemplateValues = values()) throws -> String {
        try template(text).render(values)
    }

    /// Code, line and column of everything wrong in it.
    static func faults(_ text: String, rules: TemplateRules = .page) -> [String] {
        switch ModuleTemplate.read(text, file: "page.mustache", names: names, rules: rules) {
        case .success: []
        case .failure(let problems): problems.errors.map { "\($0.code.suffix(3)) \($0.line):\($0.column)" }
        }
    }
}
