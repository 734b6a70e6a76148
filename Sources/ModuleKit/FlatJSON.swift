/// Reads an object of texts and whole numbers, which is all that the server writes.
enum FlatJSON {
    enum Value: Equatable {
        case text(String)
        case number(Int)
    }

    /// Nil for anything else.
    static func read(_ bytes: [UInt8]) -> [String: Value]? {
        var reader = Reader(bytes: bytes)
        return reader.object()
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func object() -> [String: Value]? {
            var members: [String: Value] = [:]
            guard take("{") else { return nil }
            if take("}") { return members }
            repeat {
                guard let name = text(), take(":"), let value = value() else { return nil }
                members[name] = value
            } while take(",")
            return take("}") ? members : nil
        }

        private mutating func value() -> Value? {
            skip()
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return text().map(Value.text) }
            let start = position
            while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
            return Int(String(decoding: bytes[start..<position], as: UTF8.self)).map(Value.number)
        }

        private mutating func text() -> String? {
            guard take("\"") else { return nil }
            var units: [UInt8] = []
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let escaped = escaped() else { return nil }
                    units += Array(String(escaped).utf8)
                default: units.append(byte)
                }
            }
            return nil
        }

        private mutating func escaped() -> Unicode.Scalar? {
            guard position < bytes.count else { return nil }
            position += 1
            switch bytes[position - 1] {
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "b"): return "\u{8}"
            case UInt8(ascii: "f"): return "\u{c}"
            case UInt8(ascii: "u"): return unicode()
            case let sign: return Unicode.Scalar(sign)
            }
        }

        /// Two of them when the first is half a scalar.
        private mutating func unicode() -> Unicode.Scalar? {
            guard let first = unit() else { return nil }
            guard (0xd800..<0xdc00).contains(first) else { return Unicode.Scalar(first) }
            guard take("\\"), take("u"), let second = unit(), (0xdc00..<0xe000).contains(second) else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        }

        private mutating func unit() -> UInt32? {
            guard position + 4 <= bytes.count else { return nil }
            position += 4
            return UInt32(String(decoding: bytes[position - 4..<position], as: UTF8.self), radix: 16)
        }

        /// Passes over blanks, and the sign if it is there.
        private mutating func take(_ sign: Unicode.Scalar) -> Bool {
            skip()
            guard position < bytes.count, UInt32(bytes[position]) == sign.value else { return false }
            position += 1
            return true
        }

        private mutating func skip() {
            while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) { position += 1 }
        }
    }
}
