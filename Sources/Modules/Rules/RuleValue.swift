/// What a part of a rule gives for certain answers.
///
/// Numbers are finite, lengths in millimetres, weights in grams, volumes in millilitres, durations in minutes.
enum RuleValue: Hashable, Sendable {
    case empty
    case number(Double)
    /// Without the spaces at both ends, and not blank.
    case text(String)
    /// The id of an option.
    case option(String)
    case flag(Bool)
    case date(CalendarDate)
    /// Choices, or the cells of a column, the empty ones among them.
    case list([RuleValue])
    /// How many rows, steps, files or photos, 1 or more.
    case things(Int)

    /// Empty when there is nothing but white space.
    init(text: String) {
        let start = text.drop(while: \.isWhitespace)
        guard !start.isEmpty else {
            self = .empty
            return
        }
        self = .text(start.last?.isWhitespace == true ? Self.withoutTail(start) : String(start))
    }

    /// Empty when it has become too large to be a number.
    init(finite number: Double) { self = number.isFinite ? .number(number) : .empty }

    init(count: Int) { self = count > 0 ? .things(count) : .empty }

    private static func withoutTail(_ text: Substring) -> String {
        var text = text
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    var isEmpty: Bool {
        switch self {
        case .empty: true
        case .list(let values): values.allSatisfy(\.isEmpty)
        case .number, .text, .option, .flag, .date, .things: false
        }
    }

    var isTrue: Bool { self == .flag(true) }

    var number: Double? { if case .number(let number) = self { number } else { nil } }
}
