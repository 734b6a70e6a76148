/// Reads the paragraphs of a text document's content.
final class OpenDocumentText: XMLListener {
    private let watch: ProseWatch
    /// The paragraphs that are open: a frame or a note in one holds others.
    private var paragraphs: [[UInt8]] = []
    /// Inside what was deleted, which is kept beside the text.
    private var hidden = 0

    init(_ watch: ProseWatch) {
        self.watch = watch
        watch.open(part: "")
    }

    func start(_ tag: Tag) {
        switch tag.name {
        case "tracked-changes": hidden += 1
        case _ where hidden > 0: break
        case "p", "h": paragraphs.append([])
        case "s": add(min(tag["c"]?.number ?? 1, 100))
        case "tab", "line-break": add(1)
        case "table": watch.beginTable()
        case "table-row": watch.beginRow()
        case "table-cell", "covered-table-cell": watch.beginCell()
        default: break
        }
    }

    private func add(_ blanks: Int) {
        guard let last = paragraphs.indices.last else { return }
        paragraphs[last] += [UInt8](repeating: 0x20, count: blanks)
    }

    func text(_ text: Lent) {
        guard hidden == 0, let last = paragraphs.indices.last, paragraphs[last].count < ProseWatch.longest else {
            return
        }
        paragraphs[last].append(contentsOf: text.bytes)
    }

    func end(_ name: Name) {
        switch name {
        case "tracked-changes": hidden -= 1
        case _ where hidden > 0: break
        case "p", "h": paragraphs.popLast()?.lent { watch.paragraph($0) }
        case "table": watch.endTable()
        default: break
        }
    }
}

/// The size of the first page of a text document, from its styles.
final class PageLayout: XMLListener {
    private var sizes: [String: (width: Int, height: Int)] = [:]
    private var layout: String?
    private var layoutOfFirst: String?

    func start(_ tag: Tag) {
        switch tag.name {
        case "page-layout": layout = tag["name"]?.string
        case "page-layout-properties":
            guard let layout, let width = Self.millimetres(tag["page-width"]),
                let height = Self.millimetres(tag["page-height"])
            else { return }
            sizes[layout] = (width, height)
        case "master-page":
            if layoutOfFirst == nil || tag["name"] == "Standard" { layoutOfFirst = tag["page-layout-name"]?.string }
        default: break
        }
    }

    var size: (width: Int, height: Int)? { layoutOfFirst.flatMap { sizes[$0] } }

    private static func millimetres(_ length: Lent?) -> Int? {
        guard let text = length?.string, let figure = Double(text.prefix { "0123456789.".contains($0) }) else {
            return nil
        }
        let units = ["cm": 10, "mm": 1, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6]
        guard let unit = units[String(text.suffix(2))], figure < 100_000 else { return nil }
        return Int((figure * unit).rounded())
    }
}
