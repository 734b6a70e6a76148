/// An address that a text may link to: another site by `http` or `https`, a mailbox, this site or this page.
struct Hyperlink: Sendable {
    /// The address with everything but the characters of an address percent-encoded; `&` is left as it is.
    let address: String

    /// - Parameter typed: « www.ville.fr » is read as `https`.
    /// - Returns: nil for any other scheme, for addresses relative to the page, and for an empty one.
    init?(_ typed: String) {
        var bytes = Array(typed.utf8)
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        let start = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased()
        if start.hasPrefix("www.") {
            bytes = Array("https://".utf8) + bytes
        } else {
            let isHere =
                start.hasPrefix("#") || start.hasPrefix("/") && !start.hasPrefix("//") && !start.hasPrefix("/\\")
            guard isHere || ["http://", "https://", "mailto:"].contains(where: start.hasPrefix) else { return nil }
        }
        address = Self.encode(bytes)
    }

    private static let plain = Set("!#$%&()*+,-./:;=?@_~".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func encode(_ bytes: [UInt8]) -> String {
        var encoded: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                encoded.append(byte)
            case _ where plain.contains(byte):
                encoded.append(byte)
            default:
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
