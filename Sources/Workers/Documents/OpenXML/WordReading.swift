/// Reads all texts of a docx document.
struct WordReading {
    let document: OpenXMLDocument

    init(_ document: OpenXMLDocument) { self.document = document }

    func run() {
        let report = document.package.report
        let watch = ProseWatch(report)
        read(document.main, as: "", watch)
        for type in ["header", "footer", "footnotes", "endnotes", "comments"] {
            for part in document.targets(of: document.main, type) { read(part, as: Self.label(part), watch) }
        }
        watch.finish()
    }

    private func read(_ part: String, as label: String, _ watch: ProseWatch) {
        guard let entry = document.package.entry(part) else { return }
        watch.open(part: label)
        let text = WordText(watch)
        document.package.read(entry, to: Chorus([LinkWatch(document.package.report, entry: entry.name), text]))
        if label.isEmpty { document.package.report.facts.pageSize = text.pageSize }
    }

    /// « header1 » of `word/header1.xml`.
    private static func label(_ part: String) -> String {
        String((part.split(separator: "/").last ?? "").prefix { $0 != "." })
    }
}

/// Reads the paragraphs of one part of a Word document.
final class WordText: XMLListener {
    private let watch: ProseWatch
    /// The paragraphs that are open: a text box in one holds others.
    private var paragraphs: [[UInt8]] = []
    private var isText = false
    /// Inside what older programs see instead: the same text again.
    private var fallbacks = 0
    /// Millimetres, of the first section.
    private(set) var pageSize: (width: Int, height: Int)?

    init(_ watch: ProseWatch) { self.watch = watch }

    func start(_ tag: Tag) {
        isText = false
        switch tag.name {
        case "Fallback": fallbacks += 1
        case _ where fallbacks > 0: break
        case "t": isText = true
        case "p": paragraphs.append([])
        case "tab", "br", "cr", "noBreakHyphen": add(tag.name == "noBreakHyphen" ? 0x2d : 0x20)
        case "tbl": watch.beginTable()
        case "tr": watch.beginRow()
        case "tc": watch.beginCell()
        case "pgSz": readSize(tag)
        default: break
        }
    }

    private func add(_ byte: UInt8) {
        if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].append(byte) }
    }

    func text(_ text: Lent) {
        guard isText, let last = paragraphs.indices.last, paragraphs[last].count < ProseWatch.longest else { return }
        paragraphs[last].append(contentsOf: text.bytes)
    }

    func end(_ name: Name) {
        isText = false
        switch name {
        case "Fallback": fallbacks -= 1
        case _ where fallbacks > 0: break
        case "p": paragraphs.popLast()?.lent { watch.paragraph($0) }
        case "tbl": watch.endTable()
        default: break
        }
    }

    /// Twentieths of a point.
    private func readSize(_ tag: Tag) {
        guard pageSize == nil, let width = tag["w"]?.number, let height = tag["h"]?.number else { return }
        func millimetres(_ twips: Int) -> Int { (min(twips, 100_000) * 254 + 7200) / 14_400 }
        pageSize = (millimetres(width), millimetres(height))
    }
}
