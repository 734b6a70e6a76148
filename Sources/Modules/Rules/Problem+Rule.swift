import Domain

// MARK: - Rules: how they are written

extension Problem {
    static let ruleBlank = Problem(
        "E-RULE-001", ("la règle est vide", "the rule is empty"),
        ("écrire une condition, par exemple « not empty(photo) ».", "write a condition, such as “not empty(photo)”."))

    static func ruleUnexpected(_ text: String) -> Problem {
        Problem(
            "E-RULE-001", ("« \(text) » n'est pas attendu ici", "“\(text)” is not expected here"),
            (
                "mettre un opérateur (=, and, +…) entre deux valeurs, et une valeur après chaque opérateur.",
                "put an operator (=, and, +…) between two values, and a value after each operator."
            ))
    }

    static func ruleMissing(after text: String) -> Problem {
        Problem(
            "E-RULE-001", ("il manque quelque chose après « \(text) »", "something is missing after “\(text)”"),
            ("terminer l'expression, ou retirer ce dernier mot.", "finish the expression, or remove that last word."))
    }

    static func ruleChained(_ sign: String) -> Problem {
        Problem(
            "E-RULE-001",
            ("« \(sign) » suit déjà une comparaison", "“\(sign)” already follows a comparison"),
            (
                "faire deux comparaisons : « a < b and b < c », ou mettre des parenthèses.",
                "make two comparisons: “a < b and b < c”, or put parentheses."
            ))
    }

    static func ruleCharacter(_ text: String) -> Problem {
        Problem(
            "E-RULE-001",
            ("« \(text) » n'a pas de sens dans une règle", "“\(text)” has no meaning in a rule"),
            (
                "s'en tenir aux noms, aux nombres, aux textes entre apostrophes, à = != < <= > >= + - * et and or not in.",
                "keep to names, numbers, texts between single quotes, = != < <= > >= + - * and and or not in."
            ))
    }

    static func ruleUnclosed(_ sign: String) -> Problem {
        Problem(
            "E-RULE-002", ("« \(sign) » n'est pas refermé", "“\(sign)” is not closed"),
            (
                "ajouter ce qui le referme ; dans un texte, une apostrophe s'écrit deux fois.",
                "add what closes it; inside a text, write a quote twice."
            ))
    }

    static func ruleForeign(_ text: String, instead: String) -> Problem {
        Problem(
            "E-RULE-003", ("« \(text) » s'écrit « \(instead) »", "“\(text)” is written “\(instead)”"),
            ("remplacer « \(text) » par « \(instead) ».", "replace “\(text)” with “\(instead)”."))
    }

    static func ruleQuotes(_ text: String) -> Problem {
        Problem(
            "E-RULE-003",
            ("un texte s'écrit entre apostrophes", "a text is written between single quotes"),
            ("écrire '\(text)'.", "write '\(text)'."))
    }

    static func ruleNumber(_ text: String) -> Problem {
        let (whole, decimals) = RuleLexer.maximumDigits
        return Problem(
            "E-RULE-004", ("le nombre « \(text) » a trop de chiffres", "the number “\(text)” has too many digits"),
            (
                "en garder \(whole) avant le point et \(decimals) après, au plus.",
                "keep at most \(whole) before the point and \(decimals) after it."
            ))
    }

    static func ruleDate(_ text: String) -> Problem {
        Problem(
            "E-RULE-004", ("« \(text) » n'est pas un jour du calendrier", "“\(text)” is not a day of the calendar"),
            (
                "écrire l'année, le mois et le jour : 2026-11-24. Une soustraction prend des espaces.",
                "write year, month and day: 2026-11-24. A subtraction takes spaces."
            ))
    }

    static func ruleUnit(_ unit: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-RULE-005", ("unité inconnue « \(unit) »\(hint.0)", "unknown unit “\(unit)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func ruleTooLong(limit: Int) -> Problem {
        Problem(
            "E-RULE-017",
            ("la règle dépasse \(limit) caractères", "the rule is longer than \(limit) characters"),
            ("la couper en plusieurs règles.", "split it into several rules."))
    }

    static func ruleTooManyParts(limit: Int) -> Problem {
        Problem(
            "E-RULE-018",
            (
                "la règle a plus de \(limit) noms, valeurs et opérateurs",
                "the rule has more than \(limit) names, values and operators"
            ),
            ("la couper en plusieurs règles.", "split it into several rules."))
    }

    static func ruleTooDeep(limit: Int) -> Problem {
        Problem(
            "E-RULE-018",
            ("plus de \(limit) niveaux de parenthèses", "more than \(limit) levels of parentheses"),
            ("retirer les parenthèses inutiles, ou couper la règle.", "remove needless parentheses, or split the rule.")
        )
    }
}
