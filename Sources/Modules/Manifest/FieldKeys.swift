/// Which keys go with which type of field: the vocabulary of `fields:`.
enum FieldKeys {
    static let common = [
        "id", "type", "label", "help", "required", "required_if", "show_if", "since", "retired", "kiosk",
    ]
    /// Keys of a column of a table and of a part of a group, whatever its type.
    static let ofEveryColumn = ["id", "type", "label", "required"]
    static let ofOption = ["id", "label", "retired"]
    /// Keys of an item of the `template` of steps.
    static let ofPrompt = ["title", "text", "warning"]

    static let byType: [(type: String, keys: [String])] = [
        ("text", ["placeholder", "default", "min_length", "max_length", "pattern"]),
        ("markdown", ["placeholder", "default", "min_length", "max_length"]),
        ("number", ["placeholder", "default", "unit", "integer", "min", "max"]),
        ("boolean", ["default"]),
        ("choice", ["options", "default"]),
        ("choices", ["options", "default"]),
        ("date", []),
        ("duration", ["units", "max"]),
        ("link", ["placeholder"]),
        ("materials", ["units", "min_items"]),
        ("table", ["columns", "max_rows"]),
        ("group", ["parts", "max_items"]),
        ("ref", ["types"]),
        ("file", ["kinds", "max_size", "max_items", "inspect"]),
        ("photo", ["min_width", "min_height", "max_items"]),
        ("steps", ["min_items", "max_items", "template"]),
    ]

    static let types = byType.map(\.type)

    static let byColumnType: [(type: String, keys: [String])] = [
        ("text", ["max_length"]),
        ("markdown", ["max_length"]),
        ("number", ["unit", "integer", "min", "max"]),
        ("choice", ["options"]),
        ("date", []),
        ("boolean", []),
    ]

    /// Those of a table's columns; a group's parts may be `markdown` too.
    static let columnTypes = byColumnType.map(\.type).filter { $0 != "markdown" }
    static let partTypes = byColumnType.map(\.type)

    /// Keys of that type, or of all types when it is nil.
    static func known(for type: String?) -> [String] {
        // Steps are asked of everybody.
        if type == "steps" { return ["id", "type", "label", "help"] + (byType.last?.keys ?? []) }
        if let type, let entry = byType.first(where: { $0.type == type }) { return common + entry.keys }
        return common + Set(byType.flatMap(\.keys)).sorted()
    }

    /// True for a key that some other type has.
    static func belongsElsewhere(_ key: String) -> Bool {
        byType.contains { $0.keys.contains(key) }
    }
}
