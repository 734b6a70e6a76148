// A form that changes while tutorials are written with it, and the files that carry them over.

extension Explanation {
    private static let depthInCentimetres = "  - { id: depth, type: number, unit: cm, label: { fr: Creux, en: Depth } }"
    private static let depthInMillimetres =
        "  - { id: ‹depth›, type: number, unit: mm, label: { fr: Creux, en: Depth } }"
    private static let empty: [String: Specimen.File] = [
        Specimen.migration: .text("from: 1\nto: 2\n"), "tests/old.yaml": .text(Specimen.oldFixture),
    ]

    static let ofSchemas = [
        Explanation(
            "E-SCHEMA-001",
            (
                "Le schéma compte les formes successives des réponses : il ne redescend jamais.",
                "The schema counts the forms that answers had one after the other: it never goes down."
            ),
            .manifest(
                "schema: ‹1›", cured: "schema: 2", files: [:], curedFiles: empty,
                earlier: Specimen.texts("schema: 2", [Specimen.migration: "from: 1\nto: 2\n"]))),
        Explanation(
            "E-SCHEMA-002",
            (
                "Des bricolages sont écrits avec l'ancienne forme : ce changement les ferait lire de travers.",
                "Tutorials are written with the old form: this change would make them read amiss."
            ),
            .manifest(depthInMillimetres, cured: depthInCentimetres, earlier: Specimen.texts(depthInCentimetres))),
        Explanation(
            "E-SCHEMA-003",
            (
                "Le schéma a bien monté, mais rien ne dit ce que deviennent ces réponses.",
                "The schema did go up, but nothing says what becomes of these answers."
            ),
            .manifest(
                "\(depthInMillimetres)\nschema: 2",
                cured: "\(depthInMillimetres.filter { $0 != "‹" && $0 != "›" })\nschema: 2", files: empty,
                curedFiles: empty.merging([
                    Specimen.migration: .text(
                        "from: 1\nto: 2\nsteps:\n  - { convert_unit: depth, from: cm, to: mm }\n")
                ]) { $1 }, earlier: Specimen.texts(depthInCentimetres))),
        Explanation(
            "E-SCHEMA-004",
            (
                "Entre deux schémas qui se suivent il y a un fichier, même sans pas.",
                "Between two schemas in a row there is a file, even without steps."
            ),
            .manifest("schema: ‹2›", cured: "schema: 2", files: [:], curedFiles: empty)),
        Explanation(
            "E-SCHEMA-005",
            (
                "Le fichier mène à un schéma que le module n'a pas encore.",
                "The file leads to a schema that the module has not yet."
            ),
            .manifest(
                "", cured: "", files: [Specimen.migration: .text("from: 1\nto: 2\n")], curedFiles: [:],
                at: Specimen.migration)),
    ]

    static let ofSteps = [
        Explanation(
            "E-STEP-001",
            (
                "Un fichier de migrations/ porte le nom de deux schémas.",
                "A file of migrations/ bears the name of two schemas."
            ),
            .manifest(
                "", cured: "", files: ["migrations/first.yaml": .text("from: 1\nto: 2\n")], curedFiles: [:],
                at: "migrations/first.yaml")),
        Explanation(
            "E-STEP-002",
            (
                "Le nom du fichier et ce qu'il contient disent la même chose.",
                "The file's name and what it holds say the same."
            ),
            .manifest(
                "schema: 2", cured: "schema: 2",
                files: empty.merging([Specimen.migration: .text("from: 1\nto: ‹3›\n")]) { $1 }, curedFiles: empty)),
        Explanation(
            "E-STEP-003",
            ("Les pas d'une migration sont une courte liste.", "The steps of a migration are a short list."),
            .step("{ ‹renam›: depth, to: size }", cured: "{ rename: depth, to: size }")),
        Explanation(
            "E-STEP-004",
            ("Un pas nomme un champ, ou champ.colonne.", "A step names a field, or field.column."),
            .step("{ rename: ‹Depth›, to: size }", cured: "{ rename: depth, to: size }")),
        Explanation(
            "E-STEP-005",
            ("L'ancien formulaire ne demandait pas cela.", "The old form did not ask that."),
            .step(
                "{ rename: ‹color›, to: tint }", cured: "{ rename: colour, to: tint }",
                old: "  - { id: colour, type: text, label: { fr: Couleur, en: Colour } }",
                new: "  - { id: tint, type: text, label: { fr: Teinte, en: Tint } }")),
        Explanation(
            "E-STEP-006",
            ("Le nouveau formulaire ne demande pas cela.", "The new form does not ask that."),
            .step("{ rename: depth, to: ‹sise› }", cured: "{ rename: depth, to: size }")),
        Explanation(
            "E-STEP-007",
            ("On ne fait pas des millimètres avec des kilos.", "Kilograms cannot be made into millimetres."),
            .step("{ convert_unit: size, from: kg, to: ‹mm› }", cured: "{ convert_unit: size, from: cm, to: mm }")),
        Explanation(
            "E-STEP-008",
            ("Le champ se mesure dans une autre unité.", "The field is measured in another unit."),
            .step("{ convert_unit: size, from: mm, to: ‹m› }", cured: "{ convert_unit: size, from: cm, to: mm }")),
        Explanation(
            "E-STEP-009",
            ("Le champ n'a pas, ou n'avait pas, cette option.", "The field has not, or had not, that option."),
            .step(
                "{ map_choice: usage, from: lottery, to: ‹rafle› }",
                cured: "{ map_choice: usage, from: lottery, to: raffle }")),
        Explanation(
            "E-STEP-010",
            (
                "Les réponses ne tiennent pas dans le champ d'arrivée.",
                "The answers do not fit into the field they go to."
            ),
            .step(
                "{ move: colour, to: ‹amount› }", cured: "{ move: colour, to: words }",
                old: "  - { id: colour, type: text, label: { fr: Couleur, en: Colour } }",
                new: "  - { id: amount, type: number, label: { fr: Combien, en: Amount } }")),
        Explanation(
            "E-STEP-011",
            ("Des mots ne vont que dans un champ de texte.", "Words go into a field for text only."),
            .step("{ to_text: ‹size› }", cured: "{ to_text: words }")),
        Explanation(
            "E-STEP-012",
            ("Ce qui est encore demandé ne peut pas s'en aller.", "What is still asked cannot go away."),
            .step(
                "{ retire: ‹words›, keep_as: { fr: Avant, en: Before } }",
                cured: "{ retire: colour, keep_as: { fr: Avant, en: Before } }")),
        Explanation(
            "E-STEP-013",
            ("Cette valeur serait refusée à qui la garde.", "That value would be refused to whoever keeps it."),
            .step("{ set_default: size, value: ‹wide› }", cured: "{ set_default: size, value: 20 }")),
        Explanation(
            "E-STEP-014",
            ("Une colonne reste dans son tableau.", "A column stays in its table."),
            .step("{ rename: parts.item, to: ‹usage.item› }", cured: "{ rename: parts.item, to: parts.name }")),
    ]
}
