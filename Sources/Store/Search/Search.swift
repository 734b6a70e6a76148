package import Domain
import GRDB

/// The first search: words and beginnings of words, without regard to accents and case, over title, summary and the rest.
package struct Search: Sendable {
    let database: Database

    /// Longest query that is looked at, in characters, and most words.
    private static let maximumLength = 200
    private static let maximumWords = 12

    /// Best first: words in the title weigh most.
    package func find(_ query: String, for viewer: Viewer, limit: Int, offset: Int = 0) async throws
        -> (cards: [TutorialCard], total: Int)
    {
        guard let pattern = Self.pattern(query) else { return ([], 0) }
        return try await database.read { db in
            let condition = "tutorialSearch MATCH :pattern AND \(TutorialCard.readable)"
            let arguments = TutorialCard.readableArguments(viewer) + ["pattern": pattern]
            // CROSS JOIN keeps the index outermost: the other way round every tutorial would be a search.
            let source = "tutorialSearch CROSS JOIN tutorial ON tutorial.searchKey = tutorialSearch.rowid"
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(source) WHERE \(condition)", arguments: arguments)
            let cards = try TutorialCard.fetch(
                db, from: source, where: condition, arguments: arguments,
                order: "bm25(tutorialSearch, 10.0, 4.0, 1.0), publishedAt DESC", limit: limit, offset: offset)
            return (cards, total ?? 0)
        }
    }

    /// Each word as a quoted beginning, so that no character of a query is an operator.
    ///
    /// Nil when there is no word.
    static func pattern(_ query: String) -> String? {
        let words = query.prefix(maximumLength)
            .split { !$0.isLetter && !$0.isNumber }
            .prefix(maximumWords)
        return words.isEmpty ? nil : words.map { "\"\($0)\"*" }.joined(separator: " ")
    }

    static func index(_ id: Tutorial.ID, _ content: Content, text: String, _ db: GRDB.Database) throws {
        try db.execute(
            sql: "DELETE FROM tutorialSearch WHERE rowid = (SELECT searchKey FROM tutorial WHERE id = ?)",
            arguments: [id])
        try db.execute(
            sql: """
                INSERT INTO tutorialSearch (rowid, title, summary, body)
                SELECT searchKey, ?, ?, ? FROM tutorial WHERE id = ?
                """,
            arguments: [content.title, content.summary, text, id])
    }
}
