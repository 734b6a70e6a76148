extension RuleTerm {
    /// Always ends and never fails: what cannot be known is empty.
    /// - Complexity: O(parts of the expression × what it reads).
    func value(in answers: RuleAnswers) -> RuleValue {
        switch self {
        case .number(let value, let unit): RuleValue(finite: value * (unit?.measure.scale ?? 1))
        case .text(let text): RuleValue(text: text)
        case .flag(let flag): .flag(flag)
        case .date(let date): .date(date)
        case .name(let name): answers.value(of: name)
        case .call(let function, let terms): function.value(terms.map { $0.value(in: answers) })
        case .oneOf(let term, let terms): .flag(term.isOne(of: terms, in: answers))
        case .not(let term): .flag(!term.value(in: answers).isTrue)
        case .negative(let term): term.number(in: answers).map { .number(-$0) } ?? .empty
        case .scaled(let term, let scale): term.number(in: answers).map { RuleValue(finite: $0 * scale) } ?? .empty
        case .binary(.and, let left, let right):
            .flag(left.value(in: answers).isTrue && right.value(in: answers).isTrue)
        case .binary(.or, let left, let right): .flag(left.value(in: answers).isTrue || right.value(in: answers).isTrue)
        case .binary(let sign, let left, let right): sign.value(left.value(in: answers), right.value(in: answers))
        }
    }

    private func number(in answers: RuleAnswers) -> Double? { value(in: answers).number }

    private func isOne(of terms: [RuleTerm], in answers: RuleAnswers) -> Bool {
        let value = value(in: answers)
        return terms.contains { RuleOperator.equal.holds(value, $0.value(in: answers)) }
    }
}

extension RuleOperator {
    fileprivate func value(_ left: RuleValue, _ right: RuleValue) -> RuleValue {
        guard precedence > .comparison else { return .flag(holds(left, right)) }
        guard let left = left.number, let right = right.number else { return .empty }
        return switch self {
        case .plus: RuleValue(finite: left + right)
        case .minus: RuleValue(finite: left - right)
        default: RuleValue(finite: left * right)
        }
    }

    /// A comparison; false as soon as one side is empty.
    func holds(_ left: RuleValue, _ right: RuleValue) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): holds(left, right)
        case (.date(let left), .date(let right)): holds(isLess: left < right, isEqual: left == right)
        case (.text(let left), .text(let right)), (.option(let left), .option(let right)),
            (.option(let left), .text(let right)), (.text(let left), .option(let right)):
            holds(isLess: false, isEqual: left == right)
        case (.flag(let left), .flag(let right)): holds(isLess: false, isEqual: left == right)
        default: false
        }
    }

    /// Numbers that differ by less than a billionth are equal, so that 0.1 + 0.2 = 0.3 as on paper.
    private func holds(_ left: Double, _ right: Double) -> Bool {
        let isEqual = abs(left - right) <= max(abs(left), abs(right)) * 1e-9
        return holds(isLess: !isEqual && left < right, isEqual: isEqual)
    }

    private func holds(isLess: Bool, isEqual: Bool) -> Bool {
        switch self {
        case .equal: isEqual
        case .unequal: !isEqual
        case .less: isLess
        case .atMost: isLess || isEqual
        case .greater: !isLess && !isEqual
        case .atLeast: !isLess
        case .or, .and, .plus, .minus, .times: false
        }
    }
}

extension RuleFunction {
    fileprivate func value(_ arguments: [RuleValue]) -> RuleValue {
        guard let first = arguments.first else { return .empty }
        switch self {
        case .empty: return .flag(first.isEmpty)
        case .count: return .number(Self.count(first))
        case .sum: return Self.sum(first)
        case .length:
            if case .text(let text) = first { return .number(Double(text.count)) }
            return .number(0)
        case .contains: return .flag(Self.contains(first, arguments.last ?? .empty))
        }
    }

    private static func count(_ value: RuleValue) -> Double {
        switch value {
        case .list(let values): Double(values.count { !$0.isEmpty })
        case .things(let count): Double(count)
        default: 0
        }
    }

    private static func sum(_ value: RuleValue) -> RuleValue {
        guard case .list(let values) = value else { return .number(0) }
        return RuleValue(finite: values.reduce(0) { $0 + ($1.number ?? 0) })
    }

    private static func contains(_ value: RuleValue, _ wanted: RuleValue) -> Bool {
        switch (value, wanted) {
        case (.text(let text), .text(let part)): FoldedText(text).contains(FoldedText(part))
        case (.list(let values), _): values.contains { contains($0, wanted) }
        default: RuleOperator.equal.holds(value, wanted)
        }
    }
}
