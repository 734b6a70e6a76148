import Domain

// MARK: - Rules and views

extension Reference {
    static var rules: String {
        let functions = RuleFunction.allCases.map { function in
            "`\(function.rawValue)(\(Array(repeating: "…", count: function.arguments).joined(separator: ", ")))`"
        }
        let operators = RuleOperator.allCases.map { "`\($0.rawValue)`" } + ["`not`", "`in [ … ]`"]
        return """
            ## rules

            \(table(.rule))

            Operators: \(operators.joined(separator: " ")). Functions: \(functions.joined(separator: " ")). What they mean,
            with many cases: [rules.md](rules.md).
            """
    }

    static var views: String {
        let rows = shapes(ViewNames.page(for: [])).filter { !$0.name.hasPrefix("field.") }.map {
            let place = ViewNames.card(for: [])[$0.name.split(separator: ".").first.map(String.init) ?? ""]
            return "| `\($0.name)` | \($0.shape)\(place == nil ? ", not on cards" : "") |"
        }
        let answers = FieldKeys.types.filter { $0 != "steps" }.map { type in
            "| `\(type)` | \(sampleKind(type).map { names(of: $0) } ?? "") |"
        }
        return """
            ## views

            \(table(.views))

            | name in a template | what it is |
            |---|---|
            \(rows.joined(separator: "\n"))

            `field.ID` is one answer; as a section, `{{#field.ID}}…{{/field.ID}}`, it is shown when it is answered and visible.

            | type of the field | what stands behind `field.ID.` |
            |---|---|
            \(answers.joined(separator: "\n"))

            « html » is written with three braces, in a `div`; « word » may also be part of a class; « url » may be an `href`;
            « flag » and « list » are sections.
            """
    }

    private static func names(of kind: Field.Kind) -> String {
        let field = Field(
            id: "ID", kind: kind, label: LocalizedText(fr: ""), help: nil, placeholder: nil, required: false,
            requiredIf: nil, showIf: nil, defaultValue: nil, minLength: nil, maxLength: nil, pattern: nil, since: 1,
            retired: false, kiosk: .shown)
        return shapes(ViewNames.names(of: field)).map { "`\($0.name)` \($0.shape)" }.joined(separator: ", ")
    }

    /// A kind of each type, its options and columns called by what they are.
    static func sampleKind(_ type: String) -> Field.Kind? {
        let label = LocalizedText(fr: "")
        let options = [Field.Option(id: "OPTION", label: label, retired: false)]
        let columns = [Field.Column(id: "COLUMN", label: label, required: false, kind: .text(maxLength: 1))]
        let kinds: [Field.Kind] = [
            .text, .markdown, .number(unit: nil, integer: false, min: nil, max: nil), .boolean, .choice(options),
            .choices(options), .date, .duration(units: [], max: nil), .link, .materials(units: [], minItems: 0),
            .table(columns: columns, maxRows: 1), .group(parts: columns, maxItems: 1), .reference(types: []),
            .file(kinds: [], maxSize: 0, maxItems: 1, inspect: []), .photo(minWidth: 0, minHeight: 0, maxItems: 1),
        ]
        return kinds.first { $0.name == type }
    }

    /// Names with dots for what is inside an object, in order.
    static func shapes(_ names: [String: TemplateShape], in place: String = "") -> [(name: String, shape: String)] {
        names.sorted { $0.key < $1.key }.flatMap { key, shape -> [(name: String, shape: String)] in
            let name = place + key
            switch shape {
            case .text: return [(name, "text")]
            case .word: return [(name, "word")]
            case .url: return [(name, "url")]
            case .html: return [(name, "html")]
            case .flag: return [(name, "flag")]
            case .object(let parts): return shapes(parts, in: name + ".")
            case .list(let parts):
                let inner = shapes(parts).map { "`\($0.name)` \($0.shape)" }.joined(separator: ", ")
                return [(name, "list (\(inner))")]
            }
        }
    }
}

// MARK: - Documents and inspectors

extension Reference {
    static var documents: String {
        let parts: [Vocabulary] = [.series, .grid, .stub, .codes, .qr, .bars, .reading, .style, .fit, .border]
        let tables = parts.map { "### \($0.name)\n\n\(table($0))" }
        let types = FieldKeys.types.filter(DocumentDecoder.parameterTypes.contains).map { "`\($0)`" }
        let names = DocumentShape.names(fields: [], parameters: [], series: .once, codes: .none, words: [:])
        let shown = shapes(names).map { "`\($0.name)` \($0.shape)" }
        let host = DocumentStyle.ofHost.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
        return """
            ## documents

            How they work: [documents.md](documents.md).

            \(table(.document))

            Types of parameters: \(types.joined(separator: ", ")).

            Names in templates of documents: \(shown.joined(separator: ", ")); and `field.ID.…` and `parameter.ID.…` as in
            views, `row.…`, `words.NAME` text, `code.qr` and `code.bars` html, `pictogram.ID` html.

            \(tables.joined(separator: "\n\n"))

            The styles \(host) are boxes of the server: they take no \
            \(DocumentStyleDecoder.keys.filter { !DocumentStyleDecoder.keysOfHost.contains($0) }.map { "`\($0)`" }
                .joined(separator: " ")).

            Signs: \(Pictogram.names.map { "`\($0)`" }.joined(separator: " ")).
            """
    }

    static var inspectors: String {
        let limits: [(String, String, (usual: Int, range: ClosedRange<Int>))] = [
            ("timeout", "s", InspectorLimits.timeoutSeconds), ("memory", "MB", InspectorLimits.memoryMiB),
            ("output", "KB", InspectorLimits.outputKiB),
        ]
        let rows = limits.map { key, unit, limit in
            "| `\(key)` | \(limit.usual) \(unit) | \(limit.range.lowerBound)–\(limit.range.upperBound) \(unit) |"
        }
        let checks = BuiltInCheck.allCases.map { check in
            "| `\(check.rawValue)` | \(check.codes.map { "`\($0.rawValue)`" }.joined(separator: " ")) |"
        }
        return """
            ## inspectors

            How they are spoken to: [inspectors.md](inspectors.md).

            \(table(.inspector))

            | key | usual | range |
            |---|---|---|
            \(rows.joined(separator: "\n"))

            ### Built-in inspectors, for `inspect:`

            | name | what it finds |
            |---|---|
            \(checks.joined(separator: "\n"))
            """
    }
}
