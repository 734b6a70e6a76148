import Domain
import Foundation
import GRDB

extension TutorialCard {
    /// `Viewer.mayRead` for published tutorials, as SQL over `tutorial`.
    static let readable = """
        (tutorial.state = 'published' AND (
            tutorial.audience = 'everyone' OR tutorial.townHall = :viewerTownHall OR tutorial.author = :viewer
            OR EXISTS (SELECT 1 FROM coAuthor
                       WHERE coAuthor.tutorial = tutorial.id AND coAuthor.member = :viewer)))
        """

    static func readableArguments(_ viewer: Viewer) -> StatementArguments {
        ["viewerTownHall": viewer.member?.townHall, "viewer": viewer.member?.id]
    }

    /// - Parameter limit: rows, 1...100.
    static func fetch(
        _ db: GRDB.Database, from: String = "tutorial", where condition: String, arguments: StatementArguments,
        order: String, limit: Int, offset: Int
    ) throws -> [TutorialCard] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT tutorial.*, member.name AS authorName, townHall.name AS townHallName,
                    mediaFile.renditions, mediaFile.width, mediaFile.height, mediaFile.format, mediaFile.name AS fileName,
                    mediaFile.preview
                FROM \(from)
                JOIN member ON member.id = tutorial.author
                JOIN townHall ON townHall.id = tutorial.townHall
                LEFT JOIN mediaFile ON mediaFile.id = tutorial.cover
                WHERE \(condition)
                ORDER BY \(order) LIMIT :limit OFFSET :offset
                """,
            arguments: arguments + ["limit": min(max(limit, 1), 100), "offset": max(offset, 0)])
        return try rows.map(TutorialCard.init(row:))
    }

    private init(row: Row) throws {
        var cover: MediaFile?
        if let id: MediaFile.ID = row["cover"], let renditions: Data = row["renditions"] {
            cover = MediaFile(
                id: id, kind: .photo, format: row["format"], name: row["fileName"], size: 0, width: row["width"],
                height: row["height"], renditions: try JSONDecoder().decode([Rendition].self, from: renditions),
                preview: row["preview"])
        }
        self.init(
            id: row["id"], slug: row["slug"], type: row["type"], title: row["title"], summary: row["summary"],
            author: row["authorName"], townHall: row["townHallName"],
            audience: Audience(rawValue: row["audience"]) ?? .townHall, cover: cover, coverAlt: row["coverAlt"],
            steps: row["stepCount"], comments: row["commentCount"],
            publishedAt: Date(milliseconds: row["publishedAt"]))
    }
}
