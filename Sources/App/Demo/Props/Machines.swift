/// What stands on a desk and runs on a plug or a battery.
extension Prop {
    static let machines: [String: Draw] = [
        // Words: on the sheet that comes out.
        "printer": { item, canvas in
            let (w, h) = (item.width, item.height)
            let body = item.colour("fill", Colour(0xe7e5e0))
            canvas.lay(.rectangle(0, -h * 0.42, w * 0.6, h * 0.4), .paper)
            canvas.lay(.rectangle(0, 0, w, h * 0.56, corner: 26), body)
            canvas.fill(.rectangle(0, h * 0.1, w * 0.8, h * 0.08, corner: 8), .ink)
            canvas.fill(.circle(w * 0.4, -h * 0.14, 26), .named("green"))
            canvas.fill(.rectangle(w * 0.24, -h * 0.14, w * 0.16, h * 0.1, corner: 6), .named("night"))
            canvas.lay(
                .polygon([
                    Point(-w * 0.32, h * 0.11), Point(w * 0.32, h * 0.11), Point(w * 0.38, h * 0.52),
                    Point(-w * 0.38, h * 0.52),
                ]), item.colour("paper", .paper))
            canvas.placed(at: Point(0, h * 0.32)) {
                $0.lines(item.words, width: w * 0.58, height: h * 0.3, size: item.number("size", 40))
            }
        },
        "laminator": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, -h * 0.1, w, h * 0.5, corner: 34), item.colour("fill", .named("night")))
            canvas.fill(.rectangle(0, 0, w * 0.84, h * 0.06, corner: 6), .ink)
            canvas.fill(.circle(w * 0.4, -h * 0.2, 30), .named("green").lighter(0.3))
            canvas.write("80 °C", at: Point(w * 0.25, -h * 0.2), size: 30, .white)
            let film = Path.rectangle(0, h * 0.26, w * 0.68, h * 0.5, corner: 14)
            canvas.lay(film, item.colour("paper", .named("sky")))
            canvas.outline(.rectangle(0, h * 0.26, w * 0.64, h * 0.44, corner: 10), .white, width: 8)
            canvas.placed(at: Point(0, h * 0.28)) {
                $0.lines(item.words, width: w * 0.56, height: h * 0.34, size: item.number("size", 44))
            }
        },
        "guillotine": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 14), .metal.lighter(0.35))
            for x in stride(from: -w / 2 + 50, to: w / 2, by: 60) {
                canvas.stroke([Point(x, -h / 2 + 10), Point(x, h / 2 - 10)], .metal, width: 3)
            }
            canvas.fill(.rectangle(0, -h / 2 + 22, w, 40, corner: 8), .soft)
            canvas.lay(.line([Point(w * 0.42, h * 0.5), Point(w * 0.42, -h * 0.42)], width: 26), .soft)
            canvas.lay(
                .line([Point(w * 0.42, -h * 0.5), Point(w * 0.42, -h * 0.74)], width: 44),
                item.colour("fill", .named("red")))
        },
        "phone": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 34), .named("night"))
            canvas.fill(.rectangle(0, 0, w - 28, h - 70, corner: 8), item.colour("fill", .named("sky")))
            canvas.lines(item.words, width: w * 0.78, height: h * 0.5, size: item.number("size", 36))
        },
        "clicker": { item, canvas in
            let d = max(item.width, 200)
            canvas.lay(.rectangle(0, -d * 0.56, d * 0.22, d * 0.24, corner: 12), .metal.darker(0.2))
            canvas.lay(.circle(0, 0, d), .metal)
            canvas.outline(.circle(0, 0, d * 0.9), .white, width: 10)
            canvas.fill(.rectangle(0, 0, d * 0.66, d * 0.3, corner: 10), .ink)
            canvas.write(item.word(0), at: Point(0, 0), size: d * 0.18, .white, room: d * 0.58)
        },
        "clock": { item, canvas in
            let d = max(item.width, 160)
            canvas.lay(.circle(0, 0, d), .white)
            canvas.outline(.circle(0, 0, d * 0.96), item.colour("fill", .ink), width: d * 0.05)
            for hour in 0..<12 {
                let marks = Path.arc(0, 0, d * 0.76, d * 0.76, from: Double(hour) * 30, to: Double(hour) * 30 + 1)
                canvas.fill(.circle(marks[0].x, marks[0].y, d * 0.04), .ink)
            }
            let time = item.number("time", 9)
            for (share, length, width) in [
                (time / 12, 0.42, 0.05), (time.truncatingRemainder(dividingBy: 1), 0.64, 0.035),
            ] {
                let end = Path.arc(0, 0, d * length, d * length, from: share * 360 - 90, to: share * 360 - 89)[0]
                canvas.stroke([Point(0, 0), end], .ink, width: d * width)
            }
            canvas.fill(.circle(0, 0, d * 0.07), .named("red"))
        },
        "calendar": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 12), .white)
            canvas.fill(.rectangle(0, -h * 0.36, w, h * 0.28, corner: 12), item.colour("fill", .named("red")))
            canvas.write(item.word(0), at: Point(0, -h * 0.35), size: h * 0.12, .white, room: w * 0.8)
            canvas.write(item.word(1), at: Point(0, h * 0.14), size: h * 0.34, .ink, room: w * 0.8)
            for x in [-w * 0.25, w * 0.25] {
                canvas.stroke([Point(x, -h * 0.56), Point(x, -h * 0.44)], .soft, width: 14)
            }
        },
        "key": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 18), .metal)
            canvas.fill(.rectangle(0, -6, w - 22, h - 26, corner: 14), .white)
            canvas.write(item.word(0), at: Point(0, -6), size: h * 0.28, .ink, room: w * 0.7)
        },
    ]
}
