/// How often a text seems to hold something that belongs to a citizen.
struct Sightings {
    var emails = 0
    var phones = 0
    var nirs = 0
    var ibans = 0

    /// Fewer digits than a phone number, and nothing can be seen that needs digits.
    private static let fewestDigits = 9

    init() {}

    init(in text: Lent) {
        var digits = 0
        var hasAt = false
        for byte in text.bytes {
            if byte.isDigit { digits += 1 }
            if byte == 0x40 { hasAt = true }
        }
        if hasAt { emails = EmailAddress.count(in: text) }
        guard digits >= Self.fewestDigits else { return }
        let signs = Signs(text)
        ibans = IBAN.count(in: signs)
        nirs = NIR.count(in: signs)
        phones = PhoneNumber.count(in: signs)
    }

    var isEmpty: Bool { emails + phones + nirs + ibans == 0 }
}

/// A text as the readers of numbers see it: spaces of every kind are one byte, anything beyond ASCII is another.
struct Signs {
    let bytes: [UInt8]

    static let space: UInt8 = 0x20
    /// Some letter or sign beyond ASCII.
    static let foreign: UInt8 = 0xff

    init(_ text: Lent) {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        for scalar in text.string.unicodeScalars {
            switch scalar {
            case "\u{a0}", "\u{2007}", "\u{2009}", "\u{202f}", "\t": out.append(Self.space)
            case "\u{2010}", "\u{2011}", "\u{2013}": out.append(0x2d)
            default: out.append(scalar.isASCII ? UInt8(scalar.value) : Self.foreign)
            }
        }
        bytes = out
    }

    var count: Int { bytes.count }
    subscript(position: Int) -> UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }
    func isDigit(_ position: Int) -> Bool { self[position]?.isDigit == true }

    /// True when a number may start or end at `position`: no letter or digit is beside it, nor a digit behind one sign.
    /// - Parameter step: -1 looks to the left, 1 to the right.
    func isFree(_ position: Int, _ step: Int) -> Bool {
        guard let beside = self[position + step] else { return true }
        if beside.isDigit || beside.isLetter || beside == 0x5f { return false }
        return !(" .-/,".utf8.contains(beside) && isDigit(position + 2 * step))
    }
}
