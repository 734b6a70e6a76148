import Foundation

/// What explains: arrows, numbers, measures.
extension Prop {
    static let signs: [String: Draw] = [
        // to: where it points, on the picture. bend: pixels it swings out to its left.
        "arrow": { item, canvas in
            let to = item.point("to", Point(item.at.x + 200, item.at.y))
            let end = Point(to.x - item.at.x, to.y - item.at.y)
            let colour = item.colour("fill", .named("red"))
            let length = max(1, hypot(end.x, end.y))
            let bend = item.number("bend", 60)
            let side = Point(end.x / 2 + end.y / length * bend, end.y / 2 - end.x / length * bend)
            let points = Path.smooth([Point(0, 0), side, end], closed: false)
            let width = item.number("width", 18)
            let angle = atan2(end.y - side.y, end.x - side.x)
            let head = [-0.5, 0.5].map {
                Point(end.x - cos(angle + $0) * width * 3.2, end.y - sin(angle + $0) * width * 3.2)
            }
            let outlines =
                Path.line(points, width: width).outlines + Path.line([head[0], end, head[1]], width: width).outlines
            canvas.shade(Path(outlines), by: 5, blur: 6, opacity: 0.25)
            canvas.fill(Path(outlines), colour)
        },
        "badge": { item, canvas in
            let d = max(item.width, 90)
            canvas.lay(.circle(0, 0, d), item.colour("fill", .tape))
            canvas.write(
                item.word(0), at: Point(0, 0), size: d * 0.4, item.colour("fill", .tape).writing, room: d * 0.7)
        },
        "check": { item, canvas in
            let s = max(item.width, 100) / 100
            let points = [Point(-40 * s, 0), Point(-10 * s, 34 * s), Point(48 * s, -44 * s)]
            canvas.shade(.line(points, width: 22 * s), by: 5, blur: 6)
            canvas.stroke(points, item.colour("fill", .named("green")), width: 22 * s)
        },
        "cross": { item, canvas in
            let s = max(item.width, 100) / 100
            for side in [-1.0, 1.0] {
                canvas.stroke(
                    [Point(-38 * s, -38 * s * side), Point(38 * s, 38 * s * side)], item.colour("fill", .named("red")),
                    width: 22 * s)
            }
        },
        "ring": { item, canvas in
            canvas.stroke(
                Path.arc(0, 0, item.width, item.height, from: -100, to: 275), item.colour("fill", .named("red")),
                width: 14)
        },
        // A measure, as long as its width.
        "measure": { item, canvas in
            let w = item.width / 2
            let colour = item.colour("fill", .action)
            canvas.stroke([Point(-w, 0), Point(w, 0)], colour, width: 6)
            for side in [-1.0, 1.0] {
                canvas.stroke([Point(side * w, -28), Point(side * w, 28)], colour, width: 6)
                canvas.stroke(
                    [Point(side * (w - 26), -16), Point(side * w, 0), Point(side * (w - 26), 16)], colour, width: 6)
            }
            guard !item.words.isEmpty else { return }
            let room = Lettering.set(item.word(0)).width * 6 + 34
            canvas.fill(.rectangle(0, 0, room, 56, corner: 12), .ground)
            canvas.write(item.word(0), at: Point(0, 0), size: 36, colour)
        },
        "cut": { item, canvas in
            canvas.dash(
                [Point(-item.width / 2, 0), Point(item.width / 2, 0)], item.colour("fill", .named("red")), width: 8,
                on: 34, off: 22)
        },
        "bubble": { item, canvas in
            let (w, h) = (item.width, item.height)
            let side = item.number("side", -1)
            let tail = Path.polygon([
                Point(side * w * 0.3, h * 0.36), Point(side * w * 0.08, h * 0.36), Point(side * w * 0.42, h * 0.74),
            ])
            canvas.shade(.rectangle(0, 0, w, h, corner: 40))
            canvas.fill(tail, item.colour("fill", .white))
            canvas.fill(.rectangle(0, 0, w, h, corner: 40), item.colour("fill", .white))
            canvas.lines(
                item.words, width: w * 0.86, height: h * 0.84, size: item.number("size", 46),
                item.colour("fill", .white).writing)
        },
        "words": { item, canvas in
            canvas.lines(
                item.words, width: item.width > 0 ? item.width : 1500, height: item.height > 0 ? item.height : 600,
                size: item.number("size", 56), item.colour("fill", .ink))
        },
        "line": { item, canvas in
            let to = item.point("to", item.at)
            let points = [Point(0, 0), Point(to.x - item.at.x, to.y - item.at.y)]
            if item.options["dash"] != nil {
                canvas.dash(points, item.colour("fill", .ink), width: item.number("width", 8))
            } else {
                canvas.stroke(points, item.colour("fill", .ink), width: item.number("width", 8))
            }
        },
        "block": { item, canvas in
            canvas.lay(
                .rectangle(0, 0, item.width, item.height, corner: item.number("corner", 6)), item.colour("fill", .metal)
            )
            canvas.lines(
                item.words, width: item.width * 0.88, height: item.height * 0.84, size: item.number("size", 44),
                item.colour("fill", .metal).writing)
        },
    ]

    /// Somebody, without a face: a pawn, with words on the chest.
    static let people: [String: Draw] = [
        "person": { item, canvas in
            let h = item.height
            let fill = item.colour("fill", .named("teal"))
            canvas.lay(
                .polygon(
                    Path.smooth(
                        [
                            Point(-h * 0.2, h / 2), Point(-h * 0.19, -h * 0.02), Point(-h * 0.1, -h * 0.17),
                            Point(h * 0.1, -h * 0.17), Point(h * 0.19, -h * 0.02), Point(h * 0.2, h / 2),
                        ], closed: true)), fill)
            canvas.lay(.circle(0, -h * 0.32, h * 0.28), item.colour("head", Colour(0xd9a877)))
            canvas.write(item.word(0), at: Point(0, h * 0.12), size: h * 0.1, fill.writing, room: h * 0.3)
        },
        "queue": { item, canvas in
            let count = max(1, item.count("count", 5))
            let fills = item.colours(
                "fills", [.named("teal"), .named("violet"), .named("orange"), .named("leaf"), .action])
            for index in 0..<count {
                let x = (Double(index) - Double(count - 1) / 2) * item.width / Double(max(1, count - 1))
                canvas.placed(at: Point(x, Double(index % 2) * 14)) {
                    let h = item.height
                    $0.lay(
                        .polygon(
                            Path.smooth(
                                [
                                    Point(-h * 0.2, h / 2), Point(-h * 0.19, -h * 0.02), Point(-h * 0.1, -h * 0.17),
                                    Point(h * 0.1, -h * 0.17), Point(h * 0.19, -h * 0.02), Point(h * 0.2, h / 2),
                                ], closed: true)), fills[index % fills.count])
                    $0.lay(
                        .circle(0, -h * 0.32, h * 0.28),
                        [Colour(0xd9a877), Colour(0x8d5b3a), Colour(0xf0c9a2)][index % 3])
                }
            }
        },
    ]
}
