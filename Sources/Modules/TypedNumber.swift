/// A number as a person types it: « 1 234,5 », « 12.5 », « -3 ».
///
/// Spaces of any width may group digits; a comma or a point may set off the decimals.
package struct TypedNumber: Sendable, Hashable {
    package let value: Double

    /// The number in `text`, or nil when there is anything else in it or more than 15 digits.
    package init?(_ text: String) {
        var digits = ""
        var seenSeparator = false
        var count = 0
        let trimmed = text.drop(while: \.isWhitespace)
        for character in trimmed {
            switch character {
            case "0"..."9":
                count += 1
                digits.append(character)
            case ",", ".":
                guard !seenSeparator, count > 0 else { return nil }
                seenSeparator = true
                digits.append(".")
            case "-", "+", "\u{2212}":
                guard digits.isEmpty else { return nil }
                digits.append(character == "+" ? "+" : "-")
            case " ", "\u{a0}", "\u{202f}", "\u{2009}":
                continue
            default:
                return nil
            }
        }
        guard count > 0, count <= 15, digits.last != ".", let value = Double(digits) else { return nil }
        self.value = value
    }

    package var isInteger: Bool { value == value.rounded() }
}
