import Domain

// MARK: - Fields

extension Vocabulary {
    /// One field of that type, its common keys first.
    static func field(_ type: String) -> Vocabulary {
        let common = type == "steps" ? common.filter { ["id", "type", "label", "help"].contains($0.name) } : common
        return Vocabulary(name: "field-\(type)", keys: common + (own[type] ?? []))
    }

    static let common: [Key] = [
        Key("id", .text, "Lower-case letters, digits, `_`. Never changed: answers are kept under it.", required: true),
        Key("type", .one(FieldKeys.types), "What is answered.", required: true),
        Key("label", .words, "The question, or a word for it.", required: true),
        Key("help", .words, "A sentence under the question."),
        Key("required", .flag, "An empty answer gives a hint, never a refusal."),
        Key("required_if", .condition, "The same, while it holds."),
        Key("show_if", .condition, "The question is hidden while it does not hold, and its answer counts as empty."),
        Key("since", .whole, "Schema that first asked it."),
        Key("retired", .flag, "No longer asked; answers stay and are shown."),
        Key(
            "kiosk", .one(Field.KioskUse.allCases.map(\.rawValue)),
            "At a reception desk: shown, hidden, or left for the member's own phone."),
    ]

    /// What a type is, by type.
    static let types: [String: String] = [
        "text": "One line.",
        "markdown": "Several lines with light formatting.",
        "number": "A number, in a unit if it has one.",
        "boolean": "Yes or no.",
        "choice": "One of several options.",
        "choices": "Several of them.",
        "date": "A day.",
        "duration": "An amount and a unit of time.",
        "link": "An address on the web.",
        "materials": "A list of things, each with its quantity and unit.",
        "table": "Rows of cells.",
        "group": "Like a table, shown as one block for each item.",
        "ref": "Another tutorial.",
        "file": "Files to take home.",
        "photo": "Photos, each with its description.",
        "steps": "The steps of the bricolage; at most one field of this type.",
    ]

    private static let minItems = Key("min_items", .whole, "Fewer than this gives a hint.")
    private static let units = Unit.allCases.map(\.rawValue)
    private static let placeholder = Key("placeholder", .words, "What might be answered, shown in the empty field.")
    private static let options = Key("options", .list(option), "What can be chosen.", required: true)
    private static let lengths = [
        Key("min_length", .whole, "Characters at least."), Key("max_length", .whole, "Characters at most."),
    ]
    private static let bounds = [
        Key("unit", .one(units), "What the number counts."),
        Key("integer", .flag, "Whole numbers only."), Key("min", .number, "The least."),
        Key("max", .number, "The most."),
    ]

    private static func byDefault(_ takes: Takes) -> Key {
        Key("default", takes, "What a new draft starts with.")
    }

    /// By type; in the order of `FieldKeys.byType`.
    static let own: [String: [Key]] = [
        "text": [placeholder, byDefault(.text)] + lengths
            + [Key("pattern", .text, "What the whole answer must look like; a small regular expression.")],
        "markdown": [placeholder, byDefault(.text)] + lengths,
        "number": [placeholder, byDefault(.either(.number, .text))] + bounds,
        "boolean": [byDefault(.either(.flag, .text))],
        "choice": [options, byDefault(.text)],
        "choices": [options, byDefault(.several([]))],
        "date": [],
        "duration": [
            Key("units", .several(Unit.durations.map(\.rawValue)), "Units offered; all units of time if absent."),
            Key("max", .text, "The longest that is not surprising, such as `8 hour`."),
        ],
        "link": [placeholder],
        "materials": [Key("units", .several(units), "Units offered; all if absent."), minItems],
        "table": [
            Key(
                "columns", .columns(FieldKeys.columnTypes), "Its columns, at most \(ColumnDecoder.maximum).",
                required: true),
            Key("max_rows", .whole, "Rows at most."),
        ],
        "group": [
            Key(
                "parts", .columns(FieldKeys.partTypes), "What each item is asked, at most \(ColumnDecoder.maximum).",
                required: true),
            Key("max_items", .whole, "Items at most."),
        ],
        "ref": [Key("types", .several([]), "Content types to choose from; any if absent.")],
        "file": [
            Key("kinds", .several(Field.FileKind.allCases.map(\.rawValue)), "What is taken.", required: true),
            Key("max_size", .text, "Size of one file, such as `10 MB`."),
            Key("max_items", .whole, "Files at most."),
            Key("inspect", .several([]), "Inspectors that look at each file: built-in ones, or the module's."),
        ],
        "photo": [
            Key("min_width", .whole, "Pixels at least."), Key("min_height", .whole, "Pixels at least."),
            Key("max_items", .whole, "Photos at most; 1 if absent."),
        ],
        "steps": [
            minItems, Key("max_items", .whole, "More than this gives an error."),
            Key("template", .list(prompt), "One for each step that a new draft starts with."),
        ],
    ]
}

// MARK: - Parts of fields

extension Vocabulary {
    /// A column of a table or a part of a group.
    static func column(_ type: String, of types: [String]) -> Vocabulary {
        let name = types.contains("markdown") ? "part" : "column"
        let common = [
            Key("id", .text, "Lower-case letters, digits, `_`. Never changed.", required: true),
            Key("type", .one(types), "What a cell holds; `text` if absent."),
            Key("label", .words, "Head of the column.", required: true),
            Key("required", .flag, "An empty cell gives a hint."),
        ]
        return Vocabulary(name: "\(name)-\(type)", keys: common + (ownOfColumn[type] ?? []))
    }

    /// By type; in the order of `FieldKeys.byColumnType`.
    static let ownOfColumn: [String: [Key]] = [
        "text": [Key("max_length", .whole, "Characters at most.")],
        "markdown": [Key("max_length", .whole, "Characters at most.")],
        "number": bounds,
        "choice": [options],
        "date": [],
        "boolean": [],
    ]

    static let option = Vocabulary(
        name: "option",
        keys: [
            Key("id", .text, "Lower-case letters, digits, `_`. Never changed.", required: true),
            Key("label", .words, "What is chosen.", required: true),
            Key("retired", .flag, "No longer offered; answers that have it keep it."),
        ])

    static let prompt = Vocabulary(
        name: "prompt",
        keys: [
            Key("title", .words, "Shown in the empty title."),
            Key("text", .words, "Shown in the empty text.", required: true),
            Key("warning", .words, "Shown in the empty warning."),
        ])
}
