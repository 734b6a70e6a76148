// Rules and conditions; the language is in Docs/rules.md.

extension Explanation {
    static let ofRules = [
        Explanation(
            "E-RULE-001",
            ("L'expression ne se lit pas jusqu'au bout.", "The expression cannot be read to its end."),
            .rule("size ‹20›", cured: "size = 20")),
        Explanation(
            "E-RULE-002",
            ("Ce qui s'ouvre se referme.", "What is opened is closed."),
            .rule("usage = ‹'queue›", cured: "usage = 'queue'")),
        Explanation(
            "E-RULE-003",
            (
                "C'est ainsi que d'autres langues l'écrivent ; celle-ci a un mot pour cela.",
                "That is how other languages write it; this one has a word for it."
            ),
            .rule("size > 3 ‹&&› usage = 'queue'", cured: "size > 3 and usage = 'queue'")),
        Explanation(
            "E-RULE-004",
            ("Un nombre ou une date n'existe pas ainsi.", "There is no such number or date."),
            .rule("size > ‹1.23456›", cured: "size > 1.2346")),
        Explanation(
            "E-RULE-005",
            ("Les unités des règles sont celles des champs.", "Units in rules are those of fields."),
            .rule("size > 20 ‹mmm›", cured: "size > 20 mm")),
        Explanation(
            "E-RULE-006",
            (
                "Une règle ne parle que des champs du module, ou de steps.",
                "A rule speaks of the module's fields only, or of steps."
            ),
            .rule("‹sise› > 20", cured: "size > 20")),
        Explanation(
            "E-RULE-007",
            ("Ce champ n'a pas cette colonne.", "That field has no such column."),
            .rule("contains(parts.‹nam›, 'x')", cured: "contains(parts.name, 'x')")),
        Explanation(
            "E-RULE-008",
            ("La langue des règles a peu de fonctions.", "The language of rules has few functions."),
            .rule("‹emtpy›(words)", cured: "empty(words)")),
        Explanation(
            "E-RULE-009",
            ("La fonction prend un autre nombre de valeurs.", "The function takes another number of values."),
            .rule("‹contains(words)›", cured: "contains(words, 'x')")),
        Explanation(
            "E-RULE-017",
            (
                "Une règle tient en \(RuleLexer.maximumLength) caractères.",
                "A rule has at most \(RuleLexer.maximumLength) characters."
            ),
            .rule(
                "words = ‹'\(String(repeating: "a", count: RuleLexer.maximumLength))'›", cured: "words = 'a'")),
        Explanation(
            "E-RULE-018",
            (
                "Une règle a au plus \(RuleParser.maximumParts) noms et valeurs, et \(RuleParser.maximumDepth) parenthèses l'une dans l'autre.",
                "A rule has at most \(RuleParser.maximumParts) names and values, and \(RuleParser.maximumDepth) parentheses within one another."
            ),
            .rule(
                String(repeating: "(", count: RuleParser.maximumDepth + 1) + "‹size› > 3"
                    + String(repeating: ")", count: RuleParser.maximumDepth + 1), cured: "size > 3")
        ),
        Explanation(
            "E-RULE-030",
            (
                "L'identifiant d'une règle s'écrit dans les exemples de tests/.",
                "The identifier of a rule is written in the examples of tests/."
            ),
            .manifest(
                Specimen.rules("at: size, check: \"size > 3\"", id: "‹Tell›"),
                cured: Specimen.rules("at: size, check: \"size > 3\""))),
        Explanation(
            "E-RULE-031",
            (
                "La remarque se montre à un champ du module, ou à steps.",
                "The remark is shown at a field of the module, or at steps."
            ),
            .manifest(
                Specimen.rules("at: ‹sise›, check: \"size > 3\""),
                cured: Specimen.rules("at: size, check: \"size > 3\""))),
    ]

    static let ofRuleMeaning = [
        Explanation(
            "E-RULE-010",
            (
                "Deux valeurs de genres différents ne se comparent pas.",
                "Two values of different kinds cannot be compared."
            ),
            .rule("‹size = '20'›", cured: "size = 20")),
        Explanation(
            "E-RULE-011",
            (
                "Cet opérateur ou cette fonction prend un autre genre de valeur.",
                "That operator or function takes another kind of value."
            ),
            .rule("‹usage› > 'queue'", cured: "usage = 'queue'")),
        Explanation(
            "E-RULE-012",
            (
                "Le champ n'a pas cette option : la comparaison serait toujours fausse.",
                "The field has no such option: the comparison would always be false."
            ),
            .rule("usage = ‹'queu'›", cured: "usage = 'queue'")),
        Explanation(
            "E-RULE-013",
            ("Des longueurs ne se comparent pas à des poids.", "Lengths cannot be compared with weights."),
            .rule("‹size > 3 kg›", cured: "size > 3 cm")),
        Explanation(
            "E-RULE-014",
            (
                "Une durée se donne dans l'unité que chacun choisit : un nombre seul n'y dit rien.",
                "A duration is given in the unit that each person chooses: a bare number says nothing."
            ),
            .rule("time > ‹30›", cured: "time > 30 min")),
        Explanation(
            "E-RULE-015",
            ("Une règle répond par oui ou par non.", "A rule answers yes or no."),
            .rule("‹size›", cured: "size > 3")),
        Explanation(
            "E-RULE-016",
            ("Une mesure est un nombre.", "A measure is a number."),
            .document("grid: { width: ‹words› }", cured: "grid: { width: size }")),
        Explanation(
            "E-RULE-019",
            (
                "Un champ montré selon un autre qui dépend de lui ne serait jamais ni montré ni caché.",
                "A field shown by another one that depends on it would be neither shown nor hidden."
            ),
            .field("type: text, show_if: ‹\"not empty(more)\"›", cured: "type: text, show_if: \"not empty(words)\"")),
        Explanation(
            "E-RULE-020",
            ("Une réponse vide n'est pas un texte de zéro lettre.", "An empty answer is not a text of no letters."),
            .rule("words = ‹''›", cured: "empty(words)")),
    ]
}
