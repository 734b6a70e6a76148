// The examples that a module brings with it.

extension Explanation {
    private static let rule = Specimen.rules("at: size, check: \"empty(size) or size > 20\"", severity: "warning")
    private static let small: [String: Specimen.File] = [
        "tests/small.yaml": .text("\(Specimen.validFixture)fields: { size: 5 }\nexpect: [tell]\n")
    ]

    static let ofTests = [
        Explanation(
            "E-TEST-001",
            (
                "L'exemple répond à une question que le module ne pose pas.",
                "The example answers a question that the module does not ask."
            ),
            .fixture(
                "fields: { ‹word›: Bonjour }", cured: "fields: { words: Bonjour }",
                more: ["tests/other.yaml": .text(Specimen.validFixture)])),
        Explanation(
            "E-TEST-002",
            (
                "Une règle qui ne dit rien là où elle le devrait ne sert à personne.",
                "A rule that says nothing where it should is of no use."
            ),
            .fixture(
                "fields: { size: 25 }\n‹expect›: [tell]", cured: "fields: { size: 25 }", manifest: rule, more: small)
        ),
        Explanation(
            "E-TEST-003",
            (
                "Le module fait à cet exemple une remarque dont il ne parle pas.",
                "The module makes a remark about this example that it does not speak of."
            ),
            .fixture(
                "fields: { size: 5 }\n‹expect›: []", cured: "fields: { size: 5 }\nexpect: [tell]", manifest: rule,
                more: small)),
        Explanation(
            "W-TEST-001",
            (
                "Un module sans exemple ne se montre pas et ne se vérifie pas.",
                "A module without an example cannot be shown or checked."
            ),
            Specimen(
                ["module.yaml": Specimen.plain()["module.yaml"] ?? .text("")], cured: Specimen.plain())),
        Explanation(
            "W-TEST-002",
            ("Aucun exemple ne prouve que cette règle marche.", "No example proves that this rule works."),
            .manifest(rule, cured: rule, files: [:], curedFiles: small)),
        Explanation(
            "W-TEST-003",
            (
                "Rien ne prouve que les bricolages de ce schéma se lisent encore.",
                "Nothing proves that tutorials of that schema can still be read."
            ),
            .manifest(
                "schema: 2", cured: "schema: 2", files: [Specimen.migration: .text("from: 1\nto: 2\n")],
                curedFiles: [
                    Specimen.migration: .text("from: 1\nto: 2\n"), "tests/old.yaml": .text(Specimen.oldFixture),
                ])),
        Explanation(
            "W-TEST-004",
            (
                "Un document que le module propose ne s'imprime pas à partir de cet exemple.",
                "A document that the module offers cannot be printed from this example."
            ),
            reason: (
                "il faut imprimer, ce que fait bricoleur module check.",
                "it takes printing, which bricoleur module check does."
            ),
            mend: (
                "compléter l'exemple, ou n'offrir le document que lorsque show_if le permet.",
                "complete the example, or offer the document only while its show_if holds."
            )),
    ]
}
