/// Reads a workbook, be it from Excel (xlsx) or an OpenDocument (ods).
enum BookReader {
    /// Cells and formulas of all sheets together that are looked at: time and memory are short.
    static let mostCells = 150_000
    static let mostFormulas = 20_000

    /// Nil when the file is no such workbook.
    static func read(_ file: UnsafeRawBufferPointer) -> Book? {
        guard let archive = Archive(file) else { return nil }
        switch archive.part("content.xml") {
        case .bytes(let content):
            let listener = TablesReader()
            XMLReader.read(content, to: listener)
            return listener.builder.book
        case .tooLarge: return Book(sheets: [], isPartial: true)
        case .missing: return WorkbookReader(archive).read()
        }
    }
}

/// Gathers cells.
struct BookBuilder {
    private(set) var book = Book()
    private var cells = 0
    private var formulas = 0

    /// Nothing more is taken in.
    var isFull: Bool { cells >= BookReader.mostCells }

    mutating func open(_ name: String) { book.sheets.append(Sheet(name: name)) }

    mutating func add(_ cell: Sheet.Cell, at place: Place) {
        guard !book.sheets.isEmpty, place.row < Place.rows, place.column < Place.columns else { return }
        let last = book.sheets.count - 1
        if cell.hasFormula { book.sheets[last].formulas += 1 }
        guard !isFull else {
            book.isPartial = true
            return
        }
        cells += 1
        book.sheets[last].cells[place] = cell
    }

    /// Takes a formula apart, unless there were too many.
    mutating func parse(_ text: String) -> Formula? {
        formulas += 1
        if formulas > BookReader.mostFormulas {
            book.isPartial = true
            return nil
        }
        return FormulaParser.read(text)
    }

    mutating func cut() { book.isPartial = true }
}

extension Sheet.Cell.Value {
    /// Headings are short; of the rest a piece is enough.
    static func short(_ text: String) -> Sheet.Cell.Value {
        .text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))))
    }
}
