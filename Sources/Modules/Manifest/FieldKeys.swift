/// Which keys go with which type of field: the vocabulary of `fields:`.
enum FieldKeys {
    static let common = ["id", "type", "label", "help", "required"]

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
        ("file", ["kinds", "max_size", "max_items"]),
        ("photo", ["min_width", "min_height", "max_items"]),
        ("steps", ["min_items", "max_items", "template"]),
    ]

    static let types = byType.map(\.type)

    /// Words of contract 1 that this version of the server does not act on yet.
    static let later: Set<String> = [
        "show_if", "required_if", "since", "retired", "kiosk", "inspect", "alt", "strip_metadata", "each",
    ]

    /// Keys of that type, or of all types when it is nil.
    static func known(for type: String?) -> [String] {
        if let type, let entry = byType.first(where: { $0.type == type }) { return common + entry.keys }
        return common + Set(byType.flatMap(\.keys)).sorted()
    }

    /// True for a key that some other type has.
    static func belongsElsewhere(_ key: String) -> Bool {
        byType.contains { $0.keys.contains(key) }
    }
}
