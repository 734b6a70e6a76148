/// The secret that a member card carries, printed twice: as a QR code and as a Code 128 bar code.
///
/// Why forty digits. The bar code decides, the QR code has room to spare (25 modules a side). A card is 85.6 mm wide;
/// with 8 mm margins 69.6 mm are left, which is 278 modules of 0.25 mm. Of a Code 128 symbol, 20 modules are quiet
/// zone, 11 the start, 11 the check and 13 the stop pattern; 223 modules are left for patterns of 11, so 20 patterns.
/// One pattern is one character (code set B) or two digits (code set C): 20 characters or 40 digits. Twenty letters
/// and digits without case are 103 bits; forty digits are 132.8 bits, above the 128 wanted, in 275 modules: 68.75 mm,
/// quiet zone included.
///
/// Digits also travel best: a reader that plays a keyboard sends key positions, and on a French keyboard the ten digit
/// keys give ten other but distinct characters, which `read(_:)` turns back.
package enum CardSecret {
    /// Length: always even, as bar patterns hold two digits.
    package static let digits = 40

    /// A new secret of `digits` decimal digits from the system's generator of cryptographic randomness.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(
            decoding: (0..<digits).map { _ in UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator) },
            as: UTF8.self)
    }

    /// The secret in what a reader typed: as digits, or as the same keys of a French keyboard, with or without
    /// capitals.
    /// - Returns: `digits` decimal digits, or nil when it is anything else.
    package static func read(_ typed: String) -> String? {
        guard typed.utf8.count <= 4 * digits else { return nil }
        var secret = ""
        for character in typed where !character.isWhitespace {
            guard let digit = keys[character] else { return nil }
            secret.append(digit)
        }
        return secret.count == digits ? secret : nil
    }

    private static let keys: [Character: Character] = {
        var keys: [Character: Character] = [:]
        for row in ["0123456789", "à&é\"'(-è_ç", "À&É\"'(-È_Ç"] {
            for (key, digit) in zip(row, "0123456789") { keys[key] = digit }
        }
        return keys
    }()
}
