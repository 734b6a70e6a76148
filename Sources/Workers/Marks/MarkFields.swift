/// Takes apart what stands behind a mark's colon, field by field.
struct MarkFields {
    private static let places = 0...10_000
    /// Characters of a line of text.
    private static let longestLine = 80
    /// Characters can be long: letters under many accents.
    private static let longestLineBytes = 4096

    private var rest: ArraySlice<Substring>

    init(_ text: Substring) { rest = text.split(separator: ",", omittingEmptySubsequences: false)[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func box() -> Mark.Box? {
        guard let spot = spot(), let width = number(in: 1...10_000), let height = number(in: 1...10_000)
        else { return nil }
        return Mark.Box(x: spot.x, y: spot.y, width: width, height: height)
    }

    mutating func spot() -> Mark.Spot? {
        guard let x = number(in: Self.places), let y = number(in: Self.places) else { return nil }
        return Mark.Spot(x: x, y: y)
    }

    mutating func colour() -> MarkColour? { rest.popFirst().flatMap { MarkColour(rawValue: String($0)) } }

    /// Digits and nothing else: no sign, no space.
    mutating func number(in range: ClosedRange<Int>) -> Int? {
        guard let field = rest.popFirst(), (1...5).contains(field.utf8.count),
            field.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(field), range.contains(number)
        else { return nil }
        return number
    }

    /// A text's scalars without those that have no shape: control characters, marks of direction, ends of lines.
    mutating func line() -> [UInt32]? {
        guard let field = rest.popFirst(), field.utf8.count <= 2 * Self.longestLineBytes,
            let bytes = Self.bytes(base64: field), !bytes.isEmpty, bytes.count <= Self.longestLineBytes,
            let text = String(validating: bytes, as: UTF8.self), text.count <= Self.longestLine
        else { return nil }
        return text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }.map(\.value)
    }

    /// The alphabet for addresses and file names (RFC 4648, 5), with or without `=` at the end.
    private static func bytes(base64 field: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits = 0
        var waiting: UInt32 = 0
        var digits = field.utf8[...]
        while digits.last == UInt8(ascii: "="), digits.count % 4 == 0 || digits.count % 4 == 3 { digits.removeLast() }
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            waiting = waiting << 6 | value
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: waiting >> bits))
            waiting &= 1 << bits - 1
        }
        return bits < 6 && waiting == 0 ? bytes : nil
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) - 48 + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
