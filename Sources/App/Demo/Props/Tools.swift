/// What one holds.
extension Prop {
    static let tools: [String: Draw] = [
        "scissors": { item, canvas in
            let s = max(item.width, 200) / 300
            let handle = item.colour("fill", .named("red"))
            for side in [-1.0, 1.0] {
                canvas.lay(
                    .polygon([
                        Point(-150 * s, side * 2 * s), Point(10 * s, side * -20 * s), Point(40 * s, side * 6 * s),
                    ]), .metal)
                canvas.shade(.line([Point(20 * s, side * -8 * s), Point(80 * s, side * 34 * s)], width: 22 * s))
                canvas.stroke([Point(20 * s, side * -8 * s), Point(80 * s, side * 34 * s)], handle, width: 22 * s)
                let ring = Path.arc(118 * s, side * 48 * s, 100 * s, 68 * s, from: 0, to: 360)
                canvas.shade(.line(ring, width: 18 * s), opacity: 0.2)
                canvas.stroke(ring, handle, width: 18 * s)
            }
            canvas.fill(.circle(24 * s, 0, 16 * s), .soft)
        },
        "cutter": { item, canvas in
            let w = max(item.width, 200)
            canvas.lay(
                .polygon([
                    Point(-w / 2, w * 0.05), Point(-w * 0.36, -w * 0.04), Point(-w * 0.2, -w * 0.04),
                    Point(-w * 0.2, w * 0.05),
                ]), .metal)
            canvas.lay(.rectangle(w * 0.13, 0, w * 0.7, w * 0.14, corner: 12), item.colour("fill", .tape))
            canvas.fill(.rectangle(w * 0.02, 0, w * 0.16, w * 0.06, corner: 8), .ink)
            for index in 0..<4 {
                canvas.stroke(
                    [
                        Point(w * (0.25 + Double(index) * 0.05), -w * 0.04),
                        Point(w * (0.25 + Double(index) * 0.05), w * 0.04),
                    ], .named("brown"), width: 5)
            }
        },
        "ruler": { item, canvas in
            let (w, h) = (item.width, max(item.height, 70))
            canvas.lay(.rectangle(0, 0, w, h, corner: 5), item.colour("fill", .metal.lighter(0.4)))
            for mark in 0...Int(w / 20) {
                let x = -w / 2 + 10 + Double(mark) * 20
                guard x < w / 2 - 6 else { break }
                canvas.stroke(
                    [Point(x, -h / 2 + 3), Point(x, -h / 2 + h * (mark % 5 == 0 ? 0.42 : 0.24))], .ink, width: 3)
                if mark % 10 == 0, mark > 0 { canvas.write("\(mark / 5)", at: Point(x, h * 0.18), size: h * 0.24) }
            }
        },
        "pen": { item, canvas in
            let w = max(item.width, 160)
            let fill = item.colour("fill", .action)
            let t = w * 0.075
            canvas.lay(.polygon([Point(-w / 2, 0), Point(-w * 0.4, -t * 0.7), Point(-w * 0.4, t * 0.7)]), .metal)
            canvas.lay(.rectangle(w * 0.02, 0, w * 0.84, t * 1.5, corner: 10), fill)
            canvas.fill(.rectangle(w * 0.3, 0, w * 0.3, t * 1.56, corner: 10), fill.darker(0.25))
            canvas.fill(.rectangle(w * 0.3, -t * 0.85, w * 0.24, t * 0.3, corner: 4), .metal)
            canvas.fill(.rectangle(-w * 0.08, -t * 0.35, w * 0.4, t * 0.22, corner: 4), .white, opacity: 0.45)
        },
        "pencil": { item, canvas in
            let w = max(item.width, 160)
            let t = w * 0.05
            canvas.lay(.polygon([Point(-w / 2, 0), Point(-w * 0.38, -t), Point(-w * 0.38, t)]), .wood)
            canvas.fill(.polygon([Point(-w / 2, 0), Point(-w * 0.46, -t * 0.36), Point(-w * 0.46, t * 0.36)]), .ink)
            canvas.lay(.rectangle(w * 0.04, 0, w * 0.84, t * 2), item.colour("fill", .tape))
            canvas.fill(.rectangle(w * 0.42, 0, w * 0.08, t * 2), .metal)
            canvas.fill(.rectangle(w * 0.48, 0, w * 0.06, t * 1.9, corner: 8), .named("red").lighter(0.3))
        },
        "tape": { item, canvas in
            let d = max(item.width, 120)
            let ring = Path.arc(0, 0, d * 0.74, d * 0.74, from: 0, to: 360)
            canvas.shade(.line(ring, width: d * 0.26))
            canvas.stroke(ring, item.colour("fill", .tape), width: d * 0.26)
            canvas.outline(.circle(0, 0, d * 0.5), .named("brown"), width: 8)
            canvas.outline(.circle(0, 0, d * 0.76), item.colour("fill", .tape).darker(0.15), width: 3)
        },
        // A stuck piece of tape.
        "strip": { item, canvas in
            canvas.lay(.rectangle(0, 0, item.width, item.height, corner: 3), item.colour("fill", .tape))
            canvas.write(
                item.word(0), at: Point(0, 0), size: item.height * 0.45, item.colour("fill", .tape).writing,
                room: item.width * 0.9)
        },
        "glue": { item, canvas in
            let w = max(item.width, 80)
            canvas.lay(.rectangle(0, 0, w, w * 2.2, corner: 12), item.colour("fill", .named("teal")))
            canvas.fill(.rectangle(0, -w * 1.2, w * 0.8, w * 0.5, corner: 10), .named("sun"))
            canvas.fill(.rectangle(0, 0, w, w * 0.9), .white)
            canvas.write("COLLE", at: Point(0, 0), size: w * 0.2, .named("teal"), room: w * 0.84)
        },
        "stapler": { item, canvas in
            let w = max(item.width, 200)
            canvas.lay(.rectangle(0, w * 0.13, w, w * 0.08, corner: 10), .metal.darker(0.2))
            canvas.placed(at: Point(0, 0), turn: -6) {
                $0.lay(.rectangle(0, 0, w, w * 0.16, corner: 30), item.colour("fill", .named("red")))
            }
            canvas.fill(.circle(w * 0.42, w * 0.06, w * 0.06), .metal)
        },
        "punch": { item, canvas in
            let w = max(item.width, 160)
            canvas.lay(.rectangle(0, w * 0.2, w, w * 0.2, corner: 12), .named("night"))
            canvas.lay(
                .rectangle(0, -w * 0.05, w * 0.86, w * 0.3, corner: 26),
                item.colour("fill", .named("night").lighter(0.2)))
            for x in [-w * 0.25, w * 0.25] { canvas.fill(.circle(x, w * 0.2, w * 0.07), .ground) }
        },
        "velcro": { item, canvas in
            canvas.lay(.circle(0, 0, max(item.width, 40)), item.colour("fill", .named("night")))
            for ring in 1..<4 {
                canvas.outline(.circle(0, 0, max(item.width, 40) * (1 - Double(ring) * 0.26)), .metal, width: 3)
            }
        },
        "clip": { item, canvas in
            let s = max(item.width, 60) / 60
            canvas.stroke(
                Path.smooth(
                    [
                        Point(-14, 50), Point(-14, -40), Point(0, -58), Point(14, -40), Point(14, 58), Point(0, 74),
                        Point(-26, 58), Point(-26, -20),
                    ].map { Point($0.x * s, $0.y * s) }, closed: false), item.colour("fill", .soft), width: 7 * s)
        },
        "pin": { item, canvas in
            let d = max(item.width, 44)
            canvas.lay(.circle(0, 0, d), item.colour("fill", .named("red")))
            canvas.fill(.circle(-d * 0.14, -d * 0.14, d * 0.3), .white, opacity: 0.5)
        },
    ]
}
