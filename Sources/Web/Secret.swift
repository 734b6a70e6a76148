import Crypto
import Foundation

/// Random secrets, and the digests under which they are kept.
///
/// Only the person or the browser holds the secret itself.
package enum Secret {
    /// 256 random bits as 43 characters: a session's token.
    package static func token() -> String {
        let bytes = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
        return bytes.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// 80 random bits in four groups that can be read aloud and copied by hand: no 0, O, 1, I or L.
    package static func code() -> String {
        (0..<4).map { _ in String((0..<4).map { _ in alphabet.randomElement() ?? "A" }) }.joined(separator: "-")
    }

    private static let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")

    /// A code as people type it: any case, with or without hyphens and spaces.
    package static func normalised(code: String) -> String {
        code.uppercased().filter { $0.isLetter || $0.isNumber }
    }

    /// SHA-256, 64 hexadecimal digits.
    ///
    /// Enough for secrets of 80 bits and more; people's own go through scrypt.
    package static func digest(_ secret: String) -> String {
        SHA256.hash(data: Data(secret.utf8)).map { String(format: "%02x", $0) }.joined()
    }
}
