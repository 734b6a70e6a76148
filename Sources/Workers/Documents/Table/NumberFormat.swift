import Glibc

/// How a spreadsheet shows a number, in the French way: the formats that town halls use, the rest as plain numbers.
enum NumberFormat {
    case general
    /// Figures behind the comma, whether thousands are set apart, and what stands before and behind.
    case fixed(decimals: Int, grouped: Bool, percent: Bool, before: String, after: String)
    case moment(MomentFormat)

    /// - Parameter code: as in « dd/mm/yyyy;@ » or « # ##0,00 € »; the first of its sections counts.
    init(_ code: String) {
        var scan = FormatScan(code)
        let tokens = scan.tokens()
        let places = tokens.contains { if case .digits = $0 { true } else { false } }
        if let moment = MomentFormat(tokens) {
            self = .moment(moment)
        } else if places {
            self = Self.fixed(tokens)
        } else {
            self = .general
        }
    }

    private static func fixed(_ tokens: [FormatScan.Token]) -> NumberFormat {
        var (before, after, digits) = ("", "", "")
        var percent = false
        for token in tokens {
            switch token {
            case .digits(let more): digits += more
            case .literal(let text):
                if text.contains("%") { percent = true }
                if digits.isEmpty { before += text } else { after += text }
            case .field: return .general
            }
        }
        let decimals = digits.firstIndex(of: ".").map { digits[$0...].count(where: { "0#?".contains($0) }) } ?? 0
        let whole = digits.prefix { $0 != "." }
        return .fixed(
            decimals: min(decimals, 15), grouped: whole.contains(","), percent: percent, before: before, after: after)
    }

    /// The format that a file refers to by number without saying what it is.
    static func builtIn(_ id: Int) -> NumberFormat {
        let codes = [
            1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy",
            16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
            22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss",
            46: "[h]:mm:ss",
            47: "mm:ss",
        ]
        return codes[id].map { NumberFormat($0) } ?? .general
    }

    /// - Parameter startsIn1904: dates count from there.
    func shown(_ number: Double, startsIn1904: Bool = false) -> String {
        switch self {
        case .general: return Self.general(number)
        case .moment(let format): return format.shown(number, startsIn1904: startsIn1904) ?? Self.general(number)
        case .fixed(let decimals, let grouped, let percent, let before, let after):
            let figure = Self.digits(abs(percent ? number * 100 : number), decimals)
            let sign = number < 0 && figure.contains { ("1"..."9").contains($0) } ? "-" : ""
            return before + sign + (grouped ? Self.grouped(figure) : figure) + after
        }
    }

    /// At most eleven signs, as in a column that is wide enough.
    static func general(_ number: Double) -> String {
        guard number.isFinite else { return "" }
        let text =
            abs(number) >= 1e11 || (abs(number) < 1e-9 && number != 0) ? print("%.5E", number) : print("%.10g", number)
        return text.french
    }

    private static func digits(_ number: Double, _ decimals: Int) -> String {
        abs(number) < 1e15 ? print("%.\(decimals)f", number).french : general(number)
    }

    /// A narrow no-break space between thousands.
    private static func grouped(_ figure: String) -> String {
        let whole = figure.prefix { $0 != "," }
        var out = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { out += "\u{202f}" }
            out.append(digit)
        }
        return out + figure.dropFirst(whole.count)
    }

    private static func print(_ format: String, _ number: Double) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        _ = withVaList([number]) { vsnprintf(&buffer, buffer.count, format, $0) }
        return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}

extension String {
    /// With a comma for the point.
    fileprivate var french: String { String(map { $0 == "." ? "," : $0 }) }
}
