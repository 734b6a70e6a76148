// MARK: - Values

extension RuleParser {
    mutating func primary() -> RuleSyntax {
        let start = token
        switch kind {
        case .number(let value): return number(value)
        case .text(let text): return part(.text(text), take().range)
        case .date(let date): return part(.date(date), take().range)
        case .word("true"): return part(.flag(true), take().range)
        case .word("false"): return part(.flag(false), take().range)
        case .word(let word) where !RuleWords.reserved.contains(word): return name(word)
        case .sign("("):
            take()
            let inner = deeper(or: broken) { $0.expression(.or) }
            return RuleSyntax(form: inner.form, range: Self.span(start.range, close(")", start)))
        case .broken: return part(.broken, take().range)
        default:
            unexpected()
            return broken
        }
    }

    private mutating func number(_ value: Double) -> RuleSyntax {
        let start = take().range
        guard case .word(let word) = kind, infix == nil, !RuleWords.reserved.contains(word) else {
            return part(.number(value, nil), start)
        }
        let range = take().range
        if let unit = Unit(ruleName: word) { return part(.number(value, unit), Self.span(start, range)) }
        let known = Unit.allCases.map(\.rawValue)
        problems.append(RuleProblem(.ruleUnit(word, near: NearMiss.of(word, among: known), known: known), at: range))
        return part(.broken, Self.span(start, range))
    }

    private mutating func name(_ text: String) -> RuleSyntax {
        let word = RuleSyntax.Word(text: text, range: take().range)
        let opening = token
        if kind == .sign("(") {
            take()
            let arguments = kind == .sign(")") ? [] : list()
            return part(.call(word, arguments), Self.span(word.range, close(")", opening)))
        }
        guard kind == .sign(".") else { return part(.name(text, column: nil), word.range) }
        take()
        guard case .word(let column) = kind else {
            unexpected()
            return broken
        }
        let range = take().range
        return part(.name(text, column: RuleSyntax.Word(text: column, range: range)), Self.span(word.range, range))
    }

    /// One expression or more, with commas between them.
    mutating func list() -> [RuleSyntax] {
        deeper(or: []) { parser in
            var items = [parser.expression(.or)]
            while parser.kind == .sign(",") {
                parser.take()
                items.append(parser.expression(.or))
            }
            return items
        }
    }
}
