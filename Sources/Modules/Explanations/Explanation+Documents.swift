// Documents; what they are made of is in Docs/documents.md.

extension Explanation {
    static let ofDocuments = [
        Explanation(
            "E-DOC-001",
            (
                "Un paramètre se choisit au moment d'imprimer, en une seule valeur.",
                "A parameter is chosen when printing, as a single value."
            ),
            .document(
                "parameters: [{ id: pick, type: ‹materials›, label: { fr: Choix, en: Choice } }]",
                cured: "parameters: [{ id: pick, type: text, label: { fr: Choix, en: Choice } }]")),
        Explanation(
            "E-DOC-002",
            (
                "Dans le gabarit, le paramètre et le champ se confondraient.",
                "In the template, parameter and field would be mixed up."
            ),
            .document(
                "parameters: [{ id: ‹words›, type: text, label: { fr: Choix, en: Choice } }]",
                cured:
                    "parameters: [{ id: pick, type: text, label: { fr: Choix, en: Choice } }]\nprefill: { pick: words }"
            )),
        Explanation(
            "E-DOC-003",
            (
                "Ce nom n'est ni un champ, ni un paramètre, ni un style.",
                "That name is no field, no parameter and no style."
            ),
            .document("repeat: { rows: ‹part› }", cured: "repeat: { rows: parts }")),
        Explanation(
            "E-DOC-004",
            ("On ne répète que sur ce qui a des lignes.", "Only what has rows can be repeated over."),
            .document("repeat: { rows: ‹words› }", cured: "repeat: { rows: parts }")),
        Explanation(
            "E-DOC-005",
            (
                "Un document se répète sur des nombres ou sur des lignes, pas sur les deux.",
                "A document is repeated over numbers or over rows, not over both."
            ),
            .document("repeat: ‹{› digits: 3 }", cured: "repeat: { from: 1, to: 20, digits: 3 }")),
        Explanation(
            "E-DOC-006",
            ("Les gabarits des documents sont dans documents/.", "Templates of documents are in documents/."),
            .document("template: ‹../slip.mustache›", cured: "template: slip.mustache")),
        Explanation(
            "E-DOC-007",
            (
                "Une classe que rien ne décrit n'a aucun effet sur la feuille.",
                "A class that nothing describes does nothing on the sheet."
            ),
            .sheet("<p class=\"‹d-big›\">{{title}}</p>\n", cured: "<p>{{title}}</p>\n")),
        Explanation(
            "E-DOC-008",
            ("Une part de la place va de 1 à 100 %.", "A share of the room goes from 1 to 100 %."),
            .document("styles: { big: { width: ‹150 %› } }", cured: "styles: { big: { width: 50 % } }")),
        Explanation(
            "E-DOC-009",
            ("La case ne tient pas sur la feuille.", "The cell does not fit on the sheet."),
            .document("grid: ‹{› width: 300 mm, height: 100 mm }", cured: "grid: { width: 90 mm, height: 100 mm }")),
        Explanation(
            "E-DOC-010",
            (
                "Pour trouver la plus grande écriture qui tienne, il faut savoir où.",
                "To find the largest writing that fits, one must know where."
            ),
            .document(
                "styles: { big: { size: ‹{› fit: [title], least: 5 mm, most: 20 mm } } }",
                cured:
                    "styles: { big: { width: 80 mm, height: 30 mm, size: { fit: [title], least: 5 mm, most: 20 mm } } }"
            )),
        Explanation(
            "E-DOC-011",
            ("Un code contient un texte court.", "A code holds a short text."),
            .document("code: { qr: { of: ‹parts›, size: 20 mm } }", cured: "code: { qr: { of: url, size: 20 mm } }")),
        Explanation(
            "E-DOC-012",
            ("Sur un rouleau, chaque case est une page.", "On a roll, each cell is a page."),
            .document(
                "paper: roll80\ngrid: { height: 40 mm, cut: ‹marks› }", cured: "paper: roll80\ngrid: { height: 40 mm }")
        ),
        Explanation(
            "W-DOC-001",
            (
                "Trop pâle sur son fond, un texte imprimé se lit mal.",
                "Too pale on its ground, printed text is hard to read."
            ),
            .document(
                "styles: { big: { colour: ‹\"#999999\"› } }", cured: "styles: { big: { colour: \"#444444\" } }")),
    ]
}
