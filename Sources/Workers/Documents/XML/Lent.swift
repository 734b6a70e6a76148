/// UTF-8 text that belongs to somebody else, for the time of a call.
struct Lent {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    subscript(position: Int) -> UInt8? { position < bytes.count ? bytes[position] : nil }
    var isEmpty: Bool { bytes.isEmpty }
    var count: Int { bytes.count }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A whole number without a sign, at most 15 digits.
    var number: Int? {
        guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
        var total = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            total = total * 10 + Int(byte - 0x30)
        }
        return total
    }

    /// `1` or `true`.
    var isTrue: Bool { self == "1" || self == "true" }

    /// ASCII letters in any case.
    func contains(_ text: StaticString) -> Bool {
        let size = text.utf8CodeUnitCount
        guard size <= count else { return false }
        return (0...count - size).contains { matches(text, at: $0, folding: true) }
    }

    func starts(with text: StaticString) -> Bool { matches(text, at: 0, folding: false) }
    func ends(with text: StaticString) -> Bool { matches(text, at: count - text.utf8CodeUnitCount, folding: false) }

    private func matches(_ text: StaticString, at position: Int, folding: Bool) -> Bool {
        let size = text.utf8CodeUnitCount
        guard position >= 0, size <= count - position else { return false }
        for index in 0..<size {
            let (ours, theirs) = (bytes[position + index], text.utf8Start[index])
            if ours != theirs, !folding || ours.lowercased != theirs.lowercased { return false }
        }
        return true
    }

    static func == (left: Lent, right: StaticString) -> Bool {
        left.count == right.utf8CodeUnitCount && left.starts(with: right)
    }

    static func ~= (pattern: StaticString, value: Lent) -> Bool { value == pattern }
}

extension Lent? {
    static func == (left: Lent?, right: StaticString) -> Bool { left.map { $0 == right } ?? false }
}

extension UInt8 {
    /// Of an ASCII letter; any other byte is left as it is.
    var lowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
    /// - Parameter signs: of ASCII.
    func isAny(of signs: StaticString) -> Bool {
        for index in 0..<signs.utf8CodeUnitCount where signs.utf8Start[index] == self { return true }
        return false
    }

    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x61...0x7a).contains(self | 0x20) }
    /// Of ASCII: blank, tab, line ends.
    var isSpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }

}

extension Array where Element == UInt8 {
    /// Lends the text to `body`.
    func lent<Result>(_ body: (Lent) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { try body(Lent($0)) }
    }

    var text: String { String(decoding: self, as: UTF8.self) }
}
