/// What stands between two values.
enum RuleOperator: String, Sendable, CaseIterable {
    case or, and
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"

    var precedence: RulePrecedence {
        switch self {
        case .or: .or
        case .and: .and
        case .equal, .unequal, .less, .atMost, .greater, .atLeast: .comparison
        case .plus, .minus: .sum
        case .times: .product
        }
    }
}

/// How tightly an operator holds its operands, loosest first.
enum RulePrecedence: Int, Sendable, Comparable {
    case or, and, negation, comparison, sum, product, sign

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter one.
    var tighter: RulePrecedence { RulePrecedence(rawValue: rawValue + 1) ?? .sign }
}

/// What is written as `name(…)`.
enum RuleFunction: String, Sendable, CaseIterable {
    case empty, count, sum, contains, length

    var arguments: Int { self == .contains ? 2 : 1 }
}
