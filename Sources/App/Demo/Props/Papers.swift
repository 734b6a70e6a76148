/// What is printed, written, folded or cut.
extension Prop {
    static let papers: [String: Draw] = [
        // head: a band of that colour behind the first words. rows: grey lines of text. tick: boxes before them.
        "sheet": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 4), item.colour("fill", .paper))
            let unit = min(w, h * 0.8)
            var y = -h / 2
            if !item.words.isEmpty {
                let band = unit * 0.2 * item.number("big", 1)
                if let head = item.options["head"].flatMap({ Colour.named[$0] }) {
                    canvas.fill(.rectangle(0, y + band / 2, w, band, corner: 4), head)
                    canvas.write(
                        item.word(0), at: Point(0, y + band / 2), size: band * 0.42, head.writing, room: w * 0.88)
                } else {
                    canvas.write(
                        item.word(0), at: Point(0, y + band * 0.6), size: band * 0.45, item.colour("ink", .ink),
                        room: w * 0.86)
                }
                y += band * 1.12
            }
            let size = unit * item.number("text", 0.055)
            for word in item.words.dropFirst() {
                y += size * 1.7
                canvas.write(
                    word, at: Point(-w * 0.41, y), size: size, item.colour("ink", .ink), align: .left, room: w * 0.82)
            }
            let rows = item.count("rows", 0)
            guard rows > 0 else { return }
            let step = (h / 2 - y - unit * 0.06) / Double(rows)
            for row in 0..<rows {
                let middle = y + step * (Double(row) + 0.6)
                let tick = item.options["tick"] != nil
                let left = -w * 0.41 + (tick ? step * 0.9 : 0)
                let share = [1.0, 0.86, 0.94, 0.62, 0.9, 0.74][row % 6]
                let right = left + (w * 0.41 - left) * share
                if tick {
                    let box = min(step * 0.5, 44)
                    canvas.outline(.rectangle(-w * 0.38, middle, box, box, corner: 3), .soft, width: 4)
                    if row < item.count("tick", 0) {
                        canvas.stroke(
                            [
                                Point(-w * 0.38 - box * 0.3, middle), Point(-w * 0.38 - box * 0.05, middle + box * 0.3),
                                Point(-w * 0.38 + box * 0.45, middle - box * 0.5),
                            ], .named("green"), width: 8)
                    }
                }
                canvas.stroke(
                    [Point(left, middle), Point(right, middle)], .line.darker(0.12), width: min(step * 0.34, 16))
            }
        },
        "note": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(
                .polygon([
                    Point(-w / 2, -h / 2), Point(w / 2, -h / 2), Point(w / 2, h * 0.36), Point(w * 0.36, h / 2),
                    Point(-w / 2, h / 2),
                ]), item.colour("fill", .named("sun")))
            canvas.fill(
                .polygon([Point(w / 2, h * 0.36), Point(w * 0.36, h / 2), Point(w * 0.34, h * 0.34)]),
                item.colour("fill", .named("sun")).darker(0.15))
            canvas.lines(item.words, width: w * 0.84, height: h * 0.8, size: item.number("size", 46))
        },
        // The left quarter is a stub; the two notches say where it tears.
        "ticket": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fill = item.colour("fill", .paper)
            let tear = -w * 0.24
            canvas.lay(.rectangle(0, 0, w, h, corner: h * 0.08), fill)
            canvas.fill(
                .rectangle(-w / 2 + (w / 2 + tear) / 2, 0, w / 2 + tear, h, corner: h * 0.08),
                item.colour("head", fill.darker(0.1)))
            canvas.dash(
                [Point(tear, -h * 0.42), Point(tear, h * 0.46)], .ink, width: max(3, h * 0.014), on: h * 0.05,
                off: h * 0.05)
            for y in [-h / 2, h / 2] { canvas.fill(.circle(tear, y, h * 0.1), .named("brown").lighter(0.45)) }
            let middle = tear + (w / 2 - tear) / 2
            let room = (w / 2 - tear) * 0.84
            let rest = item.words.count - 1
            canvas.write(
                item.word(0), at: Point(middle, rest > 0 ? -h * 0.17 : 0), size: h * 0.34, item.colour("ink", .ink),
                room: room)
            for (index, word) in item.words.dropFirst().enumerated() {
                canvas.write(
                    word, at: Point(middle, h * (0.16 + Double(index) * 0.16)), size: h * 0.09,
                    item.colour("ink", .ink), room: room)
            }
            let stub = item.colour("head", fill.darker(0.1))
            canvas.placed(at: Point(-w / 2 + (w / 2 + tear) / 2, 0), turn: -90) {
                $0.write(
                    item.options["stub"] ?? item.word(0), at: Point(0, 0), size: h * 0.1, stub.writing, room: h * 0.8)
            }
        },
        // A sheet of cells to be cut, numbered from `first` unless words are given for all.
        "plate": { item, canvas in
            let (w, h) = (item.width, item.height)
            let (columns, rows) = (item.count("cols", 2), item.count("rows", 5))
            canvas.lay(.rectangle(0, 0, w, h, corner: 4), item.colour("fill", .paper))
            let (cw, ch) = (w / Double(columns), h / Double(rows))
            let fills = item.colours("fills", [])
            for row in 0..<rows {
                for column in 0..<columns {
                    let index = row * columns + column
                    let (x, y) = (-w / 2 + (Double(column) + 0.5) * cw, -h / 2 + (Double(row) + 0.5) * ch)
                    if !fills.isEmpty {
                        canvas.fill(.rectangle(x, y, cw * 0.9, ch * 0.84, corner: 6), fills[index % fills.count])
                    }
                    let text =
                        item.words.isEmpty ? "\(item.count("first", 1) + index)" : item.words[index % item.words.count]
                    canvas.write(text, at: Point(x, y), size: min(ch * 0.36, cw * 0.3), .ink, room: cw * 0.72)
                }
            }
            guard item.options["uncut"] == nil else { return }
            for column in 1..<max(2, columns) where columns > 1 {
                let x = -w / 2 + Double(column) * cw
                canvas.dash([Point(x, -h / 2), Point(x, h / 2)], .soft, width: 4)
            }
            for row in 1..<max(2, rows) where rows > 1 {
                let y = -h / 2 + Double(row) * ch
                canvas.dash([Point(-w / 2, y), Point(w / 2, y)], .soft, width: 4)
            }
        },
        "envelope": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fill = item.colour("fill", .kraft.lighter(0.35))
            canvas.lay(.rectangle(0, 0, w, h, corner: 6), fill)
            canvas.stroke(
                [Point(-w / 2, -h / 2), Point(0, h * 0.06), Point(w / 2, -h / 2)], fill.darker(0.3), width: 5)
            canvas.write(item.word(0), at: Point(0, h * 0.28), size: h * 0.12, .ink, room: w * 0.8)
        },
        "folder": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fill = item.colour("fill", .named("sky"))
            canvas.lay(.rectangle(-w * 0.3, -h / 2, w * 0.36, h * 0.16, corner: 8), fill.darker(0.12))
            canvas.fill(.rectangle(0, -h * 0.03, w * 0.95, h * 0.9), .paper)
            canvas.lay(.rectangle(0, h * 0.02, w, h * 0.96, corner: 8), fill)
            canvas.lines(item.words, width: w * 0.8, height: h * 0.6, size: item.number("size", 54), fill.writing)
        },
        // folds: where it is to be folded, in hundredths of its width, parted by commas.
        "cardboard": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 3), item.colour("fill", .kraft))
            for x in stride(from: -w / 2 + 20, to: w / 2, by: 26) {
                canvas.stroke([Point(x, -h / 2 + 4), Point(x, h / 2 - 4)], .kraft.darker(0.3), width: 2, opacity: 0.13)
            }
            let folds = (item.options["folds"] ?? "").split(separator: ",").compactMap { Double($0) }
            for fold in folds {
                let x = -w / 2 + w * fold / 100
                canvas.dash([Point(x, -h / 2), Point(x, h / 2)], .named("brown"), width: 6)
            }
            for (index, word) in item.words.enumerated() {
                let edges = [0] + folds + [100]
                guard index + 1 < edges.count else { break }
                let x = -w / 2 + w * (edges[index] + edges[index + 1]) / 200
                canvas.write(
                    word, at: Point(x, 0), size: item.number("size", 44), .named("brown").darker(0.3),
                    room: w * (edges[index + 1] - edges[index]) / 100 * 0.8)
            }
        },
        "label": { item, canvas in
            let fill = item.colour("fill", .white)
            canvas.lay(.rectangle(0, 0, item.width, item.height, corner: 10), fill)
            canvas.lines(
                item.words, width: item.width * 0.9, height: item.height * 0.8,
                size: item.number("size", item.height * 0.4), fill.writing)
        },
        "tag": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fill = item.colour("fill", .kraft.lighter(0.3))
            canvas.stroke(
                Path.smooth(
                    [
                        Point(-w * 0.42, 0), Point(-w * 0.6, -h * 0.4), Point(-w * 0.72, h * 0.1),
                        Point(-w * 0.86, -h * 0.5),
                    ], closed: false), .named("brown"), width: 6)
            canvas.lay(
                .polygon([
                    Point(-w / 2, -h * 0.18), Point(-w * 0.36, -h / 2), Point(w / 2, -h / 2), Point(w / 2, h / 2),
                    Point(-w * 0.36, h / 2), Point(-w / 2, h * 0.18),
                ]), fill)
            canvas.fill(.circle(-w * 0.4, 0, h * 0.16), .named("brown"))
            canvas.fill(.circle(-w * 0.4, 0, h * 0.09), .ground)
            canvas.placed(at: Point(w * 0.08, 0)) {
                $0.lines(item.words, width: w * 0.72, height: h * 0.8, size: item.number("size", h * 0.3))
            }
        },
        "roll": { item, canvas in
            let (d, fill) = (item.width, item.colour("fill", .paper))
            canvas.lay(
                .polygon([Point(0, d * 0.28), Point(d * 1.5, d * 0.28), Point(d * 1.5, d / 2), Point(0, d / 2)]), fill)
            for mark in 0..<4 {
                let x = d * (0.5 + Double(mark) * 0.26)
                canvas.dash([Point(x, d * 0.28), Point(x, d / 2)], .soft, width: 3, on: 8, off: 7)
                canvas.write("\(item.count("first", 41) + mark)", at: Point(x + d * 0.13, d * 0.39), size: d * 0.1)
            }
            canvas.lay(.circle(0, 0, d), fill)
            for ring in 1..<6 {
                canvas.outline(.circle(0, 0, d * (1 - Double(ring) * 0.11)), fill.darker(0.14), width: 3)
            }
            canvas.fill(.circle(0, 0, d * 0.3), .kraft)
            canvas.fill(.circle(0, 0, d * 0.22), .named("brown").darker(0.3))
        },
    ]
}

extension Canvas {
    /// Words under each other, around the centre.
    mutating func lines(_ words: [String], width: Double, height: Double, size: Double, _ colour: Colour = .ink) {
        guard !words.isEmpty else { return }
        let size = min(size, height / Double(words.count) / 1.5)
        for (index, word) in words.enumerated() {
            let y = (Double(index) - Double(words.count - 1) / 2) * size * 1.75
            write(word, at: Point(0, y), size: size, colour, room: width)
        }
    }
}
