/// What things lie on or hang from; they fill the picture.
extension Prop {
    static let grounds: [String: Draw] = [
        "board": { _, canvas in
            canvas.fillAll(Colour(0xe3c79c))
            for y in stride(from: -560.0, through: 560, by: 80) {
                for x in stride(from: -760.0, through: 760, by: 80) {
                    canvas.fill(.circle(x, y, 15), Colour(0x9a7648))
                    canvas.fill(.circle(x + 1, y + 2, 11), Colour(0x7a5a34))
                }
            }
        },
        "desk": { item, canvas in
            let wood = item.colour("fill", Colour(0xe6c9a0))
            canvas.fillAll(wood)
            let tones = [0.0, 0.03, 0.015, 0.045, 0.01, 0.035]
            for (index, tone) in tones.enumerated() {
                let y = -500 + Double(index) * 200
                canvas.fill(.rectangle(0, y, 1600, 200), wood.mixed(with: .named("brown"), tone * 3))
                canvas.stroke([Point(-800, y - 100), Point(800, y - 100)], wood.darker(0.3), width: 3, opacity: 0.5)
                for vein in 0..<3 {
                    let high = y - 60 + Double(vein) * 55
                    let bend = Double((index * 7 + vein * 5) % 9) * 6 - 24
                    let points = Path.smooth(
                        [Point(-800, high), Point(-250, high + bend), Point(300, high - bend), Point(800, high + 8)],
                        closed: false)
                    canvas.stroke(points, wood.darker(0.3), width: 2, opacity: 0.22)
                }
            }
        },
        "wall": { item, canvas in
            canvas.fillAll(item.colour("fill", Colour(0xf2ead9)))
            let floor = item.number("floor", 1010) - 600
            canvas.fill(.rectangle(0, (floor + 600) / 2, 1600, 600 - floor), item.colour("ground", Colour(0xcdb793)))
            canvas.fill(.rectangle(0, floor - 11, 1600, 26), Colour(0xfffaf0))
            canvas.stroke([Point(-800, floor + 3), Point(800, floor + 3)], .ink, width: 3, opacity: 0.25)
        },
        "mat": { _, canvas in
            let mat = Colour(0x3f7f78)
            canvas.fillAll(Colour(0xe6c9a0))
            canvas.lay(.rectangle(0, 0, 1500, 1100, corner: 26), mat)
            for x in stride(from: -700.0, through: 700, by: 100) {
                canvas.stroke([Point(x, -500), Point(x, 500)], mat.lighter(0.5), width: 2, opacity: 0.55)
            }
            for y in stride(from: -500.0, through: 500, by: 100) {
                canvas.stroke([Point(-700, y), Point(700, y)], mat.lighter(0.5), width: 2, opacity: 0.55)
            }
        },
        "card": { item, canvas in
            canvas.fillAll(item.colour("fill", Colour(0xfdf8ea)))
            canvas.stroke([Point(-800, -430), Point(800, -430)], Colour(0xd88a80), width: 5)
            for y in stride(from: -350.0, through: 560, by: 80) {
                canvas.stroke([Point(-800, y), Point(800, y)], Colour(0xc3d3e6), width: 3)
            }
        },
        "plain": { item, canvas in canvas.fillAll(item.colour("fill", .ground)) },
    ]
}

extension Canvas {
    fileprivate mutating func fillAll(_ colour: Colour) { fill(.rectangle(0, 0, 1600, 1200), colour) }
}

extension Colour {
    static func named(_ name: String) -> Colour { named[name] ?? .ink }
}
