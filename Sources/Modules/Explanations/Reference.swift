import Domain

/// The reference of everything that a module may write, as Markdown, made of what decodes it.
package enum Reference {
    /// Where it lies in the repository.
    package static let path = "Docs/module-reference.md"

    /// - Throws: faults of our own disk: specimens of the codes are written to it.
    package static func text() throws -> String {
        let parts = [
            head, form, units, rules, views, documents, inspectors, migrations, fixtures, limits, try codes(),
        ]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static let head = """
        # Reference of modules, contract \(Contract.supported.upperBound)

        Made by `bricoleur module reference` out of what decodes modules: do not edit it. Beside it: [rules](rules.md),
        [documents](documents.md), [inspectors](inspectors.md), and a [JSON Schema](\(fileName(ManifestSchema.path)))
        for editors.

        A key in **bold** is compulsory. « text » is any text; « words » are `{ fr: "…", en: "…" }`, French compulsory;
        « expression » is of the [language of rules](rules.md).

        ## module.yaml

        \(table(.manifest))

        ### colour

        \(table(.colour))

        ### search

        \(table(.search))
        """

    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

// MARK: - The form

extension Reference {
    private static var form: String {
        let types = FieldKeys.byType.map { type, keys in
            "| `\(type)` | \(Vocabulary.types[type] ?? "") | \(keys.map { "`\($0)`" }.joined(separator: " ")) |"
        }
        let own = FieldKeys.byType.filter { !$0.keys.isEmpty }.map { type, _ in
            "### type: \(type)\n\n\(table(Vocabulary(name: type, keys: Vocabulary.own[type] ?? [])))"
        }
        let columns = FieldKeys.byColumnType.map { type, _ in
            let keys = (Vocabulary.ownOfColumn[type] ?? []).map { "`\($0.name)`" }.joined(separator: " ")
            return "| `\(type)`\(FieldKeys.columnTypes.contains(type) ? "" : " (parts only)") | \(keys) |"
        }
        return """
            ## Fields

            Keys of every field; one of type `steps` has the first four only.

            \(table(Vocabulary(name: "field", keys: Vocabulary.common)))

            | type | what is answered | its own keys |
            |---|---|---|
            \(types.joined(separator: "\n"))

            \(own.joined(separator: "\n\n"))

            ### Columns of a table, parts of a group

            \(table(Vocabulary.column("text", of: FieldKeys.partTypes), without: "max_length"))

            | type | its own keys, as for fields |
            |---|---|
            \(columns.joined(separator: "\n"))

            ### options

            \(table(.option))

            ### template of steps

            \(table(.prompt))
            """
    }

    private static var units: String {
        let rows = Unit.allCases.map { unit in
            let time = unit.minutes == nil ? "" : "time"
            return "| `\(unit.rawValue)` | \(unit.singular.fr), \(unit.plural.fr) | "
                + "\(unit.singular.text(in: .english)), \(unit.plural.text(in: .english)) | \(time) |"
        }
        let kinds = Field.FileKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return """
            ## Units

            | unit | in French | in English | |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            ## Kinds of files

            \(kinds). What a file is, its content decides, never its name. Files with macros are never taken.
            """
    }
}

// MARK: - Tables

extension Reference {
    static func table(_ vocabulary: Vocabulary, without left: String? = nil) -> String {
        let rows = vocabulary.keys.filter { $0.name != left }.map { key in
            let name = key.isRequired ? "**`\(key.name)`**" : "`\(key.name)`"
            return "| \(name) | \(words(key.takes)) | \(key.about) |"
        }
        return "| key | takes | |\n|---|---|---|\n" + rows.joined(separator: "\n")
    }

    private static func words(_ takes: Vocabulary.Takes) -> String {
        switch takes {
        case .text: "text"
        case .words: "words"
        case .whole: "whole number"
        case .number: "number"
        case .flag: "`true` `false`"
        case .colour: "`\"#rrggbb\"`"
        case .one(let words): words.count > 10 ? "one of a list" : words.map { "`\($0)`" }.joined(separator: " ")
        case .several(let words):
            words.isEmpty || words.count > 10
                ? "list of texts" : "list of " + words.map { "`\($0)`" }.joined(separator: " ")
        case .condition: "expression, true or false"
        case .length: "millimetres, or expression"
        case .figure: "number, or expression"
        case .mapping(let vocabulary): "`\(keys(vocabulary))`"
        case .list(let vocabulary): "list of `\(keys(vocabulary))`"
        case .named(let takes): "names with \(words(takes))"
        case .either(let first, let second): "\(words(first)), or \(words(second))"
        case .fields: "list of fields"
        case .columns: "list of columns"
        case .anything: "see below"
        }
    }

    private static func keys(_ vocabulary: Vocabulary) -> String {
        let names = vocabulary.keys.map(\.name)
        return "{ \(names.prefix(6).joined(separator: ", "))\(names.count > 6 ? "…" : "") }"
    }
}
