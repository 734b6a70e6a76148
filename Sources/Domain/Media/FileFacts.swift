/// What the check of a document counted in it; what it did not look for is nil.
package struct FileFacts: Codable, Sendable, Hashable {
    package struct Sheet: Codable, Sendable, Hashable {
        package let name: String
        /// Of the smallest rectangle from A1 that holds every cell with something in it.
        package let rows: Int
        package let columns: Int
        /// With something in them.
        package let cells: Int
        package let formulas: Int
        /// Cells that show `#REF!` and the like.
        package let errors: Int
        package let hidden: Bool
    }

    /// The top left corner of a table, as its program shows it: at most 12 rows of 8 cells of 60 characters.
    package struct Preview: Codable, Sendable, Hashable {
        /// Empty for a CSV file.
        package let sheet: String
        package let rows: [[String]]
    }

    package let sheets: [Sheet]?
    package let pages: Int?
    /// Millimetres, of the first page.
    package let pageWidth: Int?
    package let pageHeight: Int?
    package let words: Int?
    package let author: String?
    package let lastAuthor: String?
    package let externalLinks: Int?
    package let preview: Preview?

    package var formulas: Int { sheets?.reduce(0) { $0 + $1.formulas } ?? 0 }
}
