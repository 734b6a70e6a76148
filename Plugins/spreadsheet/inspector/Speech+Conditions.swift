/// What has to be so for something else to happen.
extension Speech {
    static let tests: Set<String> = [
        "AND", "OR", "NOT", "ISBLANK", "ISERROR", "ISERR", "ISNA", "ISNUMBER", "ISTEXT", "EXACT",
    ]

    /// « B2 est supérieur à 5 ».
    func condition(_ formula: Formula) -> Phrase {
        switch formula {
        case .binary(let sign, let left, let right) where sign.compares: comparison(sign, left, right)
        case .call("AND", let parts): Phrase(list: parts.map(condition))
        case .call("OR", let parts): Phrase(list: parts.map(condition), Phrase("ou", "or"))
        case .call("NOT", let parts): negation(parts.first ?? .nothing)
        case .call("ISBLANK", let parts): subject(parts) + Phrase(" est vide", " is empty")
        case .call("ISERROR", let parts), .call("ISERR", let parts):
            subject(parts) + Phrase(" est en erreur", " is an error")
        case .call("ISNA", let parts): subject(parts) + Phrase(" est introuvable", " is not found")
        case .call("ISNUMBER", let parts): subject(parts) + Phrase(" est un nombre", " is a number")
        case .call("ISTEXT", let parts): subject(parts) + Phrase(" est un texte", " is a text")
        case .call("EXACT", let parts) where parts.count == 2:
            comparison(.equal, parts[0], parts[1])
        default: noun(formula) + Phrase(" est vrai", " is true")
        }
    }

    private func negation(_ formula: Formula) -> Phrase {
        if case .binary(let sign, let left, let right) = formula, let opposite = sign.opposite {
            return comparison(opposite, left, right)
        }
        if case .call("ISBLANK", let parts) = formula { return subject(parts) + Phrase(" est rempli", " is filled in") }
        let said = condition(formula)
        return Phrase("le contraire est vrai : \(said.fr)", "the opposite is true: \(said.en)")
    }

    private func subject(_ parts: [Formula]) -> Phrase { noun(parts.first ?? .nothing) }

    private func comparison(_ sign: Formula.Operator, _ left: Formula, _ right: Formula) -> Phrase {
        let one = noun(left)
        if right.isEmptyText {
            return one + (sign == .equal ? Phrase(" est vide", " is empty") : Phrase(" est rempli", " is filled in"))
        }
        let other = noun(right)
        let middle =
            switch sign {
            case .equal: Phrase(" est égal ", " is equal ")
            case .less: Phrase(" est inférieur ", " is less than ")
            case .atMost: Phrase(" est inférieur ou égal ", " is at most ")
            case .greater: Phrase(" est supérieur ", " is greater than ")
            case .atLeast: Phrase(" est supérieur ou égal ", " is at least ")
            default: Phrase(" est différent ", " is different from ")
            }
        let french = sign == .unequal ? other.of.fr : other.to.fr
        return one + middle + Phrase(french, sign == .equal ? other.to.en : other.en)
    }

    /// `IF` and its kin.
    func choice(_ name: String, _ arguments: [Formula]) -> Phrase? {
        switch (name, arguments.count) {
        case ("IF", 2...3):
            let otherwise = arguments.count > 2 ? arguments[2] : .flag(false)
            return Phrase("si \(condition(arguments[0]).fr), ", "if \(condition(arguments[0]).en), ")
                + outcome(arguments[1]) + Phrase(" ; sinon, ", "; otherwise, ") + outcome(otherwise)
        case ("IFS", 2...):
            let cases = stride(from: 0, to: arguments.count - 1, by: 2).map { index in
                Phrase("si ", "if ") + condition(arguments[index]) + Phrase(same: ", ") + outcome(arguments[index + 1])
            }
            return Phrase(cases.map(\.fr).joined(separator: " ; "), cases.map(\.en).joined(separator: "; "))
        case ("IFERROR", 2), ("IFNA", 2):
            let instead = outcome(arguments[1])
            return verb(arguments[0]) + Phrase(" ; en cas d’erreur, \(instead.fr)", "; if that fails, \(instead.en)")
        default: return nil
        }
    }

    /// « 1 si B2 est supérieur à 5, sinon 0 ».
    func choiceNoun(_ name: String, _ arguments: [Formula]) -> Phrase? {
        switch (name, arguments.count) {
        case ("IF", 2...3):
            let otherwise = arguments.count > 2 ? arguments[2] : .flag(false)
            return noun(arguments[1]) + Phrase(" si ", " if ") + condition(arguments[0])
                + Phrase(", sinon ", ", otherwise ") + noun(otherwise)
        case ("IFERROR", 2), ("IFNA", 2): return noun(arguments[0])
        default: return nil
        }
    }

    /// What the cell then shows.
    private func outcome(_ formula: Formula) -> Phrase {
        formula == .nothing ? Phrase("affiche 0", "shows 0") : verb(formula)
    }
}

extension Formula.Operator {
    /// What holds when this does not; nil unless it compares.
    fileprivate var opposite: Formula.Operator? {
        switch self {
        case .equal: .unequal
        case .unequal: .equal
        case .less: .atLeast
        case .atLeast: .less
        case .greater: .atMost
        case .atMost: .greater
        default: nil
        }
    }
}
