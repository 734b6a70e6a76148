/// CRC-32, as zip has it.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? 0xedb8_8320 ^ rest >> 1 : rest >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> Int {
        Int(~bytes.reduce(~UInt32(0)) { rest, byte in table[Int(UInt8(truncatingIfNeeded: rest) ^ byte)] ^ rest >> 8 })
    }
}

/// The one thing that deflating is needed for here: very many equal bytes.
enum Deflate {
    /// A block with the fixed codes: one zero, then copies of it of 258 bytes each.
    static func zeros(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.add(1, 1)
        bits.add(1, 2)
        let copies = max(0, count - 1) / 258
        for _ in 0..<count - copies * 258 { bits.addCode(0x30, 8) }
        for _ in 0..<copies {
            bits.addCode(0xc5, 8)
            bits.addCode(0, 5)
        }
        bits.addCode(0, 7)
        return bits.bytes
    }

    private struct Bits {
        var bytes: [UInt8] = []
        private var used = 8

        /// The lowest bit first.
        mutating func add(_ number: Int, _ count: Int) {
            for index in 0..<count {
                if used == 8 { (bytes, used) = (bytes + [0], 0) }
                bytes[bytes.count - 1] |= UInt8(number >> index & 1) << UInt8(used)
                used += 1
            }
        }

        /// The highest bit first.
        mutating func addCode(_ number: Int, _ count: Int) {
            for index in (0..<count).reversed() { add(number >> index & 1, 1) }
        }
    }
}
