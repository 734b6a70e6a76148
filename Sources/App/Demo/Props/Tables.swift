/// Tables and the screens they are on.
extension Prop {
    static let tables: [String: Draw] = [
        // Words are cells, row after row, `cols` in each; the first row is the head. marks: `row.column.colour`, from 1.
        "table": { item, canvas in
            let (w, h) = (item.width, item.height)
            let columns = item.count("cols", 3)
            let filled = (item.words.count + columns - 1) / columns
            let rows = max(item.count("rows", filled), filled)
            let (cw, ch) = (w / Double(columns), h / Double(rows))
            let head = item.colour("head", .named("leaf"))
            canvas.lay(.rectangle(0, 0, w, h), .white)
            canvas.fill(.rectangle(0, -h / 2 + ch / 2, w, ch), head)
            for mark in (item.options["marks"] ?? "").split(separator: ",") {
                let parts = mark.split(separator: ".").map(String.init)
                guard parts.count == 3, let row = Double(parts[0]), let column = Double(parts[1]) else { continue }
                let all = column == 0
                let x = all ? 0 : -w / 2 + (column - 0.5) * cw
                canvas.fill(.rectangle(x, -h / 2 + (row - 0.5) * ch, all ? w : cw, ch), .named(parts[2]))
            }
            for (index, word) in item.words.enumerated() where word != "-" {
                let (row, column) = (index / columns, index % columns)
                let at = Point(-w / 2 + (Double(column) + 0.5) * cw, -h / 2 + (Double(row) + 0.5) * ch)
                canvas.write(word, at: at, size: min(ch * 0.36, 40), row == 0 ? head.writing : .ink, room: cw * 0.86)
            }
            for row in 0...rows {
                let y = -h / 2 + Double(row) * ch
                canvas.stroke([Point(-w / 2, y), Point(w / 2, y)], .soft, width: 3, opacity: 0.6)
            }
            for column in 0...columns {
                let x = -w / 2 + Double(column) * cw
                canvas.stroke([Point(x, -h / 2), Point(x, h / 2)], .soft, width: 3, opacity: 0.6)
            }
        },
        "screen": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(
                .polygon([
                    Point(-w * 0.08, h / 2), Point(w * 0.08, h / 2), Point(w * 0.11, h * 0.66),
                    Point(-w * 0.11, h * 0.66),
                ]), .metal)
            canvas.lay(.rectangle(0, h * 0.67, w * 0.36, h * 0.04, corner: 12), .metal.darker(0.15))
            canvas.lay(.rectangle(0, 0, w, h, corner: 22), .named("night"))
            canvas.fill(.rectangle(0, 0, w - 44, h - 44, corner: 6), .ground)
            canvas.fill(.rectangle(0, -h / 2 + 50, w - 44, 56), item.colour("head", .named("leaf")))
            canvas.write(
                item.word(0), at: Point(-w / 2 + 56, -h / 2 + 50), size: 26, .white, align: .left, room: w * 0.7)
            for dot in 0..<3 {
                canvas.fill(.circle(w / 2 - 60 - Double(dot) * 36, -h / 2 + 50, 18), .white, opacity: 0.8)
            }
        },
        "formula": { item, canvas in
            canvas.lay(.rectangle(0, 0, item.width, item.height, corner: 8), .white)
            canvas.outline(.rectangle(0, 0, item.width, item.height, corner: 8), .named("leaf"), width: 6)
            canvas.write("FX", at: Point(-item.width / 2 + 60, 0), size: item.height * 0.34, .named("leaf"))
            canvas.write(
                item.word(0), at: Point(-item.width / 2 + 120, 0), size: item.height * 0.36, .ink, align: .left,
                room: item.width - 160)
        },
        "menu": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 10), .white)
            let step = h / Double(max(1, item.words.count))
            for (index, word) in item.words.enumerated() {
                let y = -h / 2 + (Double(index) + 0.5) * step
                let chosen = index + 1 == item.count("chosen", 0)
                if chosen { canvas.fill(.rectangle(0, y, w - 12, step - 8, corner: 8), .action) }
                canvas.write(
                    word, at: Point(-w * 0.43, y), size: min(step * 0.36, 40), chosen ? .white : .ink, align: .left,
                    room: w * 0.86)
            }
        },
        "bars": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 6), .white)
            let values = item.words.compactMap { Double($0.split(separator: "=").last ?? "") }
            let step = w * 0.86 / Double(max(1, values.count))
            let most = values.max() ?? 1
            for (index, value) in values.enumerated() {
                let x = -w * 0.43 + (Double(index) + 0.5) * step
                let tall = h * 0.66 * value / most
                canvas.fill(
                    .rectangle(x, h * 0.36 - tall / 2, step * 0.62, tall, corner: 6),
                    value == most ? .named("orange") : item.colour("fill", .named("teal")))
                canvas.write(
                    String(item.words[index].split(separator: "=").first ?? ""), at: Point(x, h * 0.43), size: h * 0.05,
                    .ink, room: step * 0.9)
            }
            canvas.stroke([Point(-w * 0.45, h * 0.365), Point(w * 0.45, h * 0.365)], .ink, width: 5)
        },
    ]
}
