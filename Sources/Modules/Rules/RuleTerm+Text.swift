extension RuleTerm: CustomStringConvertible {
    /// The expression as one would write it, with no more parentheses than it needs.
    var description: String { written(.or) }

    /// - Parameter minimum: an expression that holds less tightly is put in parentheses.
    private func written(_ minimum: RulePrecedence) -> String {
        switch self {
        case .number(let value, let unit):
            Self.digits(value) + (unit.map { " " + $0.ruleName } ?? "")
        case .text(let text):
            "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .flag(let flag): String(flag)
        case .date(let date): date.description
        case .name(let name): name.column.map { "\(name.id).\($0)" } ?? name.id
        case .call(let function, let terms): "\(function.rawValue)(\(Self.listed(terms)))"
        case .oneOf(let term, let terms):
            Self.wrapped(
                "\(term.written(.sum)) in [\(Self.listed(terms))]", minimum > .comparison)
        case .not(let term): Self.wrapped("not \(term.written(.negation))", minimum > .negation)
        case .negative(let term): "-\(term.written(.sign))"
        case .binary(let sign, let left, let right):
            Self.wrapped(
                "\(left.written(sign.leftMinimum)) \(sign.rawValue) \(right.written(sign.precedence.tighter))",
                minimum > sign.precedence)
        case .scaled(let term, _): term.written(minimum)
        }
    }

    private static func listed(_ terms: [RuleTerm]) -> String {
        terms.map { $0.written(.or) }.joined(separator: ", ")
    }

    private static func wrapped(_ text: String, _ needed: Bool) -> String { needed ? "(\(text))" : text }

    /// Literals have so few digits that the description is never in powers of ten.
    private static func digits(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension RuleOperator {
    /// Comparisons do not follow one another; all others group from the left.
    fileprivate var leftMinimum: RulePrecedence { precedence == .comparison ? .sum : precedence }
}
