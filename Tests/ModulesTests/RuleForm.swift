import Domain

@testable import Modules

/// The form that the cases of Docs/rules.md are about, and a reader of the answers written there.
enum RuleForm {
    static let fields: [Field] = {
        let scope = RuleScope(fields: plain)
        return plain + [
            field("queue_size", number(nil), showIf: condition("usage = 'queue'", scope)),
            field(
                "queue_note", .text,
                showIf: condition("queue_size > 10", RuleScope(fields: plain + [field("queue_size", number(nil))]))),
        ]
    }()

    static let scope = RuleScope(fields: fields)

    private static let plain: [Field] = [
        field("note", .text), field("mark", .text), field("usage", choice("queue", "deposit", "voucher")),
        field("other", choice("queue", "box")), field("uses", .choices(options(["kiosk", "desk", "poster"]))),
        field("laminated", .boolean), field("opens", .date), field("closes", .date), field("width", number(.mm)),
        field("height", number(.mm)), field("depth", number(.cm)), field("weight", number(.kg)),
        field("bottle", number(.l)), field("price", number(.euro)), field("per_page", number(.piece)),
        field("first", number(nil)), field("last", number(nil)),
        field("making_time", .duration(units: [.minute, .hour], max: nil)),
        field("kept_for", .duration(units: [.day, .week, .month], max: nil)),
        field("drying", .duration(units: [.hour], max: nil)),
        field("materials", .materials(units: [.piece, .sheet, .cm], minItems: 0)),
        field(
            "wording",
            .table(
                columns: [
                    column("place", .text(maxLength: 40)), column("text", .text(maxLength: 40)),
                    column("size", .number(unit: .mm, integer: false, min: nil, max: nil)),
                    column("kind", .choice(options(["law", "advice"]))), column("until", .date),
                    column("shown", .boolean),
                ], maxRows: 10)),
        field("model", .file(kinds: [.pdf], maxSize: 1_000, maxItems: 2, inspect: [])),
        field("photo", .photo(minWidth: 0, minHeight: 0, maxItems: 3)),
    ]

    static func field(
        _ id: String, _ kind: Field.Kind, required: Bool = false, requiredIf: Condition? = nil,
        showIf: Condition? = nil, retired: Bool = false
    ) -> Field {
        Field(
            id: id, kind: kind, label: LocalizedText(fr: id), help: nil, placeholder: nil, required: required,
            requiredIf: requiredIf, showIf: showIf, defaultValue: nil, minLength: nil, maxLength: nil, pattern: nil,
            since: 1, retired: retired, kiosk: .shown)
    }

    static func number(_ unit: Unit?) -> Field.Kind { .number(unit: unit, integer: false, min: nil, max: nil) }

    static func choice(_ ids: String...) -> Field.Kind { .choice(options(ids)) }

    private static func options(_ ids: [String]) -> [Field.Option] {
        ids.map { Field.Option(id: $0, label: LocalizedText(fr: $0), retired: false) }
    }

    private static func column(_ id: String, _ kind: Field.Column.Kind) -> Field.Column {
        Field.Column(id: id, label: LocalizedText(fr: id), required: false, kind: kind)
    }

    private static func condition(_ text: String, _ scope: RuleScope) -> Condition? {
        try? Condition.read(text, in: scope).get()
    }
}

extension RuleForm {
    static func answers(_ content: Content) -> RuleAnswers { RuleAnswers(content: content, fields: fields) }

    /// The content written as `width: 25; usage: queue; wording: place=haut, text=Date / place=bas`.
    static func content(_ text: String) -> Content {
        var content = Content()
        for entry in text.split(separator: ";") {
            let parts = entry.split(separator: ":", maxSplits: 1).map { $0.trimmingSpaces }
            if parts[0] == "steps" {
                content.steps = rows(parts[1]).map {
                    Step(title: $0["title"] ?? "", text: $0["text"] ?? "", warning: $0["warning"] ?? "")
                }
            } else if let field = fields.first(where: { $0.id == parts[0] }) {
                content.fields[field.id] = value(parts[1], of: field.kind)
            } else {
                preconditionFailure("no field \(parts[0])")
            }
        }
        return content
    }

    private static func value(_ text: String, of kind: Field.Kind) -> FieldValue {
        switch kind {
        case .choices: return .choices(text.split(separator: ",").map(\.trimmingSpaces))
        case .duration:
            let words = text.split(separator: " ").map(String.init)
            return .duration(amount: words[0], unit: words[1])
        case .materials:
            return .materials(
                rows(text).map {
                    Material(name: $0["name"] ?? "", quantity: $0["quantity"] ?? "", unit: $0["unit"] ?? "")
                })
        case .table: return .table(rows(text))
        case .file: return .files((0..<(Int(text) ?? 0)).map { Attachment(file: MediaFile.ID(), name: "\($0).pdf") })
        case .photo: return .photos((0..<(Int(text) ?? 0)).map { _ in Photo(file: MediaFile.ID()) })
        default: return .text(text)
        }
    }

    private static func rows(_ text: String) -> [[String: String]] {
        text.split(separator: "/").map { row in
            let cells = splitCells(String(row))
            return Dictionary(cells, uniquingKeysWith: { _, last in last })
        }
    }

    /// `size=8,5, text=a` has two cells: a comma without a space after it belongs to a number.
    private static func splitCells(_ row: String) -> [(String, String)] {
        row.split(separator: ", ").map { cell in
            let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (parts[0].trimmingSpaces, parts[1].trimmingSpaces)
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
