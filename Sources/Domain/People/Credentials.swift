/// What a password, a PIN and an identifier must be.
///
/// Rules only; hashing is Web's.
package enum Credentials {
    /// Findings about a new password, all at once: long enough, not endless, not the identifier itself.
    package static func refusals(password: String, repeated: String, identifier: String) -> [Refusal] {
        var refusals: [Refusal] = []
        let length = password.unicodeScalars.count
        if length < Limits.passwordMinimum {
            refusals.append(
                Refusal(.passwordTooShort, ["minimum": .number(Limits.passwordMinimum)], field: "password"))
        }
        if length > Limits.passwordMaximum {
            refusals.append(Refusal(.passwordTooLong, ["limit": .number(Limits.passwordMaximum)], field: "password"))
        }
        if !identifier.isEmpty, normalised(password) == normalised(identifier) {
            refusals.append(Refusal(.passwordIsIdentifier, field: "password"))
        }
        if password != repeated { refusals.append(Refusal(.passwordsDiffer, field: "repeated")) }
        return refusals
    }

    /// Nil when the PIN is 6 to 8 digits.
    package static func refusal(pin: String) -> Refusal? {
        let digits = pin.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits, (Limits.pinMinimum...Limits.pinMaximum).contains(pin.utf8.count) else {
            return Refusal(
                .pinShape, ["minimum": .number(Limits.pinMinimum), "maximum": .number(Limits.pinMaximum)],
                field: "pin")
        }
        return nil
    }

    /// Nil when the identifier is 3 to 40 letters, digits, dots, hyphens, underscores or @.
    package static func refusal(identifier: String) -> Refusal? {
        let allowed = identifier.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || ".-_@".unicodeScalars.contains($0)
        }
        return allowed && (3...40).contains(identifier.count) ? nil : Refusal(.identifierShape, field: "identifier")
    }

    /// The form in which identifiers are compared: lower case, no surrounding space.
    package static func normalised(_ identifier: String) -> String {
        var text = Substring(identifier)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.lowercased()
    }
}
