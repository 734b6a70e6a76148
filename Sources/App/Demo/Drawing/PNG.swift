import Foundation

extension Canvas {
    /// The picture as a PNG file, not compressed: it is read once and kept smaller.
    var png: Data {
        var rows: [UInt8] = []
        rows.reserveCapacity(bytes.count + height)
        for row in 0..<height {
            // Each row begins with its filter: none.
            rows.append(0)
            rows += bytes[row * width * 3..<(row + 1) * width * 3]
        }
        var file = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        file.append(chunk("IHDR", big(UInt32(width)) + big(UInt32(height)) + [8, 2, 0, 0, 0]))
        file.append(chunk("IDAT", stored(rows)))
        file.append(chunk("IEND", []))
        return file
    }

    private func chunk(_ name: String, _ body: [UInt8]) -> Data {
        let named = Array(name.utf8) + body
        return Data(big(UInt32(body.count)) + named + big(Checksum.crc32(named)))
    }

    /// A zlib stream of stored blocks.
    private func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        stream.reserveCapacity(bytes.count + bytes.count / 60_000 * 5 + 16)
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let block = bytes[start..<min(start + 65_535, bytes.count)]
            let size = UInt16(block.count)
            stream.append(block.endIndex == bytes.count ? 1 : 0)
            for figure in [size, ~size] { stream += [UInt8(figure & 0xff), UInt8(figure >> 8)] }
            stream += block
        }
        return stream + big(Checksum.adler32(bytes))
    }

    private func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 0xff) } }
}

/// The sums that PNG, zlib and zip files carry.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            bytes.withUnsafeBufferPointer { bytes in
                var sum: UInt32 = 0xffff_ffff
                for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xff)] ^ sum >> 8 }
                return ~sum
            }
        }
    }

    static func adler32(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { bytes in
            // In 64 bits nothing can run over before the end of a picture's row of blocks.
            var (low, high): (UInt64, UInt64) = (1, 0)
            for byte in bytes {
                low += UInt64(byte)
                high += low
                if low > 1 << 40 { (low, high) = (low % 65_521, high % 65_521) }
            }
            return UInt32(high % 65_521) << 16 | UInt32(low % 65_521)
        }
    }
}
