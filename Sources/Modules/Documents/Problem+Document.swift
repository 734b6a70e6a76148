import Domain

// MARK: - Documents

extension Problem {
    static func parameterKind(_ type: String) -> Problem {
        Problem(
            "E-DOC-001",
            ("un paramètre ne peut pas être de genre « \(type) »", "a parameter cannot be of type “\(type)”"),
            ("choisir parmi text, number, boolean, choice, date.", "choose among text, number, boolean, choice, date."))
    }

    static func parameterIsField(_ id: String) -> Problem {
        Problem(
            "E-DOC-002",
            ("le paramètre « \(id) » porte le nom d'un champ", "the parameter “\(id)” bears the name of a field"),
            (
                "lui donner un autre nom ; prefill le fait partir de la réponse à ce champ.",
                "give it another name; prefill makes it start from the answer to that field."
            ))
    }

    static func documentName(_ name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.prefix(40).joined(separator: ", ")
        return Problem(
            "E-DOC-003", ("« \(name) » ne désigne rien ici\(hint.0)", "“\(name)” names nothing here\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func rowsField(_ id: String) -> Problem {
        Problem(
            "E-DOC-004", ("« \(id) » n'a pas de lignes", "“\(id)” has no rows"),
            ("nommer un champ table, group ou materials.", "name a table, group or materials field."))
    }

    static let repeatShape = Problem(
        "E-DOC-005", ("« repeat » ne dit pas sur quoi répéter", "“repeat” does not say what to repeat over"),
        (
            "écrire { from: 1, to: 20 } ou { rows: champ }, pas les deux.",
            "write { from: 1, to: 20 } or { rows: field }, not both."
        ))

    static func documentTemplateName(_ name: String) -> Problem {
        Problem(
            "E-DOC-006", ("« \(name) » n'est pas un gabarit de document", "“\(name)” is not a document template"),
            (
                "nommer un fichier documents/….mustache du dossier du module.",
                "name a file documents/….mustache of the module's folder."
            ))
    }

    static func undeclaredClass(_ name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.isEmpty ? "styles: { … }" : known.joined(separator: ", ")
        return Problem(
            "E-DOC-007",
            (
                "la classe « \(name) » n'est pas déclarée dans « styles »\(hint.0)",
                "the class “\(name)” is not declared in “styles”\(hint.1)"
            ),
            (
                "l'y déclarer (sans d-), ou choisir parmi \(list).",
                "declare it there (without d-), or choose among \(list)."
            ))
    }

    static func badExtent(_ text: String) -> Problem {
        Problem(
            "E-DOC-008", ("« \(text) » n'est pas une mesure", "“\(text)” is not a measure"),
            (
                "écrire une longueur comme 12 mm, un calcul comme width + 4 mm, ou 50 %.",
                "write a length such as 12 mm, a calculation such as width + 4 mm, or 50 %."
            ))
    }

    static func documentSize(_ refusal: DocumentRefusal) -> Problem {
        Problem(
            "E-DOC-009", (refusal.what.fr, refusal.what.text(in: .english)),
            (refusal.mend.fr, refusal.mend.text(in: .english)))
    }

    static let fitWithoutBox = Problem(
        "E-DOC-010",
        ("« fit » a besoin d'une boîte de taille connue", "“fit” needs a box of known size"),
        ("donner width et height à ce style, en longueurs.", "give this style a width and a height, as lengths."))

    static func notEncodable(_ name: String) -> Problem {
        Problem(
            "E-DOC-011", ("« \(name) » ne peut pas devenir un code", "“\(name)” cannot become a code"),
            (
                "nommer un champ text, number, choice, link ou date, ou écrire url, number, title.",
                "name a text, number, choice, link or date field, or write url, number, title."
            ))
    }

    static func notOnRoll(_ key: String) -> Problem {
        Problem(
            "E-DOC-012", ("« \(key) » n'a pas de sens sur un rouleau", "“\(key)” makes no sense on a roll"),
            (
                "le retirer : l'imprimante coupe après chaque exemplaire.",
                "remove it: the printer cuts after each piece."
            ))
    }

    static func paleStyle(_ colour: String, ratio: String, on background: String) -> Problem {
        Problem(
            "W-DOC-001",
            (
                "« \(colour) » n'a qu'un contraste de \(ratio) sur \(background)",
                "“\(colour)” has a contrast of only \(ratio) on \(background)"
            ),
            (
                "viser 4,5 ou plus, ou dire avec « on » sur quel autre style il est posé.",
                "aim at 4.5 or more, or say with “on” which other style it lies on."
            ))
    }
}
