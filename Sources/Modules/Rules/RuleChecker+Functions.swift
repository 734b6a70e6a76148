// MARK: - Functions

extension RuleChecker {
    mutating func call(_ syntax: RuleSyntax, _ name: RuleSyntax.Word, _ arguments: [RuleSyntax]) -> RuleTyped {
        guard let function = RuleFunction(rawValue: name.text) else {
            let known = RuleFunction.allCases.map(\.rawValue)
            report(.ruleFunction(name.text, near: NearMiss.of(name.text, among: known), known: known), name.range)
            for argument in arguments { _ = check(argument) }
            return unknown(syntax)
        }
        var parts: [RuleTyped] = []
        for argument in arguments { parts.append(check(argument, beside: parts.first?.kind.options ?? [])) }
        guard parts.count == function.arguments else {
            if !isPartial {
                let problem = Problem.ruleArguments(name.text, count: parts.count, expected: function.arguments)
                report(problem, syntax.range)
            }
            return typed(syntax, .flag(false), function == .empty || function == .contains ? .flag : .unknown)
        }
        let terms = parts.map(\.term)
        switch function {
        case .empty: return typed(syntax, .call(function, terms), .flag)
        case .contains: return typed(syntax, .call(function, contained(parts[0], parts[1])), .flag)
        case .count:
            if !parts[0].kind.isSeveral {
                refuse(parts[0], by: "count", accepted: ("ce qui se compte", "what can be counted"))
            }
            return typed(syntax, .call(function, terms), .number(.plain))
        case .length:
            if parts[0].kind != .text { refuse(parts[0], by: "length", accepted: ("des textes", "texts")) }
            return typed(syntax, .call(function, terms), .number(.plain))
        case .sum:
            guard case .column(.number(let measure)) = parts[0].kind else {
                refuse(parts[0], by: "sum", accepted: ("des colonnes de nombres", "columns of numbers"))
                return unknown(syntax)
            }
            return typed(syntax, .call(function, terms), .number(measure))
        }
    }

    /// The arguments of `contains`, ready to be compared.
    private mutating func contained(_ container: RuleTyped, _ wanted: RuleTyped) -> [RuleTerm] {
        switch (container.kind, wanted.kind) {
        case (.unknown, _), (_, .unknown): break
        case (.text, .text), (.column(.text), .text), (.column(.date), .date), (.column(.flag), .flag): break
        case (.choices, .choice), (.column(.choice), .choice): break
        case (.choices(let options), .text), (.column(.choice(let options)), .text):
            expectOption(wanted, of: container, options)
        case (.column(.number(let a)), .number(let b)):
            let cell = RuleTyped(
                term: container.term, kind: .number(a), range: container.range, text: container.text)
            if b.isPlain || !a.isPlain, let (_, second, _) = aligned(cell, a, wanted, b) {
                return [container.term, second]
            }
            if a.isPlain, !b.isPlain { report(.ruleMeasures(container.text, a, wanted.text, b), wanted) }
        case (.text, _), (.choices, _), (.column, _): report(.ruleKinds(container, wanted), wanted)
        default:
            refuse(
                container, by: "contains",
                accepted: ("des textes, des listes de choix et des colonnes", "texts, lists of choices and columns"))
        }
        return [container.term, wanted.term]
    }
}
