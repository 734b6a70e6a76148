package import Domain

/// One thing to do to every content on its way from one schema to the next.
package enum MigrationStep: Sendable, Hashable {
    /// The same answer under another name; a column stays in its table.
    case rename(FieldPath, to: FieldPath)
    /// Into another field of a kind that takes it, after what is there already.
    case move(String, to: String)
    /// Where nothing was answered.
    case setDefault(String, FieldValue)
    case mapChoice(FieldPath, from: String, to: String)
    case convertUnit(FieldPath, from: Unit, to: Unit)
    /// The answer in words.
    case toText(FieldPath)
    /// No longer asked: answers become leftovers under that label.
    case retire(FieldPath, keepAs: LocalizedText)

    /// The words of migration files, each with the keys of its step.
    static let keys: [(word: String, keys: [String])] = [
        ("rename", ["rename", "to"]),
        ("move", ["move", "to"]),
        ("set_default", ["set_default", "value"]),
        ("map_choice", ["map_choice", "from", "to"]),
        ("convert_unit", ["convert_unit", "from", "to"]),
        ("to_text", ["to_text"]),
        ("retire", ["retire", "keep_as"]),
    ]
    static let words = keys.map(\.word)
}

/// How contents come from one schema to the next.
package struct MigrationFile: Sendable, Hashable {
    package let from: Int
    /// Always the one after `from`.
    package let to: Int
    package let steps: [MigrationStep]
}
