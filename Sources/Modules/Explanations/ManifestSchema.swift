import Domain

/// The JSON Schema (2020-12) of a `module.yaml`, for editors: they then complete keys, underline wrong ones and show
/// what each is for.
///
/// What only the whole manifest can tell (names, rules, files) is said by `bricoleur module check`.
package enum ManifestSchema {
    /// Where it lies in the repository.
    package static let path = "Docs/module-\(Contract.supported.upperBound).schema.json"

    package static var text: String { schema.text + "\n" }

    private static var schema: JSONText {
        let contracts = Contract.supported.map { JSONText.number($0) }
        var members = object(Vocabulary.manifest, overriding: ["contract": .object([("enum", .list(contracts))])])
        members.insert(("title", .text("module.yaml of bricoleur, contract \(Contract.supported.upperBound)")), at: 0)
        members.insert(("$schema", .text("https://json-schema.org/draft/2020-12/schema")), at: 0)
        return .object(members + [("$defs", .object(definitions))])
    }

    private static var definitions: [(String, JSONText)] {
        let shared: [(String, JSONText)] = [
            (
                "words",
                .object([
                    ("type", .text("object")), ("required", .list([.text("fr")])),
                    (
                        "properties",
                        .object(Language.allCases.map { ($0.rawValue, .object([("type", .text("string"))])) })
                    ),
                    ("additionalProperties", .flag(false)),
                ])
            )
        ]
        let parts: [Vocabulary] = [
            .colour, .rule, .views, .document, .inspector, .search, .option, .prompt, .series, .grid, .stub, .codes,
            .qr,
            .bars, .reading, .style, .fit, .border,
        ]
        let fields = FieldKeys.types.map { ("field-\($0)", closed(.field($0), type: $0)) }
        return shared + parts.map { ($0.name, .object(object($0))) } + [("field", ofTypes(FieldKeys.types, "field"))]
            + fields + columns(FieldKeys.columnTypes, "column") + columns(FieldKeys.partTypes, "part")
    }

    private static func columns(_ types: [String], _ name: String) -> [(String, JSONText)] {
        [(name, ofTypes(types, name, usual: "text"))]
            + types.map { ("\(name)-\($0)", closed(.column($0, of: types), type: $0)) }
    }
}

// MARK: - Mappings

extension ManifestSchema {
    private static func object(
        _ vocabulary: Vocabulary, overriding: [String: JSONText] = [:]
    ) -> [(String, JSONText)] {
        let required = vocabulary.keys.filter(\.isRequired).map { JSONText.text($0.name) }
        let properties = vocabulary.keys.map { key in
            (key.name, described(overriding[key.name] ?? schema(of: key.takes), key.about))
        }
        return [("type", .text("object"))] + (required.isEmpty ? [] : [("required", .list(required))])
            + [("properties", .object(properties)), ("additionalProperties", .flag(false))]
    }

    private static func closed(_ vocabulary: Vocabulary, type: String) -> JSONText {
        .object(object(vocabulary, overriding: ["type": .object([("const", .text(type))])]))
    }

    /// What has a `type` that decides about its other keys.
    /// - Parameter usual: what it is when nothing is written.
    private static func ofTypes(_ types: [String], _ name: String, usual: String? = nil) -> JSONText {
        let branches = types.map { type -> JSONText in
            let match = JSONText.object([("type", .object([("const", .text(type))]))])
            let required: [(String, JSONText)] = type == usual ? [] : [("required", .list([.text("type")]))]
            return .object([
                ("if", .object([("properties", match)] + required)),
                ("then", .object([("$ref", .text("#/$defs/\(name)-\(type)"))])),
            ])
        }
        let word = JSONText.object([("enum", .list(types.map(JSONText.text)))])
        let required = usual == nil ? [JSONText.text("id"), .text("type")] : [.text("id")]
        return .object([
            ("type", .text("object")), ("required", .list(required)),
            ("properties", .object([("type", word)])), ("allOf", .list(branches)),
        ])
    }

    private static func described(_ schema: JSONText, _ about: String) -> JSONText {
        guard case .object(let members) = schema else { return schema }
        return .object([("description", .text(about))] + members)
    }
}

// MARK: - Values

extension ManifestSchema {
    private static func schema(of takes: Vocabulary.Takes) -> JSONText {
        switch takes {
        case .text: types("string", "number")
        case .words: reference("words")
        case .whole: types("integer")
        case .number: types("number")
        case .flag: types("boolean")
        case .colour: .object([("type", .text("string")), ("pattern", .text("^#[0-9A-Fa-f]{6}$"))])
        case .one(let words): .object([("enum", .list(words.map(JSONText.text)))])
        case .several(let words): list(of: words.isEmpty ? types("string") : schema(of: .one(words)))
        case .condition: types("string", "boolean")
        case .length, .figure: types("string", "number")
        case .mapping(let vocabulary): reference(vocabulary.name)
        case .list(let vocabulary): list(of: reference(vocabulary.name))
        case .named(let takes): .object([("type", .text("object")), ("additionalProperties", schema(of: takes))])
        case .either(let first, let second): .object([("anyOf", .list([schema(of: first), schema(of: second)]))])
        case .fields: list(of: reference("field"))
        case .columns(let types): list(of: reference(types.contains("markdown") ? "part" : "column"))
        case .anything: .object([])
        }
    }

    private static func types(_ names: String...) -> JSONText {
        .object([("type", names.count == 1 ? .text(names[0]) : .list(names.map(JSONText.text)))])
    }

    private static func reference(_ name: String) -> JSONText { .object([("$ref", .text("#/$defs/\(name)"))]) }

    private static func list(of items: JSONText) -> JSONText {
        .object([("type", .text("array")), ("minItems", .number(1)), ("items", items)])
    }
}
