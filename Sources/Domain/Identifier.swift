package import Foundation

/// A UUIDv7 (RFC 9562): 48 bits of Unix time in milliseconds, then random bits; sorts by time of making.
///
/// Made by the application, never by a database sequence. Written as 36 lower-case characters.
package struct Identifier<Subject>: Hashable, Sendable, Comparable, LosslessStringConvertible {
    package let description: String

    /// A new identifier.
    /// - Parameter date: the moment written into its first 48 bits.
    package init(at date: Date = Date()) {
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
        var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
        for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64(index))) }
        bytes[6] = bytes[6] & 0x0f | 0x70
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0x0f)])
        }
        description = String(decoding: text, as: UTF8.self)
    }

    /// The identifier written as `text`, or nil when it is not 36 characters of a UUID.
    package init?(_ text: String) {
        guard text.utf8.count == 36, let uuid = UUID(uuidString: text) else { return nil }
        description = uuid.uuidString.lowercased()
    }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Identifier(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID: \(text)")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
