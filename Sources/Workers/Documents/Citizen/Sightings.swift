/// How often a text seems to hold something that belongs to a citizen.
struct Sightings {
    var emails = 0
    var phones = 0
    var nirs = 0
    var ibans = 0

    /// Fewer digits than a phone number, and nothing can be seen that needs digits.
    private static let fewestDigits = 9

    /// Bytes of a text that are looked at: a cell of Excel has 32 767 characters at most.
    private static let longest = 256 << 10

    init() {}

    init(in whole: Lent) {
        let text = Lent(UnsafeBufferPointer(rebasing: whole.bytes.prefix(Self.longest)))
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
        var position = 0
        while let byte = text[position] {
            if byte < 0x80 {
                out.append(byte == 0x09 ? Self.space : byte)
                position += 1
            } else {
                out.append(Self.sign(byte, text[position + 1], text[position + 2]))
                position += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
            }
        }
        bytes = out
    }

    /// By the first bytes of a sign in UTF-8: U+00A0, 2007, 2009 and 202F are spaces, U+2010, 2011 and 2013 are hyphens.
    private static func sign(_ first: UInt8, _ second: UInt8?, _ third: UInt8?) -> UInt8 {
        switch (first, second, third) {
        case (0xc2, 0xa0, _), (0xe2, 0x80, 0x87), (0xe2, 0x80, 0x89), (0xe2, 0x80, 0xaf): space
        case (0xe2, 0x80, 0x90), (0xe2, 0x80, 0x91), (0xe2, 0x80, 0x93): 0x2d
        default: foreign
        }
    }

    var count: Int { bytes.count }
    subscript(position: Int) -> UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }
    func isDigit(_ position: Int) -> Bool { self[position]?.isDigit == true }

    /// True when a number may start or end at `position`: no letter or digit is beside it, nor a digit behind one sign.
    /// - Parameter step: -1 looks to the left, 1 to the right.
    func isFree(_ position: Int, _ step: Int) -> Bool {
        guard let beside = self[position + step] else { return true }
        if beside.isDigit || beside.isLetter || beside == 0x5f { return false }
        return !(beside.isAny(of: " .-/,") && isDigit(position + 2 * step))
    }
}
