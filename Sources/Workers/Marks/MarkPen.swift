import CLetters
import WorkerKit

/// Draws shapes and letters on a canvas, each edge smoothed; what lies outside is cut off.
final class MarkPen {
    private let letters: OpaquePointer
    private var canvas: cletters_canvas
    private var matrix: cletters_matrix
    /// From a line of text to the picture before it is turned: letters stand upright afterwards.
    private let reading: cletters_matrix

    /// - Parameters:
    ///   - quarterTurns: how the picture will be turned, clockwise, 0...3.
    ///   - font: a TrueType file, mapped for good.
    init(_ canvas: MarkCanvas, quarterTurns: Int, font: Bytes) {
        guard let letters = font.lend({ cletters_open($0, $1) }) else { stop("the font cannot be opened") }
        self.letters = letters
        self.canvas = cletters_canvas(
            pixels: canvas.pixels.baseAddress, width: Int32(canvas.storedWidth), height: Int32(canvas.storedHeight))
        matrix = canvas.view.matrix(width: canvas.storedWidth, height: canvas.storedHeight)
        let (cosine, sine) = [(1.0, 0.0), (0, -1), (-1, 0), (0, 1)][quarterTurns]
        reading = cletters_matrix(xx: cosine, xy: -sine, yx: sine, yy: cosine, dx: 0, dy: 0)
    }

    deinit { cletters_close(letters) }

    func draw(_ curve: MarkCurve, _ ink: cletters_ink) {
        var ink = ink
        let error = curve.points.withUnsafeBufferPointer { points in
            curve.controls.withUnsafeBufferPointer { controls in
                var shape = cletters_curve(
                    points: points.baseAddress, controls: controls.baseAddress, count: Int32(points.count))
                return cletters_draw(letters, &shape, &matrix, &ink, &canvas)
            }
        }
        if error != 0 { stop("FreeType cannot draw: error \(error)") }
    }

    /// From the top of a line to its base, for letters of size 1.
    var ascent: Double { cletters_ascent(letters) }

    /// In pixels, for letters of a size.
    func width(_ scalars: [UInt32], size: Double) -> Double {
        let width = cletters_width(letters, scalars, scalars.count)
        if width < 0 { stop("FreeType cannot read a letter") }
        return width * size
    }

    /// Writes one line; places and distances are in pixels.
    /// - Parameters:
    ///   - place: on the picture as seen.
    ///   - right: how far right of the place the line begins, for who reads it.
    ///   - down: how far below the place the line's base is.
    func write(
        _ scalars: [UInt32], at place: (x: Double, y: Double), right: Double, down: Double, size: Double,
        _ ink: cletters_ink
    ) {
        var ink = ink
        let line = cletters_matrix(xx: size, xy: 0, yx: 0, yy: size, dx: right, dy: down)
        let spot = cletters_matrix(xx: 1, xy: 0, yx: 0, yy: 1, dx: place.x, dy: place.y)
        var placed = matrix * (spot * (reading * line))
        let error = cletters_write(letters, scalars, scalars.count, &placed, &ink, &canvas)
        if error != 0 { stop("FreeType cannot write: error \(error)") }
    }
}

extension cletters_matrix {
    /// What carries a place by `second`, then by `first`.
    fileprivate static func * (first: cletters_matrix, second: cletters_matrix) -> cletters_matrix {
        cletters_matrix(
            xx: first.xx * second.xx + first.xy * second.yx, xy: first.xx * second.xy + first.xy * second.yy,
            yx: first.yx * second.xx + first.yy * second.yx, yy: first.yx * second.xy + first.yy * second.yy,
            dx: first.xx * second.dx + first.xy * second.dy + first.dx,
            dy: first.yx * second.dx + first.yy * second.dy + first.dy)
    }
}
