/// Gives each part of an expression its kind, and reports everything that does not go together.
struct RuleChecker {
    let scope: RuleScope
    private let source: RuleSource
    let isPartial: Bool
    private(set) var problems: [RuleProblem] = []

    /// - Parameter isPartial: the expression could not be read to its end; what may come from that is not reported.
    init(_ scope: RuleScope, _ source: RuleSource, isPartial: Bool) {
        self.scope = scope
        self.source = source
        self.isPartial = isPartial
    }

    mutating func check(_ syntax: RuleSyntax, _ wanted: RuleReader.Wanted) -> RuleTerm {
        let whole = check(syntax)
        switch wanted {
        case .condition:
            expectFlag(whole)
            return whole.term
        case .number(let measure): return number(whole, measure)
        }
    }

    private mutating func number(_ whole: RuleTyped, _ wanted: Measure?) -> RuleTerm {
        guard let measure = measure(of: whole) else {
            if whole.kind != .unknown, !isPartial { report(.ruleNumberExpected(whole), whole) }
            return whole.term
        }
        guard let wanted, wanted.powers != measure.powers else { return whole.term }
        if measure.isPlain { return .scaled(whole.term, by: wanted.scale ?? 1) }
        report(.ruleMeasureExpected(wanted, whole.text, measure), whole)
        return whole.term
    }

    mutating func report(_ problem: Problem, _ part: RuleTyped) { report(problem, part.range) }

    mutating func report(_ problem: Problem, _ range: Range<Int>) {
        problems.append(RuleProblem(problem, at: range))
    }

    func typed(_ syntax: RuleSyntax, _ term: RuleTerm, _ kind: RuleKind) -> RuleTyped {
        RuleTyped(term: term, kind: kind, range: syntax.range, text: source.quoted(syntax.range))
    }

    /// Stands for what has been reported.
    func unknown(_ syntax: RuleSyntax) -> RuleTyped { typed(syntax, .flag(false), .unknown) }

    func measure(of part: RuleTyped) -> Measure? {
        if case .number(let measure) = part.kind { measure } else { nil }
    }

    /// - Parameter options: what a bare word beside a choice may have been meant for.
    mutating func check(_ syntax: RuleSyntax, beside options: [String] = []) -> RuleTyped {
        switch syntax.form {
        case .broken: return unknown(syntax)
        case .number(let value, let unit):
            return typed(syntax, .number(value, unit), .number(unit?.measure ?? .plain))
        case .text(let text):
            if text.allSatisfy(\.isWhitespace) { report(.ruleBlankText, syntax.range) }
            return typed(syntax, .text(text), .text)
        case .flag(let flag): return typed(syntax, .flag(flag), .flag)
        case .date(let date): return typed(syntax, .date(date), .date)
        case .name(let id, let column): return name(syntax, id, column, options)
        case .call(let name, let arguments): return call(syntax, name, arguments)
        case .oneOf(let value, let items): return oneOf(syntax, value, items)
        case .not(let operand):
            let operand = check(operand)
            expectFlag(operand)
            return typed(syntax, .not(operand.term), .flag)
        case .negative(let operand):
            let operand = check(operand)
            guard let measure = measure(of: operand) else {
                refuse(operand, by: "-", accepted: ("des nombres", "numbers"))
                return unknown(syntax)
            }
            return typed(syntax, .negative(operand.term), .number(measure))
        case .binary(let sign, let left, let right): return binary(syntax, sign, left, right)
        }
    }

    mutating func expectFlag(_ part: RuleTyped) {
        if part.kind != .flag, part.kind != .unknown, !isPartial { report(.ruleConditionExpected(part), part) }
    }

    mutating func refuse(_ part: RuleTyped, by user: String, accepted: (String, String)) {
        if part.kind != .unknown { report(.ruleNotAccepted(part, by: user, accepted: accepted), part) }
    }
}

// MARK: - Names

extension RuleChecker {
    private mutating func name(
        _ syntax: RuleSyntax, _ id: String, _ column: RuleSyntax.Word?, _ options: [String]
    ) -> RuleTyped {
        let start = syntax.range.lowerBound
        guard let entry = scope.entries[id] else {
            report(unknownName(id, options), start..<start + id.unicodeScalars.count)
            return unknown(syntax)
        }
        guard let column else {
            return typed(syntax, .name(RuleName(id: id, column: nil, reading: entry.reading)), entry.kind)
        }
        guard let cell = entry.columns[column.text] else {
            let known = entry.columns.keys.sorted()
            let near = NearMiss.of(column.text, among: known)
            report(.ruleColumn(column.text, of: id, near: near, known: known), column.range)
            return unknown(syntax)
        }
        return typed(syntax, .name(RuleName(id: id, column: column.text, reading: cell.reading)), cell.kind)
    }

    private func unknownName(_ id: String, _ options: [String]) -> Problem {
        if let meant = RuleWords.meant(by: id) { return .ruleForeign(id, instead: meant) }
        if options.contains(id) { return .ruleBareOption(id) }
        let known = scope.entries.keys.sorted()
        return .ruleName(id, near: NearMiss.of(id, among: known), known: known)
    }
}
