/// Reads the cells of one worksheet.
final class SheetReader: XMLListener {
    private enum Part { case none, value, formula, inline }

    private let report: Report
    private let watch: TableWatch
    private let strings: SharedStrings
    private let styles: CellStyles

    private var place = CellPlace(row: -1, column: -1)
    private var type = CellType.number
    private var style = 0
    private var part = Part.none
    private var isPhonetic = false
    private var value: [UInt8] = []
    private var formula: [UInt8] = []
    private var hasFormula = false

    init(_ report: Report, _ watch: TableWatch, _ strings: SharedStrings, _ styles: CellStyles) {
        self.report = report
        self.watch = watch
        self.strings = strings
        self.styles = styles
    }

    func start(_ tag: Tag) {
        switch tag.name {
        case "row": place = place.row(tag)
        case "c": begin(tag)
        case "v": part = .value
        case "f":
            part = .formula
            hasFormula = true
        case "t": part = isPhonetic ? .none : .inline
        case "rPh": isPhonetic = true
        default: part = .none
        }
    }

    private func begin(_ tag: Tag) {
        place = place.cell(tag)
        type = CellType(tag["t"])
        style = tag["s"]?.number ?? 0
        value.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
        hasFormula = false
    }

    func text(_ text: Lent) {
        switch part {
        case .value, .inline: value.append(contentsOf: text.bytes)
        case .formula: formula.append(contentsOf: text.bytes)
        case .none: break
        }
    }

    func end(_ name: Name) {
        part = .none
        switch name {
        case "rPh": isPhonetic = false
        case "c": finish()
        default: break
        }
    }

    private func finish() {
        guard hasFormula || !value.isEmpty else { return }
        if type == .shared {
            _ = value.lent { $0.number }.flatMap { strings.lend($0) { text, seen in see(.text(text, seen), text) } }
        } else {
            value.lent { see(content(of: $0), $0) }
        }
    }

    private func content(of text: Lent) -> CellValue {
        switch type {
        case .inline, .shared: text.isEmpty ? .other : .text(text, nil)
        case .error: .error
        case .flag, .date: .other
        // Only long numbers can be those of a person, and telling them takes time.
        case .number: text.count < 9 ? .other : Double(text.string).map(CellValue.number) ?? .other
        }
    }

    private func see(_ content: CellValue, _ text: Lent) {
        if case .text(let text, _) = content, text.isEmpty, !hasFormula { return }
        if watch.isPreviewed(place) { watch.show(styles.shown(text, as: type, style: style), at: place) }
        formula.lent { formula in
            if FormulaText.isDDE(formula) { report.refuse(.dde) }
            watch.see(content, formula: hasFormula ? formula : nil, at: place)
        }
    }
}
