/// Lengths as SVG and CSS write them.
enum Millimetres {
    /// At most three decimals, never in powers of ten; at most a thousand kilometres.
    static func text(_ value: Double) -> String {
        let thousandths = Int((min(max(value, -1e9), 1e9) * 1_000).rounded())
        let sign = thousandths < 0 ? "-" : ""
        let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1_000)
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = String(1_000 + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }
}
