/// Copies a worksheet without what was typed into it and without the results of its formulas.
final class SheetEditor: PartEditor {
    private let rule: BlankRule
    /// Cells that head the columns of a table: the table's own part names them, so they stay.
    private let heads: [CellArea]
    /// Numbers of the shared texts that the copy still refers to.
    private(set) var used: Set<Int> = []

    private var place = CellPlace(row: -1, column: -1)
    private var hasText = false
    private var type = CellType.number
    private var isKept = false
    private var hasFormula = false
    private var isInValue = false
    private var value: [UInt8] = []

    init(_ rule: BlankRule, heads: [CellArea], lost: Set<String>) {
        self.rule = rule
        self.heads = heads
        super.init(lost: lost)
    }

    override func judge(_ tag: Tag) -> Verdict {
        switch tag.name {
        case "row":
            place = place.row(tag)
            hasText = false
        case "c": begin(tag)
        case "f": hasFormula = true
        case "v", "is":
            guard isKept, !hasFormula else { return .drop }
            isInValue = true
            value.removeAll(keepingCapacity: true)
        case "t", "r", "rPr": break
        default: return super.judge(tag)
        }
        return .keep
    }

    private func begin(_ tag: Tag) {
        place = place.cell(tag)
        type = CellType(tag["t"])
        hasFormula = false
        let isText = type == .shared || type == .inline
        isKept =
            isText
            ? rule.keeps(textAt: place, isFirst: !hasText)
            : type == .number && rule.keepsNumbers(inRow: place.row)
        if heads.contains(where: { $0.contains(place) }) { isKept = true }
        if isText { hasText = true }
    }

    /// The type belongs to the value; `vm` points to what a value of the newer kinds shows.
    override func keeps(_ attribute: Tag.Attribute, of tag: Tag) -> Bool {
        if tag.name == "c", !isKept, attribute.name == "t" || attribute.name == "vm" { return false }
        return super.keeps(attribute, of: tag)
    }

    override func keeps(_ text: Lent) -> Bool {
        if isInValue { value.append(contentsOf: text.bytes) }
        return true
    }

    override func leave(_ name: Name) {
        guard isInValue, name == "v" || name == "is" else { return }
        isInValue = false
        if type == .shared, let index = value.lent({ $0.number }) { used.insert(index) }
    }
}

/// A rectangle of cells.
struct CellArea {
    let first: CellPlace
    let last: CellPlace

    func contains(_ place: CellPlace) -> Bool {
        (first.row...last.row).contains(place.row) && (first.column...last.column).contains(place.column)
    }
}

/// Reads which cells head the columns of a table.
final class TableReader: XMLListener {
    private(set) var heads: CellArea?

    func start(_ tag: Tag) {
        guard tag.name == "table", tag["headerRowCount"]?.number != 0,
            let ends = tag["ref"]?.string.split(separator: ":"), ends.count == 2,
            let first = Array(ends[0].utf8).lent({ CellPlace($0) }),
            let last = Array(ends[1].utf8).lent({ CellPlace($0) }),
            first.column <= last.column
        else { return }
        heads = CellArea(first: first, last: CellPlace(row: first.row, column: last.column))
    }
}
