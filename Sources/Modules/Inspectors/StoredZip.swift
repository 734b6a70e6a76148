/// A zip file written by hand, with what no office program would put in one.
struct StoredZip {
    enum Content {
        case text(String)
        /// That many zeros, deflated to a hundred-and-fiftieth; the checksum is wrong, which only shows at the end.
        case zeros(bytes: Int)
    }

    private(set) var bytes: [UInt8] = []

    init(_ entries: [(name: String, content: Content)]) {
        var directory: [UInt8] = []
        for (name, content) in entries {
            let start = bytes.count
            let header = Self.header(name, content)
            let data = Self.data(content)
            bytes += Self.little(0x0403_4b50, 4) + header(data.count) + Array(name.utf8) + data
            directory += Self.little(0x0201_4b50, 4) + Self.little(20, 2) + header(data.count) + Self.little(0, 10)
            directory += Self.little(start, 4) + Array(name.utf8)
        }
        let counts = Self.little(entries.count, 2) + Self.little(entries.count, 2)
        let end = Self.little(0x0605_4b50, 4) + Self.little(0, 4) + counts + Self.little(directory.count, 4)
        bytes += directory + end + Self.little(bytes.count, 4) + Self.little(0, 2)
    }

    /// What the entry's own header and the directory have in common, once the packed size is known.
    private static func header(_ name: String, _ content: Content) -> (Int) -> [UInt8] {
        let (method, unpacked, checksum) =
            switch content {
            case .text(let text): (0, text.utf8.count, checksum(text))
            case .zeros(let count): (8, count, 0)
            }
        return { packed in
            little(20, 2) + little(0, 2) + little(method, 2) + little(0x21 << 16, 4) + little(checksum, 4)
                + little(packed, 4) + little(unpacked, 4) + little(name.utf8.count, 2) + little(0, 2)
        }
    }

    private static func data(_ content: Content) -> [UInt8] {
        switch content {
        case .text(let text): Array(text.utf8)
        case .zeros(let count): deflatedZeros(count)
        }
    }

    /// One block of fixed codes (RFC 1951, 3.2.6): a zero, then over and over « 258 bytes like the one before ».
    private static func deflatedZeros(_ count: Int) -> [UInt8] {
        var out: [UInt8] = []
        var (pending, held) = (0, 0)
        /// - Parameter bits: the first to be written lowest.
        func put(_ bits: Int, _ size: Int) {
            pending |= bits << held
            held += size
            while held >= 8 {
                out.append(UInt8(pending & 0xff))
                pending >>= 8
                held -= 8
            }
        }
        put(0b011, 3)
        put(0b0000_1100, 8)
        // Symbol 285 is 11000101, distance 0 is 00000; codes are written from their highest bit on.
        for _ in 0..<max(0, (count - 1) / 258) { put(0b0_0000_1010_0011, 13) }
        put(0, 7)
        put(0, 7)
        return out
    }

    private static func checksum(_ text: String) -> Int {
        var sum: UInt32 = 0xffff_ffff
        for byte in text.utf8 {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xedb8_8320 : 0) }
        }
        return Int(~sum)
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 0) }
    }
}
