/// Reads an xlsx workbook: which sheets there are, then each of them.
final class WorkbookReader {
    private let archive: Archive

    init(_ archive: Archive) { self.archive = archive }

    func read() -> Book? {
        guard case .bytes(let workbook) = archive.part("xl/workbook.xml") else { return nil }
        let sheets = Attributes("sheet", ["name", "id"])
        XMLReader.read(workbook, to: sheets)
        let relations = Attributes("Relationship", ["Id", "Target"])
        if case .bytes(let part) = archive.part("xl/_rels/workbook.xml.rels") { XMLReader.read(part, to: relations) }
        let targets = Dictionary(relations.found.map { ($0[0], $0[1]) }) { first, _ in first }
        let strings = SharedStrings()
        if case .bytes(let part) = archive.part("xl/sharedStrings.xml") { XMLReader.read(part, to: strings) }
        var builder = BookBuilder()
        for sheet in sheets.found.prefix(100) {
            builder.open(sheet[0])
            guard let target = targets[sheet[1]] else { continue }
            switch archive.part(Self.path(target)) {
            case .bytes(let part):
                let reader = WorksheetReader(strings.texts, builder)
                XMLReader.read(part, to: reader)
                builder = reader.builder
            case .tooLarge: builder.cut()
            case .missing: break
            }
        }
        return builder.book
    }

    private static func path(_ target: String) -> String {
        target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
}

/// Collects attributes of all elements of one name.
private final class Attributes: XMLListener {
    private let element: StaticString
    private let names: [StaticString]
    private(set) var found: [[String]] = []

    init(_ element: StaticString, _ names: [StaticString]) {
        self.element = element
        self.names = names
    }

    func start(_ tag: Tag) {
        if tag.isNamed(element), found.count < 1000 { found.append(names.map { tag[$0] ?? "" }) }
    }

    func end(_ isNamed: (StaticString) -> Bool) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells refer to by number, each cut short.
private final class SharedStrings: XMLListener {
    private(set) var texts: [String] = []
    private var bytes: [UInt8] = []
    private var isText = false

    func start(_ tag: Tag) {
        if tag.isNamed("t") { isText = true }
        if tag.isNamed("rPh") { isText = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isText, self.bytes.count < 240 { self.bytes += bytes }
    }

    func end(_ isNamed: (StaticString) -> Bool) {
        if isNamed("t") { isText = false }
        guard isNamed("si") else { return }
        if texts.count < BookReader.mostCells { texts.append(String(decoding: bytes, as: UTF8.self)) }
        bytes.removeAll(keepingCapacity: true)
    }
}
