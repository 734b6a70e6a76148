/// Text in the encodings that documents come in.
enum Text {
    static func isUTF8(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { (try? UTF8Span(validating: $0.span)) != nil }
    }

    /// Nil when there is half a character.
    static func utf8(fromUTF16 text: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var high: UInt32?
        for index in stride(from: text.startIndex, to: text.endIndex, by: 2) {
            let (first, second) = (UInt32(text[index]), UInt32(text[index + 1]))
            let unit = bigEndian ? first << 8 | second : second << 8 | first
            switch (unit, high) {
            case (0xd800..<0xdc00, nil): high = unit
            case (0xdc00..<0xe000, let start?):
                append(0x10000 + (start - 0xd800) << 10 + (unit - 0xdc00), to: &out)
                high = nil
            case (0xd800..<0xe000, _), (_, .some): return nil
            default: append(unit, to: &out)
            }
        }
        return high == nil ? out : nil
    }

    private static func append(_ code: UInt32, to out: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(code) else { return }
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Nil when there is a byte that means nothing in Windows-1252.
    static func utf8(fromWindows1252 text: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + text.count / 8)
        for byte in text {
            let code = (0x80..<0xa0).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt32(byte)
            if code == 0, byte != 0 { return nil }
            append(code, to: &out)
        }
        return out
    }

    /// What 0x80...0x9f stand for; 0 is nothing.
    private static let windows1252: [UInt32] = [
        0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
        0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e,
        0x0178,
    ]
}
