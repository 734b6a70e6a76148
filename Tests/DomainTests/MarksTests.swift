import Domain
import Foundation
import Testing

/// What plain buttons do to marks, and the form in which the page and the database keep them.
@Suite struct MarksChanged {
    private func cut(_ marks: Marks, left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Marks? {
        var marks = marks
        return marks.cut(left: left, top: top, right: right, bottom: bottom) ? marks : nil
    }

    @Test func `a side that is cut is the side that is seen`() {
        let half = 5_000
        let seen = [
            (0, Marks.Box(x: 5_000, y: 0, w: 5_000, h: 10_000)), (1, Marks.Box(x: 0, y: 0, w: 10_000, h: 5_000)),
            (2, Marks.Box(x: 0, y: 0, w: 5_000, h: 10_000)), (3, Marks.Box(x: 0, y: 5_000, w: 10_000, h: 5_000)),
        ]

        for (turn, box) in seen { #expect(cut(Marks(turn: turn), left: half)?.crop == box, "turned \(turn) times") }
    }

    @Test func `cutting twice cuts what was left`() {
        let once = cut(Marks(), left: 5_000, top: 2_000)

        let twice = once.flatMap { cut($0, right: 5_000, bottom: 5_000) }

        #expect(twice?.crop == Marks.Box(x: 5_000, y: 2_000, w: 2_500, h: 4_000))
        #expect(twice?.isSound == true)
    }

    @Test func `nothing is cut that would leave next to nothing`() {
        #expect(cut(Marks(), left: 5_000, right: 4_501) == nil)
        #expect(cut(Marks(), top: -1) == nil)
        #expect(cut(Marks(), top: 10_001) == nil)
        let small = Marks(crop: Marks.Box(x: 0, y: 0, w: 900, h: 900))
        #expect(cut(small, left: 5_000) == nil)
        #expect(cut(Marks(), left: 0)?.crop == nil)
    }

    @Test func `four quarter turns are none`() {
        var marks = Marks()

        for _ in 0..<4 { marks.rotate(by: 1) }
        #expect(marks.isEmpty)
        marks.rotate(by: 3)
        #expect(marks.turn == 3)
    }

    @Test func `of two people's drawings none is lost, and blurs lie under the rest`() {
        let arrow = Marks.Shape.arrow(x: 1, y: 2, toX: 3, toY: 4, .red)
        let face = Marks.Shape.blur(Marks.Box(x: 1, y: 1, w: 100, h: 100))
        let name = Marks.Shape.blur(Marks.Box(x: 9, y: 9, w: 100, h: 100))
        let mine = Marks(shapes: [face, arrow], turn: 1)

        let both = mine.joined(with: Marks(shapes: [name, face], turn: 2))

        #expect(both == Marks(shapes: [face, name, arrow], turn: 1))
        #expect(both.blurs == Marks(shapes: [face, name]))
    }
}
