/// Hides a part of a picture for good: nothing stays of it but the mean colours of at most 6 x 6 fields, and between
/// their centres a soft passage from one to the next.
///
/// A small area has fewer fields: of a letter or a digit no shape is to stay. What was transparent counts as white, and
/// is opaque afterwards.
struct MarkBlur {
    private static let mostFields = 6
    /// The least side of a field: pixels, and which part of the picture's longest side.
    private static let leastField = (pixels: 8, part: 80)

    private let area: MarkArea
    private let pixels: UnsafeMutableRawBufferPointer
    /// Of the picture, in pixels.
    private let width: Int
    private let across: [Range<Int>]
    private let down: [Range<Int>]

    /// - Parameters:
    ///   - area: within the picture.
    ///   - pixels: the picture's, RGBA.
    init(_ area: MarkArea, of pixels: UnsafeMutableBufferPointer<UInt8>, width: Int, height: Int) {
        self.area = area
        self.pixels = UnsafeMutableRawBufferPointer(pixels)
        self.width = width
        let field = max(Self.leastField.pixels, max(width, height) / Self.leastField.part)
        across = Self.divide(area.width, by: field)
        down = Self.divide(area.height, by: field)
    }

    func hide() {
        let colours = down.map { rows in across.map { columns in mean(columns, rows) } }
        let weights = Self.weights(across, area.width)
        for (y, mix) in Self.weights(down, area.height).enumerated() {
            let row = across.indices.map { field in mix.blend { colours[$0][field] } }
            fill(y, row, weights)
        }
    }

    private static func divide(_ length: Int, by field: Int) -> [Range<Int>] {
        let count = max(1, min(mostFields, length / field))
        return (0..<count).map { length * $0 / count..<length * ($0 + 1) / count }
    }

    private func mean(_ columns: Range<Int>, _ rows: Range<Int>) -> SIMD4<Float> {
        var (red, green, blue) = (0, 0, 0)
        for y in rows {
            let row = place(ofRow: y)
            for x in columns {
                let pixel = Int(UInt32(littleEndian: pixels.load(fromByteOffset: row + 4 * x, as: UInt32.self)))
                let alpha = pixel >> 24
                let paper = 255 &* (255 &- alpha)
                red &+= (pixel & 255) &* alpha &+ paper
                green &+= (pixel >> 8 & 255) &* alpha &+ paper
                blue &+= (pixel >> 16 & 255) &* alpha &+ paper
            }
        }
        let weight = Float(255 * columns.count * rows.count)
        return SIMD4(Float(red), Float(green), Float(blue), 0) / weight
    }

    /// Where the first byte of a row of the area is.
    private func place(ofRow y: Int) -> Int { 4 * ((area.y + y) * width + area.x) }

    /// Four fields and how much of each.
    private struct Mix {
        let fields: SIMD4<Int>
        let weights: SIMD4<Float>

        func blend(_ colour: (Int) -> SIMD4<Float>) -> SIMD4<Float> {
            let near = colour(fields.y) * weights.y + colour(fields.z) * weights.z
            return near + colour(fields.x) * weights.x + colour(fields.w) * weights.w
        }
    }

    /// For each pixel of a side, the fields around it by a cubic B-spline: smooth, and never beyond the colours given.
    private static func weights(_ fields: [Range<Int>], _ length: Int) -> [Mix] {
        (0..<length).map { pixel in
            let place = (Float(pixel) + 0.5) * Float(fields.count) / Float(length) - 0.5
            let before = place.rounded(.down)
            let t = place - before
            let u = 1 - t
            let weights = SIMD4(
                u * u * u, 3 * t * t * t - 6 * t * t + 4, 3 * u * u * u - 6 * u * u + 4, t * t * t)
            let numbers = SIMD4<Int>(-1, 0, 1, 2) &+ Int(before)
            return Mix(
                fields: numbers.clamped(lowerBound: .zero, upperBound: .init(repeating: fields.count - 1)),
                weights: weights / 6)
        }
    }

    private func fill(_ y: Int, _ colours: [SIMD4<Float>], _ weights: [Mix]) {
        let row = place(ofRow: y)
        for (x, mix) in weights.enumerated() {
            let colour = mix.blend { colours[$0] } + 0.5
            let pixel = UInt32(colour.x) | UInt32(colour.y) << 8 | UInt32(colour.z) << 16 | 255 << 24
            pixels.storeBytes(of: pixel.littleEndian, toByteOffset: row + 4 * x, as: UInt32.self)
        }
    }
}
