/// Cuts an expression into words.
struct RuleLexer {
    /// Scalars of an expression, white space between its words not counted.
    static let maximumLength = 2_000
    /// Digits of a number, before and after the point.
    static let maximumDigits = (whole: 12, decimals: 4)

    private let source: RuleSource
    private var position = 0
    private(set) var problems: [RuleProblem] = []
    /// True when something had to be left out, so that what follows may make no sense.
    private(set) var isDamaged = false

    init(_ source: RuleSource) { self.source = source }

    /// The words and an end, or nil when the expression is too long.
    mutating func read() -> [RuleToken]? {
        var tokens: [RuleToken] = []
        var length = 0
        while let scalar = peek() {
            if scalar.properties.isWhitespace {
                position += 1
                continue
            }
            let start = position
            let kind = next(scalar)
            length += position - start
            guard length <= Self.maximumLength else {
                problems.append(RuleProblem(.ruleTooLong(limit: Self.maximumLength), at: start..<position))
                return nil
            }
            if let kind { tokens.append(RuleToken(kind: kind, range: start..<position)) }
        }
        let last = tokens.last?.range ?? 0..<1
        return tokens + [RuleToken(kind: .end, range: last)]
    }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < source.scalars.count ? source.scalars[position + ahead] : nil
    }

    private mutating func report(_ problem: Problem, from start: Int) {
        problems.append(RuleProblem(problem, at: start..<position))
    }

    /// Moves over one word; nil when it means nothing, which has then been reported.
    private mutating func next(_ scalar: Unicode.Scalar) -> RuleToken.Kind? {
        switch scalar {
        case "0"..."9": number()
        case "'", "\"": quoted(scalar)
        case _ where scalar == "_" || scalar.properties.isAlphabetic: word()
        default: sign()
        }
    }
}

// MARK: - Words, numbers, texts, signs

extension RuleLexer {
    private mutating func word() -> RuleToken.Kind {
        let start = position
        while let scalar = peek(), scalar == "_" || scalar.properties.isAlphabetic || scalar.isDigit { position += 1 }
        return .word(source[start..<position])
    }

    private mutating func number() -> RuleToken.Kind {
        let start = position
        skipDigits()
        let whole = position - start
        if whole == 4, isRestOfDate {
            position += 6
            skipDigits()
            if let date = CalendarDate(source[start..<position]) { return .date(date) }
            report(.ruleDate(source[start..<position]), from: start)
            return .broken
        }
        var decimals = 0
        if peek() == ".", peek(1)?.isDigit == true {
            position += 1
            skipDigits()
            decimals = position - start - whole - 1
        }
        if whole <= Self.maximumDigits.whole, decimals <= Self.maximumDigits.decimals,
            let value = Double(source[start..<position])
        {
            return .number(value)
        }
        report(.ruleNumber(source.quoted(start..<position)), from: start)
        return .broken
    }

    private mutating func skipDigits() { while peek()?.isDigit == true { position += 1 } }

    /// `-11-24` here.
    private var isRestOfDate: Bool {
        peek() == "-" && peek(1)?.isDigit == true && peek(2)?.isDigit == true && peek(3) == "-"
            && peek(4)?.isDigit == true && peek(5)?.isDigit == true
    }

    private mutating func quoted(_ quote: Unicode.Scalar) -> RuleToken.Kind {
        let start = position
        var text = ""
        position += 1
        while let scalar = peek() {
            position += 1
            if scalar == quote {
                guard quote == "'", peek() == "'" else {
                    if quote != "'" { report(.ruleQuotes(source.quoted(start + 1..<position - 1)), from: start) }
                    return .text(text)
                }
                position += 1
            }
            text.unicodeScalars.append(scalar)
        }
        report(.ruleUnclosed(String(quote)), from: start)
        isDamaged = true
        return .text(text)
    }

    private mutating func sign() -> RuleToken.Kind? {
        let start = position
        for (sign, kind) in RuleWords.foreignSigns where starts(with: sign) && (sign != "!" || peek(1) != "=") {
            position += sign.unicodeScalars.count
            report(.ruleForeign(sign, instead: kind.written), from: start)
            return kind
        }
        for sign in RuleWords.signs where starts(with: sign) {
            position += sign.unicodeScalars.count
            return .sign(sign)
        }
        position += 1
        report(.ruleCharacter(source[start..<position]), from: start)
        isDamaged = true
        return nil
    }

    private func starts(with sign: String) -> Bool {
        source.scalars[position...].starts(with: sign.unicodeScalars)
    }
}

extension RuleToken.Kind {
    fileprivate var written: String {
        switch self {
        case .word(let text), .sign(let text): text
        default: ""
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
