/// The number formats of a workbook, and how its cells are shown by them.
final class CellStyles: XMLListener {
    private let startsIn1904: Bool
    private var codes: [Int: String] = [:]
    /// Number of the format, by the style of a cell.
    private var formatOfStyle: [Int] = []
    private var known: [Int: NumberFormat] = [:]
    private var isInCells = false

    init(startsIn1904: Bool) { self.startsIn1904 = startsIn1904 }

    func start(_ tag: Tag) {
        switch tag.name {
        case "numFmt":
            if !isInCells, let id = tag["numFmtId"]?.number, let code = tag["formatCode"] { codes[id] = code.string }
        case "cellXfs": isInCells = true
        case "xf": if isInCells { formatOfStyle.append(tag["numFmtId"]?.number ?? 0) }
        default: break
        }
    }

    func end(_ name: Name) {
        if name == "cellXfs" { isInCells = false }
    }

    /// What a cell shows.
    func shown(_ text: Lent, as type: CellType, style: Int) -> String {
        switch type {
        case .flag: text.isTrue ? "VRAI" : "FAUX"
        case .number: Double(text.string).map { shown($0, style) } ?? text.string
        case .error, .shared, .inline, .date: String(decoding: text.bytes.prefix(1000), as: UTF8.self)
        }
    }

    private func shown(_ number: Double, _ style: Int) -> String {
        format(formatOfStyle.indices.contains(style) ? formatOfStyle[style] : 0)
            .shown(number, startsIn1904: startsIn1904)
    }

    private func format(_ id: Int) -> NumberFormat {
        if let format = known[id] { return format }
        let format = codes[id].map { NumberFormat($0) } ?? NumberFormat.builtIn(id)
        known[id] = format
        return format
    }
}
