import Domain

// MARK: - The fixtures in tests/

extension Problem {
    static func unknownFixtureField(_ id: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-TEST-001", ("le module n'a pas de champ « \(id) »\(hint.0)", "the module has no field “\(id)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func findingMissing(_ expected: String) -> Problem {
        Problem(
            "E-TEST-002",
            ("« \(expected) » est attendu et n'est pas trouvé", "“\(expected)” is expected and not found"),
            (
                "corriger la règle ou l'exemple, ou retirer cette ligne de expect.",
                "mend the rule or the example, or remove that line from expect."
            ))
    }

    static func findingUnexpected(_ found: String, _ finding: Finding) -> Problem {
        var message = LocalizedText(fr: finding.level.rawValue, en: finding.level.rawValue)
        if case .localized(let text)? = finding.arguments["message"] { message = text }
        return Problem(
            "E-TEST-003",
            (
                "« \(found) » est trouvé et n'est pas attendu (\(message.fr))",
                "“\(found)” is found and not expected (\(message.text(in: .english)))"
            ),
            ("corriger l'exemple, ou ajouter « \(found) » à expect.", "mend the example, or add “\(found)” to expect."))
    }

    static let noFixture = Problem(
        "W-TEST-001", ("aucun exemple dans tests/", "no example in tests/"),
        (
            "ajouter tests/valide.yaml : un bricolage comme on aimerait en lire.",
            "add tests/valid.yaml: a bricolage one would like to read."
        ))

    static func ruleUntested(_ rule: String) -> Problem {
        Problem(
            "W-TEST-002",
            ("aucun exemple n'enfreint la règle « \(rule) »", "no example breaks the rule “\(rule)”"),
            (
                "ajouter dans tests/ un exemple avec « expect: [\(rule)] ».",
                "add an example to tests/ with “expect: [\(rule)]”."
            ))
    }

    static func schemaUntested(_ schema: Int) -> Problem {
        Problem(
            "W-TEST-003",
            ("aucun exemple du schéma \(schema)", "no example of schema \(schema)"),
            (
                "ajouter dans tests/ un bricolage d'alors, avec « schema: \(schema) ».",
                "add to tests/ a bricolage of that time, with “schema: \(schema)”."
            ))
    }
}

extension ManifestError {
    /// A document that an example without a fault cannot be printed as.
    package init(_ refusal: DocumentRefusal, in file: String) {
        self.init(
            code: "W-TEST-004", file: file, line: 1, column: 1, width: 1, source: nil, what: refusal.what,
            mend: refusal.mend)
    }
}
