import Foundation

/// A place in a picture: units from its left and top edges, or from the centre of the thing being drawn.
struct Point: Hashable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// One or more closed outlines; what is inside any of them is filled.
struct Path {
    var outlines: [[Point]]

    init(_ outlines: [[Point]]) { self.outlines = outlines }

    static func polygon(_ points: [Point]) -> Path { Path([points]) }

    /// - Parameters:
    ///   - x: of the centre, as `y`.
    ///   - corner: radius.
    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, corner: Double = 0) -> Path {
        let (right, bottom) = (width / 2, height / 2)
        let corner = min(corner, right, bottom)
        guard corner > 0 else {
            return .polygon(
                [(-right, -bottom), (right, -bottom), (right, bottom), (-right, bottom)].map {
                    Point(x + $0.0, y + $0.1)
                })
        }
        let centres = [
            (right - corner, bottom - corner), (corner - right, bottom - corner), (corner - right, corner - bottom),
            (right - corner, corner - bottom),
        ]
        let points = centres.enumerated().flatMap { quarter, centre in
            (0...8).map { step in
                let angle = (Double(quarter) + Double(step) / 8) * .pi / 2
                return Point(x + centre.0 + corner * cos(angle), y + centre.1 + corner * sin(angle))
            }
        }
        return .polygon(points)
    }

    static func ellipse(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Path {
        .polygon(arc(x, y, width, height, from: 0, to: 360))
    }

    static func circle(_ x: Double, _ y: Double, _ diameter: Double) -> Path { ellipse(x, y, diameter, diameter) }

    /// Points on an ellipse, angles in degrees, clockwise from the right.
    static func arc(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, from start: Double, to end: Double
    ) -> [Point] {
        let steps = max(12, Int(abs(end - start) / 6))
        return (0...steps).map { step in
            let angle = (start + (end - start) * Double(step) / Double(steps)) * .pi / 180
            return Point(x + width / 2 * cos(angle), y + height / 2 * sin(angle))
        }
    }

    /// A line with round ends and joints.
    static func line(_ points: [Point], width: Double) -> Path {
        var outlines = points.map { circle($0.x, $0.y, width).outlines[0] }
        for (start, end) in zip(points, points.dropFirst()) {
            let length = hypot(end.x - start.x, end.y - start.y)
            guard length > 0.01 else { continue }
            let (across, along) = (-(end.y - start.y) / length * width / 2, (end.x - start.x) / length * width / 2)
            outlines.append([
                Point(start.x - across, start.y - along), Point(end.x - across, end.y - along),
                Point(end.x + across, end.y + along), Point(start.x + across, start.y + along),
            ])
        }
        return Path(outlines)
    }

    /// Pieces of a line, for dashes.
    static func dashes(_ points: [Point], on: Double, off: Double) -> [[Point]] {
        var pieces: [[Point]] = []
        for (start, end) in zip(points, points.dropFirst()) {
            let length = hypot(end.x - start.x, end.y - start.y)
            func at(_ distance: Double) -> Point {
                let share = min(1, distance / length)
                return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            }
            for distance in stride(from: 0, to: length, by: on + off) {
                pieces.append([at(distance), at(distance + on)])
            }
        }
        return pieces
    }

    /// Rounds the corners of a line by cutting them, three times over.
    static func smooth(_ points: [Point], closed: Bool) -> [Point] {
        var points = points
        for _ in 0..<3 {
            let pairs = zip(points, points.dropFirst() + (closed ? points.prefix(1) : []))
            let cut = pairs.flatMap { start, end in
                [
                    Point(start.x * 0.75 + end.x * 0.25, start.y * 0.75 + end.y * 0.25),
                    Point(start.x * 0.25 + end.x * 0.75, start.y * 0.25 + end.y * 0.75),
                ]
            }
            points = closed ? cut : Array(points.prefix(1)) + cut + Array(points.suffix(1))
        }
        return closed ? points + points.prefix(1) : points
    }
}
