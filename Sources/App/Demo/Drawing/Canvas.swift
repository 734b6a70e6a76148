import Foundation

/// A picture being drawn: shapes with soft edges on top of each other, later ones over earlier ones.
struct Canvas {
    let width: Int
    let height: Int
    /// Red, green, blue; row by row.
    private(set) var bytes: [UInt8]

    /// Where the thing being drawn has its centre, and how it is turned.
    private var origin = Point(0, 0)
    private var turn = 0.0

    init(width: Int = 1600, height: Int = 1200, _ colour: Colour = .ground) {
        self.width = width
        self.height = height
        let pixel = [UInt8(colour.red), UInt8(colour.green), UInt8(colour.blue)]
        bytes = []
        bytes.reserveCapacity(width * height * 3)
        for _ in 0..<width * height { bytes += pixel }
    }

    /// Draws with coordinates that start at `point` and are turned by `degrees`, clockwise.
    mutating func placed(at point: Point, turn degrees: Double = 0, _ draw: (inout Canvas) -> Void) {
        let (oldOrigin, oldTurn) = (origin, turn)
        origin = onPicture(point)
        turn += degrees * .pi / 180
        draw(&self)
        (origin, turn) = (oldOrigin, oldTurn)
    }

    mutating func fill(_ path: Path, _ colour: Colour, opacity: Double = 1) {
        guard let mask = Mask(onPicture(path), pictureWidth: width, pictureHeight: height) else { return }
        paint(mask, colour, opacity: Float(opacity))
    }

    /// A soft shadow of something that lies a little above what is under it.
    mutating func shade(_ path: Path, by distance: Double = 9, blur: Int = 11, opacity: Double = 0.3) {
        var path = onPicture(path)
        path.outlines = path.outlines.map { $0.map { Point($0.x + distance * 0.5, $0.y + distance) } }
        guard let mask = Mask(path, pictureWidth: width, pictureHeight: height, margin: blur * 2) else { return }
        paint(mask.blurred(blur), .ink, opacity: Float(opacity))
    }

    /// Fills with a shadow under it.
    mutating func lay(_ path: Path, _ colour: Colour) {
        shade(path)
        fill(path, colour)
    }

    mutating func stroke(_ points: [Point], _ colour: Colour, width: Double = 6, opacity: Double = 1) {
        fill(.line(points, width: width), colour, opacity: opacity)
    }

    mutating func dash(_ points: [Point], _ colour: Colour, width: Double = 5, on: Double = 22, off: Double = 16) {
        for piece in Path.dashes(points, on: on, off: off) { stroke(piece, colour, width: width) }
    }

    mutating func outline(_ path: Path, _ colour: Colour, width: Double = 5) {
        for points in path.outlines { stroke(points + points.prefix(1), colour, width: width) }
    }

    /// A fine grain over everything, as paper has.
    mutating func grain() {
        var seed: UInt32 = 0x9e37_79b9
        for index in stride(from: 0, to: bytes.count, by: 3) {
            seed ^= seed << 13
            seed ^= seed >> 17
            seed ^= seed << 5
            let change = Int(seed >> 29) - 4
            for channel in index..<index + 3 { bytes[channel] = UInt8(clamping: Int(bytes[channel]) + change) }
        }
    }

    private mutating func paint(_ mask: Mask, _ colour: Colour, opacity: Float) {
        let (red, green, blue) = (Float(colour.red), Float(colour.green), Float(colour.blue))
        let width = width
        bytes.withUnsafeMutableBufferPointer { bytes in
            for y in 0..<mask.height {
                for x in 0..<mask.width {
                    let share = min(1, mask.values[y * mask.width + x]) * opacity
                    guard share > 0.002 else { continue }
                    let index = ((y + mask.top) * width + x + mask.left) * 3
                    bytes[index] = UInt8(Float(bytes[index]) * (1 - share) + red * share)
                    bytes[index + 1] = UInt8(Float(bytes[index + 1]) * (1 - share) + green * share)
                    bytes[index + 2] = UInt8(Float(bytes[index + 2]) * (1 - share) + blue * share)
                }
            }
        }
    }

    private func onPicture(_ point: Point) -> Point {
        Point(
            origin.x + point.x * cos(turn) - point.y * sin(turn), origin.y + point.x * sin(turn) + point.y * cos(turn))
    }

    private func onPicture(_ path: Path) -> Path { Path(path.outlines.map { $0.map(onPicture) }) }
}
