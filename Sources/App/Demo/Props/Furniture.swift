/// What stands, hangs or opens.
extension Prop {
    static let furniture: [String: Draw] = [
        // A leaflet stand: cols x rows pockets; words name the columns; fills colour the cards, column by column.
        "stand": { item, canvas in
            let (w, h) = (item.width, item.height)
            let (columns, rows) = (item.count("cols", 4), item.count("rows", 3))
            let wood = item.colour("fill", .wood)
            canvas.lay(.rectangle(0, 0, w, h, corner: 10), wood.darker(0.12))
            let top = item.words.isEmpty ? 20.0 : h * 0.11
            let (cw, ch) = ((w - 30) / Double(columns), (h - top - 24) / Double(rows))
            let fills = item.colours("fills", [.named("sky"), .named("mint"), .named("sun"), .named("rose")])
            for column in 0..<columns {
                let x = -w / 2 + 15 + (Double(column) + 0.5) * cw
                let fill = item.options["mixed"] == nil ? fills[column % fills.count] : .paper
                if !item.words.isEmpty {
                    canvas.lay(.rectangle(x, -h / 2 + top * 0.55, cw * 0.9, top * 0.74, corner: 8), fill.darker(0.04))
                    canvas.write(
                        item.word(column), at: Point(x, -h / 2 + top * 0.55), size: top * 0.28, .ink, room: cw * 0.8)
                }
                for row in 0..<rows {
                    let y = -h / 2 + top + (Double(row) + 0.5) * ch
                    let card =
                        item.options["mixed"] == nil ? fill : fills[(row * 5 + column * 3 + row * column) % fills.count]
                    let empty = item.options["mixed"] != nil && (row * 7 + column * 4) % 5 == 0
                    canvas.fill(.rectangle(x, y, cw * 0.92, ch * 0.94, corner: 6), wood.darker(0.32))
                    let lean = item.options["mixed"] == nil ? 0.0 : Double((row * 3 + column * 5) % 5) * 3 - 6
                    if !empty {
                        canvas.placed(at: Point(x, y - ch * 0.06), turn: lean) {
                            $0.lay(.rectangle(0, 0, cw * 0.72, ch * 0.74, corner: 4), card)
                            $0.fill(.rectangle(0, -ch * 0.24, cw * 0.72, ch * 0.14), card.darker(0.35))
                            for line in 0..<2 {
                                $0.stroke(
                                    [
                                        Point(-cw * 0.26, -ch * 0.06 + Double(line) * ch * 0.11),
                                        Point(cw * 0.2, -ch * 0.06 + Double(line) * ch * 0.11),
                                    ], card.darker(0.2), width: 6)
                            }
                        }
                    }
                    canvas.lay(.rectangle(x, y + ch * 0.33, cw * 0.92, ch * 0.28, corner: 6), wood)
                }
            }
        },
        "counter": { item, canvas in
            let (w, h) = (item.width, item.height)
            let wood = item.colour("fill", .wood)
            canvas.lay(.rectangle(0, h * 0.05, w * 0.96, h * 0.9), wood)
            for x in stride(from: -w * 0.4, through: w * 0.41, by: w * 0.2) {
                canvas.stroke([Point(x, -h * 0.3), Point(x, h * 0.45)], wood.darker(0.25), width: 4, opacity: 0.6)
            }
            canvas.lay(.rectangle(0, -h * 0.42, w, h * 0.14, corner: 8), wood.darker(0.25))
            if !item.words.isEmpty {
                canvas.lay(.rectangle(0, h * 0.08, w * 0.5, h * 0.3, corner: 10), .ground)
                canvas.placed(at: Point(0, h * 0.08)) {
                    $0.lines(item.words, width: w * 0.44, height: h * 0.26, size: h * 0.14)
                }
            }
        },
        "door": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.fill(.rectangle(0, 0, w + 50, h + 26, corner: 6), Colour(0xfffaf0))
            canvas.lay(.rectangle(0, 0, w, h, corner: 4), item.colour("fill", .named("teal").lighter(0.25)))
            for y in [-h * 0.24, h * 0.22] {
                canvas.outline(.rectangle(0, y, w * 0.72, h * 0.36, corner: 6), .ink.lighter(0.4), width: 4)
            }
            canvas.lay(.rectangle(w * 0.38, h * 0.02, w * 0.1, 22, corner: 10), .tape)
        },
        "frame": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 8), item.colour("fill", .named("brown")))
            canvas.fill(.rectangle(0, 0, w - 40, h - 40), item.colour("paper", .paper))
            canvas.lines(item.words, width: w * 0.8, height: h * 0.8, size: item.number("size", 60))
        },
        // A cardboard foot behind a sheet, seen from the side.
        "holder": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(
                .polygon([Point(-w * 0.1, -h / 2), Point(w / 2, h / 2), Point(-w / 2, h / 2)]), .kraft.darker(0.12))
            canvas.fill(
                .polygon([Point(-w * 0.08, -h * 0.3), Point(w * 0.3, h * 0.42), Point(-w * 0.36, h * 0.42)]), .ground)
            canvas.lay(.line([Point(-w * 0.1, -h / 2), Point(-w / 2, h / 2)], width: 26), item.colour("fill", .kraft))
            canvas.lay(.line([Point(-w / 2, h / 2), Point(w / 2, h / 2)], width: 26), .kraft)
            canvas.lay(.line([Point(-w / 2, h / 2), Point(-w / 2 - 14, h / 2 - 70)], width: 22), .kraft)
        },
        "shelf": { item, canvas in
            let (w, h) = (item.width, item.height)
            let boards = item.count("rows", 3)
            canvas.lay(.rectangle(0, 0, w, h, corner: 6), item.colour("fill", .wood).darker(0.15))
            for row in 0..<boards {
                let high = h / Double(boards)
                let y = -h / 2 + (Double(row) + 0.5) * high
                canvas.fill(.rectangle(0, y, w - 44, high - 34), Colour(0xf6ecd8))
                if row < item.words.count {
                    canvas.lay(.rectangle(0, y + high / 2 - 30, w * 0.5, 46, corner: 6), .white)
                    canvas.write(item.word(row), at: Point(0, y + high / 2 - 30), size: 24, .ink, room: w * 0.46)
                }
            }
        },
    ]
}
