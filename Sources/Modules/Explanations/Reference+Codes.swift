import Domain

// MARK: - Files beside the manifest, limits

extension Reference {
    static var migrations: String {
        let steps = MigrationStep.keys.map { word, keys in
            "| `\(word)` | `{ \(keys.joined(separator: ": …, ")): … }` | \(Vocabulary.steps[word] ?? "") |"
        }
        return """
            ## migrations/N-to-M.yaml

            \(table(.migration))

            | step | written | what it does |
            |---|---|---|
            \(steps.joined(separator: "\n"))
            """
    }

    static var fixtures: String {
        """
        ## tests/*.yaml

        \(table(.fixture))

        Answers under `fields` are written as they are typed; choices and files as lists, a duration as
        `{ amount, unit }`, materials as a list of `{ name, quantity, unit, optional }`, tables and groups as a list of rows,
        photos as a list of `{ alt, width, height }`. A line of `expect` is the id of a rule, or a code of the server and
        where it stands, such as `field.tooSmall at width`.

        ### steps of a fixture

        \(table(.fixtureStep))
        """
    }

    static var limits: String {
        let rows: [(String, Int, String)] = [
            ("manifest, or any other text of a module", ManifestDocument.maximumBytes, "bytes"),
            ("levels of a manifest", ManifestDocument.maximumDepth, ""),
            ("files of a module", ModuleFiles.maximumCount, ""),
            ("icon", Icon.maximumBytes, "bytes"),
            ("fields", ManifestDecoder.maximumFields, ""),
            ("columns of a table, parts of a group", ColumnDecoder.maximum, ""),
            ("rules", RuleDecoder.maximum, ""),
            ("a rule", RuleLexer.maximumLength, "characters"),
            ("names, values and operators of a rule", RuleParser.maximumParts, ""),
            ("parentheses within one another", RuleParser.maximumDepth, ""),
            ("a pattern", Pattern.maximumLength, "characters"),
            ("a template", TemplateRules.maximumBytes, "bytes"),
            ("tags of a template", TemplateRules.maximumTags, ""),
            ("levels of a template", TemplateRules.maximumDepth, ""),
            ("documents", DocumentLimits.documents, ""),
            ("parameters of a document", DocumentLimits.parameters, ""),
            ("styles of a document", DocumentLimits.styles, ""),
            ("words of a document", DocumentLimits.words, ""),
            ("cells printed at once", DocumentLimits.cells, ""),
            ("sheets printed at once", DocumentLimits.sheets, ""),
            ("inspectors", InspectorLimits.perModule, ""),
            ("a program", InspectorLimits.programBytes, "bytes"),
            ("an answer to a text or markdown field", Limits.text, "characters"),
            ("rows of a table", Limits.tableRows, ""),
            ("steps", Limits.steps, ""),
            ("one file", Limits.documentBytes, "bytes"),
        ]
        return "## Limits\n\n| of | at most |\n|---|---|\n"
            + rows.map { "| \($0.0) | \($0.1)\($0.2.isEmpty ? "" : " \($0.2)") |" }.joined(separator: "\n")
    }
}

// MARK: - Codes

extension Reference {
    static func codes() throws -> String {
        let rows = try Explanation.all.map { explanation -> String in
            let (what, mend) = try words(of: explanation)
            let sample = what.isEmpty ? "" : " For instance: \(cell(what))."
            let meaning = cell(explanation.meaning.text(in: .english))
            return "| `\(explanation.code)` | \(meaning)\(sample) | \(cell(mend)) |"
        }
        return """
            ## Codes

            What `bricoleur module check` says; `E-` stops the module, `W-` does not. `bricoleur module explain CODE` shows one
            with a sample and its cure.

            | code | what it means | what to do |
            |---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    private static func words(of explanation: Explanation) throws -> (what: String, mend: String) {
        switch explanation.proof {
        case .words(_, let mend): return ("", mend.text(in: .english))
        case .specimen(let specimen):
            let problem = try specimen.problems().first { $0.code == explanation.code }
            return (problem?.what.text(in: .english) ?? "", problem?.mend.text(in: .english) ?? "")
        }
    }

    /// Safe in a cell of a table: braces and angle brackets stay as they are written.
    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
    }
}
