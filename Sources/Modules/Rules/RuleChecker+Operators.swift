// MARK: - Operators

extension RuleChecker {
    mutating func binary(
        _ syntax: RuleSyntax, _ sign: RuleOperator, _ left: RuleSyntax, _ right: RuleSyntax
    ) -> RuleTyped {
        let (left, right) = pair(left, right)
        switch sign.precedence {
        case .or, .and:
            expectFlag(left)
            expectFlag(right)
            return typed(syntax, .binary(sign, left.term, right.term), .flag)
        case .comparison:
            let (a, b) = compared(sign, left, right)
            return typed(syntax, .binary(sign, a, b), .flag)
        default: return arithmetic(syntax, sign, left, right)
        }
    }

    /// Both sides, each knowing the options of the other.
    private mutating func pair(_ left: RuleSyntax, _ right: RuleSyntax) -> (RuleTyped, RuleTyped) {
        if case .name(let id, _) = left.form, scope.entries[id] == nil {
            let checked = check(right)
            return (check(left, beside: checked.kind.options), checked)
        }
        let checked = check(left)
        return (checked, check(right, beside: checked.kind.options))
    }

    private mutating func arithmetic(
        _ syntax: RuleSyntax, _ sign: RuleOperator, _ left: RuleTyped, _ right: RuleTyped
    ) -> RuleTyped {
        let accepted = ("des nombres", "numbers")
        guard let a = measure(of: left), let b = measure(of: right) else {
            for part in [left, right] where measure(of: part) == nil {
                refuse(part, by: sign.rawValue, accepted: accepted)
            }
            return unknown(syntax)
        }
        if sign == .times { return typed(syntax, .binary(sign, left.term, right.term), .number(a * b)) }
        guard let (x, y, measure) = aligned(left, a, right, b) else { return unknown(syntax) }
        return typed(syntax, .binary(sign, x, y), .number(measure))
    }

    /// Two numbers in one unit: a plain one takes the unit of the other.
    mutating func aligned(
        _ left: RuleTyped, _ a: Measure, _ right: RuleTyped, _ b: Measure
    ) -> (RuleTerm, RuleTerm, Measure)? {
        if a.powers == b.powers {
            return (left.term, right.term, Measure(powers: a.powers, scale: a.scale ?? b.scale))
        }
        guard a.isPlain || b.isPlain else {
            report(.ruleMeasures(left.text, a, right.text, b), Self.span(left, right))
            return nil
        }
        let (plain, measured, measure) = a.isPlain ? (left, right, b) : (right, left, a)
        guard let scale = measure.scale else {
            report(.ruleUnitMissing(plain.text, beside: measured.text), plain)
            return nil
        }
        let scaled = RuleTerm.scaled(plain.term, by: scale)
        return a.isPlain ? (scaled, right.term, measure) : (left.term, scaled, measure)
    }

    private static func span(_ left: RuleTyped, _ right: RuleTyped) -> Range<Int> {
        left.range.lowerBound..<max(left.range.upperBound, right.range.upperBound)
    }

    /// The two sides of a comparison, ready to be compared.
    mutating func compared(
        _ sign: RuleOperator, _ left: RuleTyped, _ right: RuleTyped
    ) -> (RuleTerm, RuleTerm) {
        let written = (left.term, right.term)
        switch (left.kind, right.kind) {
        case (.unknown, _), (_, .unknown): break
        case (.number(let a), .number(let b)):
            if let (x, y, _) = aligned(left, a, right, b) { return (x, y) }
        case (.date, .date): break
        case (.text, .text), (.flag, .flag), (.choice, .choice): expectEquality(sign, left)
        case (.choice(let options), .text): expectOption(right, of: left, options, sign)
        case (.text, .choice(let options)): expectOption(left, of: right, options, sign)
        default: reportKinds(sign, left, right)
        }
        return written
    }

    private mutating func expectEquality(_ sign: RuleOperator, _ part: RuleTyped) {
        guard sign != .equal, sign != .unequal else { return }
        refuse(part, by: sign.rawValue, accepted: ("des nombres et des dates", "numbers and dates"))
    }

    mutating func expectOption(
        _ part: RuleTyped, of choice: RuleTyped, _ options: [String], _ sign: RuleOperator = .equal
    ) {
        guard case .text(let option) = part.term else {
            report(.ruleKinds(choice, part), part)
            return
        }
        expectEquality(sign, choice)
        guard !options.contains(option), !option.allSatisfy(\.isWhitespace) else { return }
        let near = NearMiss.of(option, among: options)
        report(.ruleOption(option, of: choice.text, near: near, known: options), part)
    }

    mutating func reportKinds(_ sign: RuleOperator, _ left: RuleTyped, _ right: RuleTyped) {
        let several = [left, right].filter(\.kind.isSeveral)
        let accepted = ("des valeurs seules", "single values")
        for part in several { refuse(part, by: sign.rawValue, accepted: accepted) }
        if several.isEmpty { report(.ruleKinds(left, right), Self.span(left, right)) }
    }

    mutating func oneOf(_ syntax: RuleSyntax, _ value: RuleSyntax, _ items: [RuleSyntax]) -> RuleTyped {
        var value = check(value)
        guard !value.kind.isSeveral else {
            refuse(value, by: "in", accepted: ("des valeurs seules", "single values"))
            for item in items { _ = check(item, beside: value.kind.options) }
            return unknown(syntax)
        }
        let checked = items.map { check($0, beside: value.kind.options) }
        if let measured = checked.first(where: { measure(of: $0)?.isPlain == false }) {
            value = aligned(value, to: measured)
        }
        let terms = checked.map { compared(.equal, value, $0).1 }
        return typed(syntax, .oneOf(value.term, terms), .flag)
    }

    /// A plain number in the unit of `measured`; anything else as it is.
    private func aligned(_ value: RuleTyped, to measured: RuleTyped) -> RuleTyped {
        guard measure(of: value)?.isPlain == true, let measure = measure(of: measured), let scale = measure.scale else {
            return value
        }
        return RuleTyped(
            term: .scaled(value.term, by: scale), kind: .number(measure), range: value.range, text: value.text)
    }
}
