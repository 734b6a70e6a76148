/// Signs between two values.
extension Speech {
    func operation(_ sign: Formula.Operator, _ left: Formula, _ right: Formula) -> Phrase {
        if sign.compares {
            return Phrase("indique si ", "tells whether ") + condition(.binary(sign, left, right))
        }
        if sign == .join { return joining(Self.chain(.join, .binary(.join, left, right))) }
        if let days = days(sign, left, right) { return days }
        let whole = Formula.binary(sign, left, right)
        if sign == .plus, Self.chain(.plus, whole).allSatisfy(Self.isSimple) {
            return Phrase("additionne ", "adds up ") + Phrase(list: Self.chain(.plus, whole).map(noun))
        }
        guard Self.isSimple(left), Self.isSimple(right) else {
            return Phrase("calcule ", "works out ") + symbols(sign, left, right)
        }
        let (one, other) = (noun(left), noun(right))
        switch sign {
        case .minus: return Phrase("retire \(other.fr) \(one.of.fr)", "takes \(other.en) away from \(one.en)")
        case .times: return Phrase("multiplie \(one.fr) par \(other.fr)", "multiplies \(one.en) by \(other.en)")
        case .over: return Phrase("divise \(one.fr) par \(other.fr)", "divides \(one.en) by \(other.en)")
        case .power:
            return Phrase("élève \(one.fr) à la puissance \(other.fr)", "raises \(one.en) to the power \(other.en)")
        default: return Phrase("calcule ", "works out ") + symbols(sign, left, right)
        }
    }

    /// Today's date and another: what comes out is days.
    private func days(_ sign: Formula.Operator, _ left: Formula, _ right: Formula) -> Phrase? {
        guard sign == .minus else { return nil }
        let today = Formula.call("TODAY", [])
        if left == today, case .reference = right {
            return Phrase("compte les jours écoulés depuis ", "counts the days since ") + noun(right)
        }
        if right == today, case .reference = left {
            return Phrase("compte les jours qui restent jusqu’", "counts the days left until ")
                + Phrase(noun(left).to.fr, noun(left).en)
        }
        return nil
    }

    func joining(_ parts: [Formula]) -> Phrase {
        Phrase("assemble ", "joins ") + Phrase(list: parts.filter { !$0.isEmptyText }.map(noun))
    }

    /// `a + b + c` as three.
    static func chain(_ sign: Formula.Operator, _ formula: Formula) -> [Formula] {
        guard case .binary(sign, let left, let right) = formula else { return [formula] }
        return chain(sign, left) + chain(sign, right)
    }

    private static func isSimple(_ formula: Formula) -> Bool {
        switch formula {
        case .binary, .negative: false
        case .call(let name, let arguments):
            FunctionWords.entry(name, arguments: arguments.count) != nil
                && arguments.allSatisfy {
                    if case .reference = $0 { true } else { false }
                }
        default: true
        }
    }

    /// « (B2 + C2) × 1,2 ».
    func symbols(_ sign: Formula.Operator, _ left: Formula, _ right: Formula) -> Phrase {
        let mark =
            switch sign {
            case .times: "×"
            case .over: "÷"
            case .minus: "−"
            case .join: "&"
            default: sign.rawValue
            }
        return part(left, sign.strength) + Phrase(same: " \(mark) ") + part(right, sign.strength + 1)
    }

    /// One side of a sign, in brackets where it binds less tightly or is said in several words.
    func part(_ formula: Formula, _ strength: Int) -> Phrase {
        let said = noun(formula)
        switch formula {
        case .binary(let sign, _, _): return sign.strength < strength ? said.inBrackets : said
        case .call: return said.inBrackets
        case .reference(let reference): return reference.last == nil && reference.sheet == nil ? said : said.inBrackets
        default: return said
        }
    }
}
