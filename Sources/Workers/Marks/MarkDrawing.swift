import Glibc
import WorkerKit

/// Puts marks on a picture.
struct MarkDrawing {
    /// Sizes in pixels, so that marks can be read when the picture is shown 640 pixels wide.
    private struct Scale {
        let line: Double
        let letters: Double
        /// The contrasting rim of a line, and of letters.
        var rim: Double { max(1, line * 0.35) }
        var letterRim: Double { max(1, letters * 0.085) }
        /// How round corners are.
        var corner: Double { line * 0.3 }

        init(longestSide: Int) {
            line = max(2, Double(longestSide) / 160)
            letters = max(9, Double(longestSide) / 28)
        }
    }

    /// The height of DejaVu's digits, for letters of size 1.
    private static let digitHeight = 0.729

    private let canvas: MarkCanvas
    private let pen: MarkPen
    private let scale: Scale

    /// - Parameters:
    ///   - kept: what will be left of the picture: marks are as large as that asks for.
    ///   - quarterTurns: how it will be turned, clockwise, 0...3.
    ///   - font: a TrueType file, mapped.
    init(_ canvas: MarkCanvas, kept: MarkArea, quarterTurns: Int, font: Bytes) {
        self.canvas = canvas
        pen = MarkPen(canvas, quarterTurns: quarterTurns, font: font)
        scale = Scale(longestSide: max(kept.width, kept.height))
    }

    func draw(_ mark: Mark) {
        switch mark {
        case .blur(let box):
            let area = canvas.stored(canvas.covering(box))
            MarkBlur(area, of: canvas.pixels, width: canvas.storedWidth, height: canvas.storedHeight).hide()
        case .arrow(let from, let to, let colour): drawArrow(place(from), place(to), colour)
        case .circle(let box, let colour): drawCircle(box, colour)
        case .number(let spot, let number, let colour): drawNumber(place(spot), number, colour)
        case .text(let spot, let colour, let scalars): writeLine(place(spot), scalars, colour)
        }
    }

    private typealias Place = (x: Double, y: Double)

    private func place(_ spot: Mark.Spot) -> Place {
        (Double(spot.x * canvas.width) / 10_000, Double(spot.y * canvas.height) / 10_000)
    }

    private func drawArrow(_ from: Place, _ to: Place, _ colour: MarkColour) {
        let length = hypot(to.x - from.x, to.y - from.y)
        guard length >= scale.line else { return drawDot(to, colour) }
        let (x, y) = ((to.x - from.x) / length, (to.y - from.y) / length)
        let corners = Self.arrow(length: length, line: scale.line, corner: scale.corner).map { corner in
            (x: from.x + corner.x * x - corner.y * y, y: from.y + corner.x * y + corner.y * x)
        }
        draw(.polygon(corners), colour, grow: scale.corner)
    }

    /// An arrow from 0, 0 to the right, to be grown by `corner`.
    ///
    /// A short one is all head.
    private static func arrow(length: Double, line: Double, corner: Double) -> [Place] {
        let head = min(5 * line, length)
        let size = head / (5 * line)
        let (barb, neck, tail) = (2.4 * line * size - corner, 0.75 * line * size - corner, 0.48 * line * size - corner)
        let (back, waist) = (length - head + corner, length - head * 0.86)
        let upper: [Place] = [
            (min(corner, waist), max(tail, 0.1)), (waist, max(neck, 0.1)), (back, max(barb, 0.1)),
        ]
        return upper + [(length - corner, 0)] + upper.reversed().map { ($0.x, -$0.y) }
    }

    private func drawDot(_ place: Place, _ colour: MarkColour) {
        draw(.ellipse(x: place.x, y: place.y, across: scale.line, down: scale.line), colour)
    }

    private func draw(_ curve: MarkCurve, _ colour: MarkColour, grow: Double = 0) {
        pen.draw(curve, colour.contrast.filling(grow: grow + scale.rim))
        pen.draw(curve, colour.tone.filling(grow: grow))
    }

    private func drawCircle(_ box: Mark.Box, _ colour: MarkColour) {
        let (across, down) = (
            Double(box.width * canvas.width) / 20_000, Double(box.height * canvas.height) / 20_000
        )
        let corner = place(Mark.Spot(x: box.x, y: box.y))
        let curve = MarkCurve.ellipse(x: corner.x + across, y: corner.y + down, across: across, down: down)
        // In a flatter one the line's two sides would meet.
        guard min(across, down) > scale.line / 2 + scale.rim else { return draw(curve, colour, grow: scale.line / 2) }
        pen.draw(curve, colour.contrast.line(scale.line + 2 * scale.rim))
        pen.draw(curve, colour.tone.line(scale.line))
    }

    private func drawNumber(_ place: Place, _ number: Int, _ colour: MarkColour) {
        let radius = scale.letters * 0.82
        draw(.ellipse(x: place.x, y: place.y, across: radius, down: radius), colour)
        let digits = String(number).unicodeScalars.map(\.value)
        let size = scale.letters * (digits.count == 1 ? 1.05 : 0.86)
        pen.write(
            digits, at: place, right: -pen.width(digits, size: size) / 2, down: Self.digitHeight * size / 2,
            size: size, colour.contrast.filling())
    }

    /// All rims first, so that no letter's rim lies on its neighbour.
    private func writeLine(_ place: Place, _ scalars: [UInt32], _ colour: MarkColour) {
        let base = pen.ascent * scale.letters
        for ink in [colour.contrast.filling(grow: scale.letterRim), colour.tone.filling()] {
            pen.write(scalars, at: place, right: 0, down: base, size: scale.letters, ink)
        }
    }
}
