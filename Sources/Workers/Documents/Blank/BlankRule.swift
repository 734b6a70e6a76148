/// Says which typed texts of a table stay in its empty copy.
///
/// Everything else that was typed goes; formulas stay.
///
/// 1. The heading row: of the first ten rows with something in them, the first that holds three texts or more and
///    nothing else but years; failing that, two, when nothing but texts comes before; failing that, the first row at
///    all. A row with a label in it (3.) is none. Above it, the first text of every row: the title.
/// 2. The first text of a row with formulas that no neighbouring row repeats, as « Total » is; not directly below a
///    heading row, where the one line of an example may stand.
/// 3. Labels: texts that end with a colon; the first text of a row when a formula as in 2. names the cell beside it.
///
/// A text with somebody's e-mail address or number in it never stays.
///
/// So the lines of a register go, computed columns or not, and a form keeps what tells how to fill it in.
struct BlankRule {
    /// What a cell holds.
    enum Content {
        case text(isLabel: Bool)
        /// A text with an address or a number of somebody in it: it never stays.
        case personal
        /// A number that could be a year.
        case year
        case formula(FormulaReferences)
        case other
    }

    private struct Row {
        let row: Int
        var filled = 0
        var texts = 0
        var hasOther = false
        var hasLabel = false
    }

    private static let candidates = 10

    private var first: [Row] = []
    private var current: Row?
    private var singular = SingularRows()

    private var headingRow = -1
    private var hasWideHeading = false
    /// The heading row is one by its look, not because nothing better was found.
    private var isHeadingSure = false
    private var labels: Set<CellPlace> = []
    private var personal: Set<CellPlace> = []

    /// Has to be shown every filled cell, row by row, then `finish`.
    mutating func see(_ content: Content, at place: CellPlace) {
        if current?.row != place.row { endRow() }
        var row = current ?? Row(row: place.row)
        row.filled += 1
        switch content {
        case .text(let isLabel):
            row.texts += 1
            if isLabel {
                row.hasLabel = true
                labels.insert(place)
            }
        case .year: break
        case .personal:
            row.hasOther = true
            personal.insert(place)
        case .other: row.hasOther = true
        case .formula(let references):
            row.hasOther = true
            singular.see(references, at: place)
        }
        current = row
    }

    private mutating func endRow() {
        if let row = current, first.count < Self.candidates { first.append(row) }
        current = nil
    }

    mutating func finish() {
        endRow()
        singular.finish()
        let headings = first.filter { !$0.hasOther && !$0.hasLabel }
        let wide = headings.first { $0.texts >= 3 }
        let plain = first.prefix { !$0.hasOther }
        let sure = wide ?? plain.first { $0.texts >= 2 && !$0.hasLabel }
        isHeadingSure = sure != nil
        headingRow = (sure ?? first.first)?.row ?? -1
        hasWideHeading = wide != nil
    }

    /// True unless the row is the one below the heading, which may be the example of a register.
    private func mayLabel(_ row: Int) -> Bool { !(hasWideHeading && row == headingRow + 1) }

    /// - Parameter isFirst: no text stands left of it.
    func keeps(textAt place: CellPlace, isFirst: Bool) -> Bool {
        guard !personal.contains(place) else { return false }
        if place.row == headingRow || labels.contains(place) { return true }
        guard isFirst else { return false }
        let isNamed = (1...2).contains { step in
            singular.named[CellPlace(row: place.row, column: place.column + step)].map(mayLabel) ?? false
        }
        return isNamed || place.row < headingRow || (singular.rows.contains(place.row) && mayLabel(place.row))
    }

    /// The numbers of a heading row are years.
    func keepsNumbers(inRow row: Int) -> Bool { isHeadingSure && row == headingRow }

    /// What a typed text is.
    /// - Parameter seen: in the same text, when that is known.
    static func content(of text: Lent, _ seen: Sightings? = nil) -> Content {
        guard (seen ?? Sightings(in: text)).isEmpty else { return .personal }
        return .text(isLabel: text.bytes.last { !$0.isSpace && $0 != 0xa0 && $0 != 0xc2 } == 0x3a)
    }

    static func isYear(_ number: Double) -> Bool { number >= 1900 && number <= 2100 && number == number.rounded() }
}
