/// How a spreadsheet shows a date or a time, in French.
struct MomentFormat {
    private let tokens: [FormatScan.Token]

    /// Nil when no letter of a date is in it.
    init?(_ tokens: [FormatScan.Token]) {
        let letters = tokens.compactMap { if case .field(let letter, _, _) = $0 { letter } else { nil } }
        guard letters.contains(where: { $0 != "a" }) else { return nil }
        self.tokens = tokens
    }

    /// - Returns: nil for a number that is no date.
    func shown(_ number: Double, startsIn1904: Bool) -> String? {
        guard let moment = Moment(number, startsIn1904: startsIn1904) else { return nil }
        let hasAfternoon = tokens.contains { if case .field("a", _, _) = $0 { true } else { false } }
        var out = ""
        for (index, token) in tokens.enumerated() {
            switch token {
            case .literal(let text): out += text
            case .digits(let text):
                out += text.hasPrefix(".") ? "," + String(repeating: "0", count: text.count - 1) : ""
            case .field("m", let count, false) where isMinute(index): out += Self.padded(moment.minute, count)
            case .field(let letter, let count, let isElapsed):
                out += Self.text(moment, letter, count, isElapsed: isElapsed, twelve: hasAfternoon)
            }
        }
        return out
    }

    /// `m` means minutes behind an hour and before a second.
    private func isMinute(_ index: Int) -> Bool {
        func letter(_ tokens: some Sequence<FormatScan.Token>) -> Character? {
            for case .field(let letter, _, _) in tokens where letter != "a" { return letter }
            return nil
        }
        return letter(tokens[..<index].reversed()) == "h" || letter(tokens[(index + 1)...]) == "s"
    }

    private static func text(
        _ moment: Moment, _ letter: Character, _ count: Int, isElapsed: Bool, twelve: Bool
    ) -> String {
        switch (letter, count) {
        case ("y", 1...2): padded(moment.year % 100, 2)
        case ("y", _): padded(moment.year, 4)
        case ("m", 3): shortMonths[moment.month - 1]
        case ("m", 4...): months[moment.month - 1]
        case ("m", _): isElapsed ? String(moment.minutes) : padded(moment.month, count)
        case ("d", 3): String(days[moment.weekday].prefix(3)) + "."
        case ("d", 4...): days[moment.weekday]
        case ("d", _): padded(moment.day, count)
        case ("h", _): padded(isElapsed ? moment.hours : twelve ? (moment.hour + 11) % 12 + 1 : moment.hour, count)
        case ("s", _): padded(moment.second, count)
        default: moment.hour < 12 ? "AM" : "PM"
        }
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, min(count, 4) - text.utf8.count)) + text
    }

    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
    private static let shortMonths = [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ]
    private static let days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
}
