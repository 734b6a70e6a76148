import Crypto

/// SHA-256 of a program, 64 hexadecimal digits.
package struct ProgramDigest: Sendable, Hashable, LosslessStringConvertible {
    package let description: String

    init(of program: [UInt8]) {
        description = SHA256.hash(data: program).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Nil unless it is 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.allSatisfy({ "0123456789abcdef".contains($0) }) else { return nil }
        description = text
    }
}
