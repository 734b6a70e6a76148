import Domain

// MARK: - Rules: what they mean

extension Problem {
    static func ruleName(_ name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-RULE-006", ("nom inconnu « \(name) »\(hint.0)", "unknown name “\(name)”\(hint.1)"),
            (
                "nommer un de ces champs : \(list). Un texte s'écrit entre apostrophes.",
                "name one of these fields: \(list). A text is written between single quotes."
            ))
    }

    static func ruleBareOption(_ option: String) -> Problem {
        Problem(
            "E-RULE-006",
            ("« \(option) » est un choix écrit sans apostrophes", "“\(option)” is an option written without quotes"),
            ("écrire '\(option)'.", "write '\(option)'."))
    }

    static func ruleColumn(_ column: String, of name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-RULE-007",
            ("« \(name) » n'a pas de colonne « \(column) »\(hint.0)", "“\(name)” has no column “\(column)”\(hint.1)"),
            known.isEmpty
                ? ("écrire « \(name) » seul.", "write “\(name)” alone.")
                : ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func ruleFunction(_ name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-RULE-008", ("fonction inconnue « \(name) »\(hint.0)", "unknown function “\(name)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func ruleArguments(_ name: String, count: Int, expected: Int) -> Problem {
        let example = expected == 2 ? "\(name)(…, …)" : "\(name)(…)"
        return Problem(
            "E-RULE-009",
            (
                "« \(name) » prend \(expected) valeur\(expected > 1 ? "s" : ""), pas \(count)",
                "“\(name)” takes \(expected) value\(expected > 1 ? "s" : ""), not \(count)"
            ),
            ("écrire \(example).", "write \(example)."))
    }

    static func ruleKinds(_ left: RuleTyped, _ right: RuleTyped) -> Problem {
        let (a, b) = (left.kind.words, right.kind.words)
        return Problem(
            "E-RULE-010",
            (
                "« \(left.text) » est \(a.0) et « \(right.text) » est \(b.0) : ils ne se comparent pas",
                "“\(left.text)” is \(a.1) and “\(right.text)” is \(b.1): they cannot be compared"
            ),
            mendOfKinds(left, right))
    }

    private static func mendOfKinds(_ left: RuleTyped, _ right: RuleTyped) -> (String, String) {
        for (part, other) in [(left, right), (right, left)] {
            if case .text(let text) = part.term, other.kind.reads(text) {
                return ("retirer les apostrophes : \(text).", "remove the quotes: \(text).")
            }
        }
        return ("comparer deux valeurs du même genre.", "compare two values of the same kind.")
    }

    /// - Parameters:
    ///   - user: the operator or the function.
    ///   - accepted: what it takes, in French and in English, in the plural.
    static func ruleNotAccepted(_ part: RuleTyped, by user: String, accepted: (String, String)) -> Problem {
        let words = part.kind.words
        return Problem(
            "E-RULE-011",
            (
                "« \(user) » ne prend que \(accepted.0) ; « \(part.text) » est \(words.0)",
                "“\(user)” takes only \(accepted.1); “\(part.text)” is \(words.1)"
            ),
            mendOfUse(part))
    }

    private static func mendOfUse(_ part: RuleTyped) -> (String, String) {
        switch part.kind {
        case .choices, .column(.text), .column(.choice):
            (
                "écrire contains(\(part.text), '…') ou count(\(part.text)).",
                "write contains(\(part.text), '…') or count(\(part.text))."
            )
        case .column(.number):
            ("écrire sum(\(part.text)) ou count(\(part.text)).", "write sum(\(part.text)) or count(\(part.text)).")
        case .column, .things:
            ("écrire count(\(part.text)) ou empty(\(part.text)).", "write count(\(part.text)) or empty(\(part.text)).")
        case .choice:
            (
                "écrire \(part.text) = '…' ou \(part.text) in ['…'].",
                "write \(part.text) = '…' or \(part.text) in ['…']."
            )
        default: ("mettre ici une valeur d'un autre genre.", "put a value of another kind here.")
        }
    }

    static func ruleOption(_ option: String, of name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.map { "'\($0)'" }.joined(separator: ", ")
        return Problem(
            "E-RULE-012",
            (
                "« \(name) » n'a pas de choix « \(option) »\(hint.0)",
                "“\(name)” has no option “\(option)”\(hint.1)"
            ),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static func ruleMeasures(_ left: String, _ leftMeasure: Measure, _ right: String, _ rightMeasure: Measure)
        -> Problem
    {
        let (a, b) = (leftMeasure.words, rightMeasure.words)
        return Problem(
            "E-RULE-013",
            (
                "« \(left) » est \(a.0) et « \(right) » est \(b.0)",
                "“\(left)” is \(a.1) and “\(right)” is \(b.1)"
            ),
            ("mettre ensemble des unités de même nature.", "put together units of the same nature."))
    }

    static func ruleMeasureExpected(_ wanted: Measure, _ part: String, _ measure: Measure) -> Problem {
        let (a, b) = (wanted.words, measure.words)
        return Problem(
            "E-RULE-013",
            ("il faut \(a.0) ; « \(part) » est \(b.0)", "\(a.1) is needed; “\(part)” is \(b.1)"),
            ("nommer un champ de cette nature.", "name a field of that nature."))
    }

    static func ruleUnitMissing(_ plain: String, beside measured: String) -> Problem {
        Problem(
            "E-RULE-014",
            (
                "« \(measured) » se donne dans plusieurs unités ; « \(plain) » n'en a pas",
                "“\(measured)” is given in several units; “\(plain)” has none"
            ),
            ("écrire une unité, par exemple 30 min, 8 h ou 2 day.", "write a unit, such as 30 min, 8 h or 2 day."))
    }

    static func ruleConditionExpected(_ part: RuleTyped) -> Problem {
        let words = part.kind.words
        return Problem(
            "E-RULE-015",
            (
                "une condition est attendue ; « \(part.text) » est \(words.0)",
                "a condition is expected; “\(part.text)” is \(words.1)"
            ),
            (
                "comparer cette valeur (=, <, in…), ou écrire « not empty(\(part.text)) ».",
                "compare that value (=, <, in…), or write “not empty(\(part.text))”."
            ))
    }

    static func ruleNumberExpected(_ part: RuleTyped) -> Problem {
        let words = part.kind.words
        return Problem(
            "E-RULE-016",
            (
                "un nombre est attendu ; « \(part.text) » est \(words.0)",
                "a number is expected; “\(part.text)” is \(words.1)"
            ),
            (
                "écrire un nombre, un champ qui en donne un, ou count(…).",
                "write a number, a field that gives one, or count(…)."
            ))
    }

    static func ruleRing(_ ids: [String]) -> Problem {
        let ring = (ids + ids.prefix(1)).joined(separator: " → ")
        return Problem(
            "E-RULE-019",
            ("ces show_if tournent en rond : \(ring)", "these show_if go round in a ring: \(ring)"),
            ("retirer le show_if de l'un de ces champs.", "remove the show_if of one of these fields."))
    }

    static let ruleBlankText = Problem(
        "E-RULE-020",
        ("comparer avec un texte vide n'est jamais vrai", "a comparison with an empty text is never true"),
        ("écrire empty(…) ou not empty(…).", "write empty(…) or not empty(…)."))
}

extension RuleKind {
    /// True when `text` would be a value of this kind, were it not between quotes.
    fileprivate func reads(_ text: String) -> Bool {
        switch self {
        case .number: Double(text) != nil
        case .date: CalendarDate(text) != nil
        case .flag: Bool(text) != nil
        default: false
        }
    }
}
