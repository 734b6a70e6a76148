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

    /// Pixels for one unit of a drawing.
    private let scale: Double

    /// - Parameters:
    ///   - size: in the units of drawings.
    ///   - width: in pixels; by default the widest that the site serves.
    init(size: Point, width: Int = 1280, paper: UInt8 = 250) {
        self.width = width
        scale = Double(width) / size.x
        height = Int(size.y * scale)
        bytes = [UInt8](repeating: paper, count: width * height * 3)
    }

    /// Draws with coordinates that start at `point` and are turned by `degrees`, clockwise.
    mutating func placed(at point: Point, turn degrees: Double = 0, _ draw: (inout Canvas) -> Void) {
        let (oldOrigin, oldTurn) = (origin, turn)
        origin = placed(point)
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
        bytes.withUnsafeMutableBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                seed ^= seed << 13
                seed ^= seed >> 17
                seed ^= seed << 5
                let change = Int(seed >> 29) - 4
                bytes[index] = UInt8(clamping: Int(bytes[index]) + change)
                bytes[index + 1] = UInt8(clamping: Int(bytes[index + 1]) + change)
                bytes[index + 2] = UInt8(clamping: Int(bytes[index + 2]) + change)
                index += 3
            }
        }
    }

    private mutating func paint(_ mask: Mask, _ colour: Colour, opacity: Float) {
        let (red, green, blue) = (Float(colour.red), Float(colour.green), Float(colour.blue))
        let width = width
        bytes.withUnsafeMutableBufferPointer { bytes in
            mask.values.withUnsafeBufferPointer { values in
                for y in 0..<mask.height {
                    var index = ((y + mask.top) * width + mask.left) * 3
                    var place = y * mask.width
                    let end = place + mask.width
                    while place < end {
                        let share = min(1, values[place]) * opacity
                        if share > 0.002 {
                            bytes[index] = UInt8(Float(bytes[index]) * (1 - share) + red * share)
                            bytes[index + 1] = UInt8(Float(bytes[index + 1]) * (1 - share) + green * share)
                            bytes[index + 2] = UInt8(Float(bytes[index + 2]) * (1 - share) + blue * share)
                        }
                        place += 1
                        index += 3
                    }
                }
            }
        }
    }

    /// From the units of the thing being drawn to those of the drawing.
    private func placed(_ point: Point) -> Point {
        Point(
            origin.x + point.x * cos(turn) - point.y * sin(turn), origin.y + point.x * sin(turn) + point.y * cos(turn))
    }

    private func onPicture(_ point: Point) -> Point {
        let point = placed(point)
        return Point(point.x * scale, point.y * scale)
    }

    private func onPicture(_ path: Path) -> Path { Path(path.outlines.map { $0.map(onPicture) }) }
}
