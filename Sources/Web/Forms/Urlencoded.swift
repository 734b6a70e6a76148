import Domain
package import NIOCore

/// The `%C3%A9` way of writing bytes.
enum Percent {
    /// A per cent sign without two hexadecimal digits after it stands for itself.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var decoder = Decoder()
        var bytes: [UInt8] = []
        for byte in text { decoder.take(byte, into: &bytes) }
        decoder.end(into: &bytes)
        return bytes
    }

    /// Decodes byte by byte, so that an escape may be cut in two by the network.
    struct Decoder: Sendable {
        private var pending: [UInt8] = []

        mutating func take(_ byte: UInt8, into bytes: inout [UInt8]) {
            if byte == UInt8(ascii: "%") {
                end(into: &bytes)
                pending.append(byte)
            } else if pending.isEmpty {
                bytes.append(byte)
            } else {
                pending.append(byte)
                if pending.count == 3 || Self.digit(byte) == nil { end(into: &bytes) }
            }
        }

        mutating func end(into bytes: inout [UInt8]) {
            if pending.count == 3, let high = Self.digit(pending[1]), let low = Self.digit(pending[2]) {
                bytes.append(high << 4 | low)
            } else {
                bytes += pending
            }
            pending.removeAll(keepingCapacity: true)
        }

        private static func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
            default: nil
            }
        }
    }
}

/// Reads `name=value&name=value` as it arrives.
package struct UrlencodedParser: Sendable {
    package struct Pair: Sendable, Hashable {
        package let name: [UInt8]
        package let value: [UInt8]
    }

    private var decoder = Percent.Decoder()
    private var name: [UInt8]?
    private var text: [UInt8] = []

    package init() {}

    /// Decoded bytes of the pair that is not yet complete.
    package var held: Int { text.count + (name?.count ?? 0) }

    /// Pairs that `buffer` completes; empty ones (`&&`) are passed over.
    package mutating func feed(_ buffer: ByteBuffer) -> [Pair] { feed(buffer.readableBytesView) }

    mutating func feed(_ bytes: some Sequence<UInt8>) -> [Pair] {
        var pairs: [Pair] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"):
                if let pair = finish() { pairs.append(pair) }
            case UInt8(ascii: "=") where name == nil:
                decoder.end(into: &text)
                name = text
                text = []
            case UInt8(ascii: "+"):
                decoder.end(into: &text)
                text.append(0x20)
            default:
                decoder.take(byte, into: &text)
            }
        }
        return pairs
    }

    /// The last pair, when the text does not end with `&`.
    package mutating func finish() -> Pair? {
        decoder.end(into: &text)
        defer {
            name = nil
            text = []
        }
        if let name { return Pair(name: name, value: text) }
        return text.isEmpty ? nil : Pair(name: text, value: [])
    }
}
