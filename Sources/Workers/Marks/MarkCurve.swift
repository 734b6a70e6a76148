import CLetters

/// A closed shape, in pixels of the picture as seen.
struct MarkCurve {
    private(set) var points: [cletters_point] = []
    /// As `cletters_curve` wants it: 1 for a control point.
    private(set) var controls: [UInt8] = []

    static func polygon(_ corners: [(x: Double, y: Double)]) -> MarkCurve {
        var curve = MarkCurve()
        for corner in corners { curve.add(corner.x, corner.y, control: false) }
        return curve
    }

    static func ellipse(x: Double, y: Double, across: Double, down: Double) -> MarkCurve {
        // How far the control points of a quarter lie from its ends, for a circle of radius 1.
        let reach = 4 * (2.squareRoot() - 1) / 3
        var curve = MarkCurve()
        for (cosine, sine) in [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)] {
            curve.add(x + across * cosine, y + down * sine, control: false)
            curve.add(x + across * (cosine - sine * reach), y + down * (sine + cosine * reach), control: true)
            curve.add(x + across * (cosine * reach - sine), y + down * (sine * reach + cosine), control: true)
        }
        return curve
    }

    private mutating func add(_ x: Double, _ y: Double, control: Bool) {
        points.append(cletters_point(x: x, y: y))
        controls.append(control ? 1 : 0)
    }
}
