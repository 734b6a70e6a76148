/// Finds the structure of an expression.
///
/// It stops at the first word that does not fit; what stands before it is still checked.
struct RuleParser {
    /// Names, values, operators and calls of an expression.
    static let maximumParts = 200
    /// Parentheses, calls and signs within one another.
    static let maximumDepth = 40

    private let tokens: [RuleToken]
    let source: RuleSource
    private var index = 0
    private var parts = 0
    private var depth = 0
    /// True once something did not fit: the tree is then only a part of what was meant.
    private(set) var isStopped = false
    /// A misfit may come from what the lexer had to leave out, and is then not worth saying.
    private let isDamaged: Bool
    var problems: [RuleProblem] = []

    /// - Parameter tokens: at least the end.
    init(_ tokens: [RuleToken], _ source: RuleSource, isDamaged: Bool) {
        self.tokens = tokens
        self.source = source
        self.isDamaged = isDamaged
    }

    mutating func read() -> RuleSyntax {
        if tokens.count == 1 {
            stop(.ruleBlank, at: 0..<min(1, source.scalars.count))
            return broken
        }
        let tree = expression(.or)
        if kind != .end { unexpected() }
        return tree
    }

    // MARK: Words

    var token: RuleToken { isStopped ? tokens[tokens.count - 1] : tokens[index] }
    var kind: RuleToken.Kind { isStopped ? .end : tokens[index].kind }
    var following: RuleToken.Kind { isStopped || index + 1 >= tokens.count ? .end : tokens[index + 1].kind }

    @discardableResult mutating func take() -> RuleToken {
        let taken = token
        if !isStopped, index < tokens.count - 1 { index += 1 }
        return taken
    }

    mutating func stop(_ problem: Problem, at range: Range<Int>) {
        if !isStopped { problems.append(RuleProblem(problem, at: range)) }
        isStopped = true
    }

    mutating func unexpected() {
        guard !isDamaged else {
            isStopped = true
            return
        }
        let here = token
        let text = source.quoted(here.range)
        stop(here.kind == .end ? .ruleMissing(after: text) : .ruleUnexpected(text), at: here.range)
    }

    /// Takes the mark that closes what `opening` opened.
    mutating func close(_ sign: String, _ opening: RuleToken) -> Range<Int> {
        if kind == .sign(sign) { return take().range }
        if kind == .end, !isDamaged {
            stop(.ruleUnclosed(source[opening.range]), at: opening.range)
        } else {
            unexpected()
        }
        return opening.range
    }

    // MARK: Parts

    var broken: RuleSyntax { RuleSyntax(form: .broken, range: token.range) }

    mutating func part(_ form: RuleSyntax.Form, _ range: Range<Int>) -> RuleSyntax {
        parts += 1
        if parts > Self.maximumParts { stop(.ruleTooManyParts(limit: Self.maximumParts), at: token.range) }
        return RuleSyntax(form: form, range: range)
    }

    mutating func deeper<Result>(or otherwise: Result, _ body: (inout Self) -> Result) -> Result {
        guard depth < Self.maximumDepth else {
            stop(.ruleTooDeep(limit: Self.maximumDepth), at: token.range)
            return otherwise
        }
        depth += 1
        defer { depth -= 1 }
        return body(&self)
    }
}

// MARK: - Operators

extension RuleParser {
    enum Infix {
        case sign(RuleOperator)
        case oneOf

        var precedence: RulePrecedence {
            switch self {
            case .sign(let sign): sign.precedence
            case .oneOf: .comparison
            }
        }
    }

    var infix: Infix? {
        let written: String
        switch kind {
        case .sign(let sign): written = sign
        case .word(let word): written = RuleWords.meant(by: word) ?? word
        default: return nil
        }
        return written == "in" ? .oneOf : RuleOperator(rawValue: written).map(Infix.sign)
    }

    mutating func expression(_ minimum: RulePrecedence) -> RuleSyntax {
        var left = prefixed(minimum)
        while let infix, infix.precedence >= minimum {
            takeOperator()
            left =
                switch infix {
                case .sign(let sign): binary(sign, left)
                case .oneOf: oneOf(left)
                }
            if infix.precedence == .comparison, self.infix?.precedence == .comparison {
                stop(.ruleChained(source.quoted(token.range)), at: token.range)
            }
        }
        return left
    }

    private mutating func takeOperator() {
        let taken = take()
        guard case .word(let word) = taken.kind, let meant = RuleWords.meant(by: word) else { return }
        problems.append(RuleProblem(.ruleForeign(word, instead: meant), at: taken.range))
    }

    private mutating func binary(_ sign: RuleOperator, _ left: RuleSyntax) -> RuleSyntax {
        let right = expression(sign.precedence.tighter)
        return part(.binary(sign, left, right), Self.span(left.range, right.range))
    }

    private mutating func oneOf(_ left: RuleSyntax) -> RuleSyntax {
        let opening = token
        guard kind == .sign("[") else {
            unexpected()
            return left
        }
        take()
        let items = list()
        let end = close("]", opening)
        return part(.oneOf(left, items), Self.span(left.range, end))
    }

    private mutating func prefixed(_ minimum: RulePrecedence) -> RuleSyntax {
        let start = token
        if startsNegation, minimum <= .negation {
            takeOperator()
            let operand = deeper(or: broken) { $0.expression(.negation) }
            return part(.not(operand), Self.span(start.range, operand.range))
        }
        if kind == .sign("-") {
            take()
            let operand = deeper(or: broken) { $0.expression(.sign) }
            return part(.negative(operand), Self.span(start.range, operand.range))
        }
        return primary()
    }

    private var startsNegation: Bool {
        guard case .word(let word) = kind else { return false }
        if word == "not" { return true }
        guard RuleWords.meant(by: word) == "not" else { return false }
        switch following {
        case .word(let next): return !RuleWords.reserved.contains(next) && RuleWords.meant(by: next) == nil
        case .sign(let sign): return sign == "("
        default: return false
        }
    }

    static func span(_ start: Range<Int>, _ end: Range<Int>) -> Range<Int> {
        start.lowerBound..<max(start.upperBound, end.upperBound)
    }
}
