import Foundation

/// A drawn desk with a few labelled boxes, as a PNG file without compression.
struct Picture {
    static let width = 1280
    static let height = 960

    private var pixels: [UInt8]

    init(seed: UInt64) {
        var dice = Dice(seed: seed)
        pixels = [UInt8](repeating: 0, count: Self.width * Self.height * 3)
        let wall = (0..<3).map { _ in dice.number(170...225) }
        let desk = [dice.number(110...150), dice.number(80...110), dice.number(50...80)]
        for y in 0..<Self.height {
            let colour = y < 600 ? wall.map { $0 + y / 40 } : desk.map { $0 + (y * 7 % 13) }
            fill(x: 0..<Self.width, y: y..<y + 1, colour)
        }
        for _ in 0..<dice.number(4...9) { drawBox(&dice) }
    }

    private mutating func drawBox(_ dice: inout Dice) {
        let (x, y) = (dice.number(0...1000), dice.number(200...700))
        let (width, height) = (dice.number(120...270), dice.number(90...250))
        let colour = (0..<3).map { _ in dice.number(30...230) }
        fill(x: x..<x + width, y: y..<y + height, colour)
        fill(x: x + 20..<x + width - 20, y: y + 20..<y + 60, [250, 250, 245])
        for line in 0..<2 {
            fill(x: x + 30..<x + width - 40, y: y + 28 + 14 * line..<y + 34 + 14 * line, [40, 40, 50])
        }
    }

    private mutating func fill(x columns: Range<Int>, y rows: Range<Int>, _ colour: [Int]) {
        let bytes = colour.map { UInt8(clamping: $0) }
        for y in rows.clamped(to: 0..<Self.height) {
            for x in columns.clamped(to: 0..<Self.width) {
                let start = (y * Self.width + x) * 3
                for channel in 0..<3 { pixels[start + channel] = bytes[channel] }
            }
        }
    }

    var png: Data {
        var file = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        append("IHDR", big(Self.width) + big(Self.height) + [8, 2, 0, 0, 0], to: &file)
        append("IDAT", stored(), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    /// A zlib stream of stored blocks, one a row.
    private func stored() -> [UInt8] {
        let rowBytes = Self.width * 3
        let length = rowBytes + 1
        var stream: [UInt8] = [0x78, 0x01]
        stream.reserveCapacity((length + 5) * Self.height + 6)
        var (low, high) = (UInt32(1), UInt32(0))
        for y in 0..<Self.height {
            let size = [UInt8(length & 255), UInt8(length >> 8)]
            stream += [y == Self.height - 1 ? 1 : 0] + size + size.map { ~$0 } + [0]
            high = (high + low) % 65521
            for byte in pixels[y * rowBytes..<(y + 1) * rowBytes] {
                low = (low + UInt32(byte)) % 65521
                high = (high + low) % 65521
            }
            stream += pixels[y * rowBytes..<(y + 1) * rowBytes]
        }
        return stream + big(Int(high << 16 | low))
    }

    private func append(_ type: String, _ content: [UInt8], to file: inout Data) {
        let body = Array(type.utf8) + content
        var check = UInt32.max
        for byte in body { check = Self.table[Int((check ^ UInt32(byte)) & 255)] ^ (check >> 8) }
        file.append(contentsOf: big(content.count) + body + big(Int(~check)))
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
    }

    private func big(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) } }
}
