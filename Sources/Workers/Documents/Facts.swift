import WorkerKit

/// What was counted in a document; nil where nobody looked.
struct Facts {
    struct Sheet {
        var name: String
        var isHidden = false
        /// Of the smallest rectangle from A1 that holds every cell with something in it.
        var rows = 0
        var columns = 0
        /// With something in them.
        var cells = 0
        var formulas = 0
        /// Cells that show `#REF!` and the like.
        var errors = 0

        mutating func reach(rows: Int, columns: Int) {
            self.rows = max(self.rows, rows)
            self.columns = max(self.columns, columns)
        }
    }

    struct Preview {
        let sheet: String
        var rows: [[String]]
    }

    /// So that the answer stays far below 64 KiB.
    private static let mostSheets = 100

    var sheets: [Sheet]?
    var pages: Int?
    /// Millimetres, of the first page.
    var pageSize: (width: Int, height: Int)?
    var words: Int?
    var author: String?
    var lastAuthor: String?
    var externalLinks: Int?
    var preview: Preview?

    /// Nobody looked at anything: a picture.
    var isEmpty: Bool { members.isEmpty }

    var json: JSON { .object(members) }

    private var members: [(String, JSON)] {
        var members: [(String, JSON)] = []
        func add(_ name: String, _ value: JSON?) { if let value { members.append((name, value)) } }
        add("sheets", sheets.map { .array($0.prefix(Self.mostSheets).map(\.json)) })
        add("pages", pages.map(JSON.number))
        add("pageWidth", pageSize.map { .number($0.width) })
        add("pageHeight", pageSize.map { .number($0.height) })
        add("words", words.map(JSON.number))
        add("author", author.map { .text($0.cut(to: 120)) })
        add("lastAuthor", lastAuthor.map { .text($0.cut(to: 120)) })
        add("externalLinks", externalLinks.map(JSON.number))
        add("preview", preview.map(\.json))
        return members
    }
}

extension Facts.Sheet {
    fileprivate var json: JSON {
        .object([
            ("name", .text(name.cut(to: 40))), ("rows", .number(rows)), ("columns", .number(columns)),
            ("cells", .number(cells)), ("formulas", .number(formulas)), ("errors", .number(errors)),
            ("hidden", .flag(isHidden)),
        ])
    }
}

extension Facts.Preview {
    fileprivate var json: JSON {
        .object([
            ("sheet", .text(sheet.cut(to: 40))),
            ("rows", .array(rows.map { row in .array(row.map(JSON.text)) })),
        ])
    }
}

extension String {
    /// At most `count` Unicode scalars: a single character can be of any length.
    func cut(to count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }
}
