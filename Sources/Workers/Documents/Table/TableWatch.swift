import WorkerKit

/// Is shown every cell of every table of a document, and keeps what is to be said about them.
///
/// Cells have to come row by row, from left to right.
final class TableWatch {
    private let report: Report
    private var sheet: Facts.Sheet?
    private var sheets: [Facts.Sheet] = []
    private var names = NameColumns()
    private var preview: PreviewMaker?
    private var isPreviewing = false
    private var citizens = CitizenCount()
    private var errors = FirstPlace()

    init(_ report: Report) { self.report = report }

    func open(sheet name: String, isHidden: Bool = false) {
        sheet = Facts.Sheet(name: name, isHidden: isHidden)
        names = NameColumns()
        isPreviewing = preview == nil && !isHidden
        if isPreviewing { preview = PreviewMaker(sheet: name) }
    }

    /// True when the text that a cell shows is wanted, for the preview.
    func isPreviewed(_ place: CellPlace) -> Bool { isPreviewing && PreviewMaker.reaches(place) }

    func show(_ text: String, at place: CellPlace) { preview?.show(text, at: place) }

    /// A cell with something in it.
    /// - Parameters:
    ///   - formula: nil when there is none.
    ///   - times: over how many cells of the same content it stretches, to the right and down.
    func see(_ value: CellValue, formula: Lent?, at place: CellPlace, times: (rows: Int, columns: Int) = (1, 1)) {
        guard let name = sheet?.name else { return }
        let count = times.rows * times.columns
        sheet?.reach(rows: place.row + times.rows, columns: place.column + times.columns)
        sheet?.cells += count
        if formula != nil { sheet?.formulas += count }
        if value.isError || formula.map(ErrorText.isBroken) == true {
            sheet?.errors += count
            errors.add(count, name, place.name)
        }
        citizens.add(sightings(value, place, count), times: count, name, place.name)
    }

    private func sightings(_ value: CellValue, _ place: CellPlace, _ count: Int) -> Sightings {
        switch value {
        case .text(let text, let known):
            _ = names.see(text, row: place.row, column: place.column, repeated: count)
            return known ?? Sightings(in: text)
        case .number(let number): return sightings(number, under: names.heading(over: place.column))
        case .error, .other: return Sightings()
        }
    }

    private func sightings(_ number: Double, under heading: Heading?) -> Sightings {
        var seen = Sightings()
        if NIR.isValid(number) { seen.nirs = 1 }
        if heading == .phone, PhoneNumber.isBare(number) { seen.phones = 1 }
        return seen
    }

    /// A note that hangs on a cell.
    func see(note: Lent, at place: CellPlace) {
        citizens.add(Sightings(in: note), sheet?.name ?? "", place.name)
    }

    func close() {
        guard let closed = sheet else { return }
        if let found = names.found() {
            citizens.names.add(found.count, closed.name, CellPlace(row: found.row, column: found.column).name)
        }
        sheets.append(closed)
        sheet = nil
    }

    /// Says everything, once all tables were shown.
    func finish() {
        report.facts.sheets = sheets
        report.facts.preview = preview?.made
        citizens.tell(report)
        errors.tell(report, .errorCells)
        let hidden = sheets.count(where: \.isHidden)
        if hidden > 0 { report.hint(.hiddenSheets, [("count", .number(hidden))]) }
    }
}

/// What a cell holds, as far as a check is concerned.
enum CellValue {
    /// With what was seen in the same text before, when that is known.
    case text(Lent, Sightings?)
    case number(Double)
    case error
    /// A date, a truth value, nothing but a formula.
    case other

    var isError: Bool {
        switch self {
        case .error: true
        case .text(let text, _): ErrorText.isError(text)
        case .number, .other: false
        }
    }
}
