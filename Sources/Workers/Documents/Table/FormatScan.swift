/// Takes the code of a number format apart.
struct FormatScan {
    enum Token: Equatable {
        /// `0`, `#`, `?`, with the point and the comma among them.
        case digits(String)
        /// A letter of a date, small, as often as it stands there: `yyyy`. `AM/PM` is « a ».
        case field(letter: Character, count: Int, isElapsed: Bool)
        case literal(String)
    }

    private var rest: Substring

    init(_ code: String) { rest = code.prefix(200) }

    /// Of the first section.
    mutating func tokens() -> [Token] {
        var found: [Token] = []
        while let sign = rest.first, sign != ";" {
            rest = rest.dropFirst()
            if let token = token(sign) { Self.add(token, to: &found) }
        }
        return found
    }

    private mutating func token(_ sign: Character) -> Token? {
        switch sign {
        case "\"": return .literal(take { $0 != "\"" }.dropped(1, of: &rest))
        case "\\": return rest.popFirst().map { .literal(String($0)) }
        case "_", "*":
            rest = rest.dropFirst()
            return sign == "_" ? .literal(" ") : nil
        case "[": return bracket()
        case "0", "#", "?": return .digits(String(sign) + take { "0#?.,".contains($0) })
        case "." where rest.first == "0": return .digits("." + take { "0#?".contains($0) })
        case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": return field(sign, isElapsed: false)
        case "j", "J": return field("d", isElapsed: false)
        case "a", "A": return afternoon()
        case "G", "@", "E", "e": return nil
        default: return .literal(String(sign))
        }
    }

    private mutating func field(_ sign: Character, isElapsed: Bool) -> Token {
        let letter = Character(sign.lowercased())
        return .field(
            letter: letter, count: 1 + take { $0.lowercased() == sign.lowercased() }.count, isElapsed: isElapsed)
    }

    /// `[h]` counts beyond a day, `[$€-40C]` is a currency, anything else is a colour or a condition.
    private mutating func bracket() -> Token? {
        let content = take { $0 != "]" }.dropped(1, of: &rest)
        if let first = content.first, "hms".contains(first.lowercased()), Set(content.lowercased()).count == 1 {
            return .field(letter: Character(first.lowercased()), count: content.count, isElapsed: true)
        }
        guard content.hasPrefix("$") else { return nil }
        let currency = content.dropFirst().prefix { $0 != "-" }
        return currency.isEmpty ? nil : .literal(String(currency))
    }

    private mutating func afternoon() -> Token? {
        for word in ["M/PM", "/P"] where rest.uppercased().hasPrefix(word) {
            rest = rest.dropFirst(word.count)
            return .field(letter: "a", count: 1, isElapsed: false)
        }
        return nil
    }

    private mutating func take(while isWanted: (Character) -> Bool) -> String {
        let taken = rest.prefix(while: isWanted)
        rest = rest.dropFirst(taken.count)
        return String(taken)
    }

    private static func add(_ token: Token, to found: inout [Token]) {
        if case .literal(let text) = token, case .literal(let before)? = found.last {
            found[found.count - 1] = .literal(before + text)
        } else {
            found.append(token)
        }
    }
}

extension String {
    /// Itself, once `rest` has lost its first signs.
    fileprivate func dropped(_ count: Int, of rest: inout Substring) -> String {
        rest = rest.dropFirst(count)
        return self
    }
}
