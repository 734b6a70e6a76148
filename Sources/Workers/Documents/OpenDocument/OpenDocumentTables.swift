/// Reads the tables of a spreadsheet's content.
final class OpenDocumentTables: XMLListener {
    private let watch: TableWatch
    private var hiddenStyles: Set<String> = []
    private var currentStyle: String?
    /// Tables in each other: only the outermost is a sheet.
    private var tables = 0
    private var row = 0
    private var rowRepeat = 1
    private var column = 0
    private var cell: OpenDocumentCell?
    /// Elements in a cell whose text it does not show: notes, drawings.
    private var asides = 0
    private var note: [UInt8] = []
    private var isInParagraph = false

    init(_ watch: TableWatch) { self.watch = watch }

    func start(_ tag: Tag) {
        switch tag.name {
        case "style": currentStyle = tag["name"]?.string
        case "table-properties":
            if tag["display"] == "false", let style = currentStyle { hiddenStyles.insert(style) }
        case "table": beginTable(tag)
        case "table-row": if tables == 1 { beginRow(tag) }
        case "table-cell", "covered-table-cell": if tables == 1 { cell = OpenDocumentCell(tag) }
        case "annotation", "frame", "custom-shape", "g", "control": if cell != nil { asides += 1 }
        case "p", "h": beginParagraph()
        case "s": add(repeating: 0x20, tag["c"]?.number ?? 1)
        case "tab", "line-break": add(repeating: 0x20, 1)
        default: break
        }
    }

    private func beginTable(_ tag: Tag) {
        tables += 1
        guard tables == 1 else { return }
        row = 0
        rowRepeat = 0
        let style = tag["style-name"]?.string
        watch.open(sheet: tag["name"]?.string ?? "", isHidden: style.map(hiddenStyles.contains) ?? false)
    }

    private func beginRow(_ tag: Tag) {
        row += rowRepeat
        rowRepeat = min(max(1, tag["number-rows-repeated"]?.number ?? 1), CellPlace.rows)
        row = min(row, CellPlace.rows)
        column = 0
    }

    private func beginParagraph() {
        guard cell != nil else { return }
        isInParagraph = true
        if asides == 0 { cell?.beginLine() } else if !note.isEmpty { note.append(0x20) }
    }

    private func add(repeating byte: UInt8, _ count: Int) {
        if isInParagraph, asides == 0 { cell?.text += [UInt8](repeating: byte, count: min(count, 100)) }
    }

    func text(_ text: Lent) {
        guard isInParagraph else { return }
        if asides == 0 { cell?.text.append(contentsOf: text.bytes) } else { note.append(contentsOf: text.bytes) }
    }

    func end(_ name: Name) {
        switch name {
        case "table":
            tables -= 1
            if tables == 0 { watch.close() }
        case "table-cell", "covered-table-cell": if tables == 1 { endCell() }
        case "annotation", "frame", "custom-shape", "g", "control": if cell != nil { asides -= 1 }
        case "p", "h": isInParagraph = false
        default: break
        }
    }

    private func endCell() {
        guard let cell else { return }
        let place = CellPlace(row: row, column: min(column, CellPlace.columns))
        column += cell.columns
        if cell.isFilled { see(cell, place) }
        note.lent { watch.see(note: $0, at: place) }
        note.removeAll(keepingCapacity: true)
        self.cell = nil
        asides = 0
    }

    private func see(_ cell: OpenDocumentCell, _ place: CellPlace) {
        if watch.isPreviewed(place) { watch.show(cell.text.text, at: place) }
        cell.text.lent { text in
            let value = cell.value(text)
            let times = (rows: rowRepeat, columns: cell.columns)
            if let formula = cell.formula {
                formula.lent { watch.see(value, formula: $0, at: place, times: times) }
            } else {
                watch.see(value, formula: nil, at: place, times: times)
            }
        }
    }
}
