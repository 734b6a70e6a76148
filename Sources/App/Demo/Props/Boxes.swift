/// What things are put into.
extension Prop {
    static let boxes: [String: Draw] = [
        // slot: an opening to drop things into.
        "box": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fill = item.colour("fill", .kraft)
            canvas.lay(
                .polygon([
                    Point(-w / 2, -h * 0.4), Point(-w * 0.4, -h / 2), Point(w * 0.4, -h / 2), Point(w / 2, -h * 0.4),
                ]), fill.darker(0.14))
            canvas.lay(.rectangle(0, h * 0.05, w, h * 0.9, corner: 6), fill)
            if item.options["slot"] != nil {
                canvas.fill(.rectangle(0, -h * 0.22, w * 0.6, h * 0.05, corner: 8), .ink)
            }
            guard !item.words.isEmpty else { return }
            canvas.fill(.rectangle(0, h * 0.14, w * 0.76, h * 0.36, corner: 8), .paper)
            canvas.placed(at: Point(0, h * 0.14)) {
                $0.lines(item.words, width: w * 0.68, height: h * 0.32, size: item.number("size", h * 0.1))
            }
        },
        // A box seen from above, with a card standing up for each word.
        "bin": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fills = item.colours(
                "fills", [.named("sky"), .named("mint"), .named("sun"), .named("rose"), .named("lilac")])
            let count = max(1, item.words.count)
            let step = h * 0.5 / Double(count)
            canvas.lay(.rectangle(0, 0, w, h * 0.9, corner: 12), item.colour("fill", .kraft).darker(0.25))
            for (index, word) in item.words.enumerated() {
                let y = -h * 0.42 + Double(index) * step
                canvas.lay(.rectangle(0, y + h * 0.22, w * 0.88, h * 0.46, corner: 8), .paper)
                let tab = w * 0.88 / Double(count) * 1.1
                let x = -w * 0.44 + tab / 2 + Double(index) * (w * 0.88 - tab) / Double(max(1, count - 1))
                canvas.lay(.rectangle(x, y + h * 0.01, tab, h * 0.12, corner: 8), fills[index % fills.count])
                canvas.fill(.rectangle(0, y + h * 0.24, w * 0.88, h * 0.4), fills[index % fills.count])
                canvas.write(word, at: Point(x, y), size: h * 0.035, .ink, room: tab * 0.86)
            }
            canvas.lay(.rectangle(0, h * 0.33, w, h * 0.3, corner: 10), item.colour("fill", .kraft))
            if let label = item.options["label"] {
                canvas.write(
                    label.replacing("_", with: " "), at: Point(0, h * 0.34), size: h * 0.07,
                    .named("brown").darker(0.4), room: w * 0.8)
            }
        },
        // Letter trays on top of each other, one for each word.
        "trays": { item, canvas in
            let (w, h) = (item.width, item.height)
            let count = max(1, item.words.count)
            let high = h / Double(count)
            let fills = item.colours("fills", [.named("teal"), .named("orange"), .named("violet")])
            for (index, word) in item.words.enumerated() {
                let y = -h / 2 + (Double(index) + 0.5) * high
                let fill = fills[index % fills.count]
                canvas.fill(.rectangle(0, y, w * 0.96, high * 0.9, corner: 8), fill.darker(0.5))
                canvas.fill(.rectangle(0, y + high * 0.02, w * 0.86, high * 0.2), .paper)
                canvas.fill(.rectangle(10, y - high * 0.06, w * 0.82, high * 0.05), .line)
                canvas.lay(.rectangle(0, y + high * 0.28, w, high * 0.4, corner: 10), fill)
                canvas.write(word, at: Point(0, y + high * 0.28), size: high * 0.15, fill.writing, room: w * 0.86)
            }
        },
        "cup": { item, canvas in
            let (w, h) = (item.width, item.height)
            let fills = item.colours("fills", [.action, .named("red"), .ink])
            for (index, fill) in fills.enumerated() {
                let x = (Double(index) - Double(fills.count - 1) / 2) * w * 0.8 / Double(max(1, fills.count))
                canvas.placed(at: Point(x, -h * 0.4), turn: Double(index - fills.count / 2) * 7) {
                    $0.lay(.rectangle(0, 0, w * 0.1, h * 0.8, corner: 8), fill)
                    $0.fill(.rectangle(0, -h * 0.3, w * 0.1, h * 0.2, corner: 8), fill.darker(0.3))
                }
            }
            canvas.lay(
                .polygon([
                    Point(-w / 2, -h * 0.3), Point(w / 2, -h * 0.3), Point(w * 0.42, h / 2), Point(-w * 0.42, h / 2),
                ]), item.colour("fill", .named("mint")))
            canvas.placed(at: Point(0, h * 0.12)) {
                $0.lines(item.words, width: w * 0.74, height: h * 0.5, size: h * 0.1)
            }
        },
        "pocket": { item, canvas in
            let (w, h) = (item.width, item.height)
            canvas.lay(.rectangle(0, 0, w, h, corner: 12), item.colour("fill", .named("sky")).lighter(0.5))
            canvas.outline(.rectangle(0, 0, w, h, corner: 12), .soft, width: 5)
            canvas.fill(
                .polygon([Point(-w * 0.4, -h * 0.46), Point(-w * 0.2, -h * 0.46), Point(-w * 0.4, h * 0.1)]), .white,
                opacity: 0.7)
            canvas.lines(item.words, width: w * 0.8, height: h * 0.8, size: item.number("size", 44))
        },
    ]
}
