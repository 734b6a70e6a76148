/// Finds columns of people's names in one table: a heading that says so, and three cells or more below that fit.
///
/// « Nom » alone may be the heading of anything. It counts beside a heading that only people have, or when the cells
/// are of two words like « DUPONT Jeanne », or when one of them is a name that many people have.
struct NameColumns {
    private struct Column {
        let heading: Heading
        let headingRow: Int
        var firstRow = 0
        /// Cells with a text.
        var filled = 0
        /// Of these, such as could be a name.
        var fitting = 0
        /// Of these, of two words or more.
        var full = 0
        var hasCommonName = false
    }

    private static let fewest = 3
    /// Rows from the first filled one in which a heading may stand.
    private static let deepestHeading = 20

    private var columns: [Int: Column] = [:]
    private var top: Int?
    /// Rows with a heading that only lists of people have.
    private var personalRows: Set<Int> = []

    /// - Returns: what the heading over the cell promises, when there is one and this is not the heading itself.
    mutating func see(_ text: Lent, row: Int, column: Int, repeated: Int = 1) -> Heading? {
        let top = self.top ?? row
        self.top = top
        if row - top < Self.deepestHeading, let heading = Heading(text) {
            if heading == .person || heading == .personal { personalRows.insert(row) }
            columns[column] = Column(heading: heading, headingRow: row)
            return nil
        }
        guard let heading = columns[column]?.heading else { return nil }
        columns[column]?.filled += repeated
        if heading == .person || heading == .name, let words = Self.words(text) {
            if columns[column]?.fitting == 0 { columns[column]?.firstRow = row }
            columns[column]?.fitting += repeated
            if words.count > 1 { columns[column]?.full += repeated }
            if words.contains(where: CommonNames.contains) { columns[column]?.hasCommonName = true }
        }
        return heading
    }

    /// - Returns: what the heading over a number promises.
    func heading(over column: Int) -> Heading? { columns[column]?.heading }

    /// The first cell and the count of cells, over all columns of names.
    func found() -> (row: Int, column: Int, count: Int)? {
        let people = columns.filter { isOfPeople($0.value) }
        guard let first = people.min(by: { ($0.value.firstRow, $0.key) < ($1.value.firstRow, $1.key) }) else {
            return nil
        }
        return (first.value.firstRow, first.key, people.values.reduce(0) { $0 + $1.fitting })
    }

    private func isOfPeople(_ column: Column) -> Bool {
        guard column.fitting >= Self.fewest, column.fitting * 2 >= column.filled else { return false }
        switch column.heading {
        case .person: return true
        case .name:
            return personalRows.contains(column.headingRow) || column.hasCommonName
                || column.full * 2 >= column.fitting
        case .phone, .personal: return false
        }
    }

    /// The words, when they could be a name: letters with large initials but for « de » and the like, or two small words.
    private static func words(_ text: Lent) -> [Substring]? {
        guard text.count <= 60 else { return nil }
        let words = text.string.split { $0.isWhitespace || $0 == "," }
        guard (1...5).contains(words.count), words.allSatisfy(isName) else { return nil }
        let names = words.filter { !particles.contains($0.lowercased()) }
        let isLarge = !names.isEmpty && names.allSatisfy { $0.first?.isUppercase == true }
        return isLarge || (words.count <= 2 && names.count == words.count) ? words : nil
    }

    private static func isName(_ word: Substring) -> Bool {
        word.allSatisfy { $0.isLetter || "-'’.".contains($0) } && word.first?.isLetter == true
    }

    private static let particles: Set<String> = [
        "de", "du", "des", "la", "le", "les", "d", "l", "et", "van", "von", "der", "den", "da", "dos", "el", "ben",
        "ep",
        "née", "épouse",
    ]
}
