package import Domain
package import Foundation
import GRDB

extension Comment: Record {
    static let databaseTableName = "comment"
}

/// What readers say under tutorials.
package struct Comments: Sendable {
    let database: Database

    package func find(_ id: Comment.ID) async throws -> Comment? {
        try await database.read { db in try Comment.fetchOne(db, key: id.description) }
    }

    /// Adds, and tells the tutorial's authors.
    package func add(_ comment: Comment, to tutorial: Tutorial, by author: Member, token: String?, address: String)
        async throws
    {
        try Self.check(comment.text)
        try await database.writePublic { db in
            try Submissions.insert(token, address: address, at: comment.createdAt, db)
            try comment.insert(db)
            try Self.count(tutorial.id, db)
            try Notices.tellAuthors(of: tutorial, kind: .comment, by: author, at: comment.createdAt, db)
        }
    }

    package func edit(_ id: Comment.ID, text: String, at date: Date) async throws {
        try Self.check(text)
        try await database.writePublic { db in
            try db.execute(
                sql: "UPDATE comment SET text = ?, editedAt = ? WHERE id = ?", arguments: [text, date.milliseconds, id])
        }
    }

    package func remove(_ comment: Comment) async throws {
        try await database.writePublic { db in
            try comment.delete(db)
            try Self.count(comment.tutorial, db)
        }
    }

    static func all(of tutorial: Tutorial.ID, _ db: GRDB.Database) throws -> [(comment: Comment, author: Member)] {
        let comments = try Comment.fetchAll(
            db, sql: "SELECT * FROM comment WHERE tutorial = ? ORDER BY createdAt, id LIMIT 1000", arguments: [tutorial]
        )
        let authors = try Member.fetchAll(db, keys: Set(comments.map(\.author.description)))
        let byID = Dictionary(uniqueKeysWithValues: authors.map { ($0.id, $0) })
        return comments.compactMap { comment in byID[comment.author].map { (comment, $0) } }
    }

    private static func count(_ tutorial: Tutorial.ID, _ db: GRDB.Database) throws {
        try db.execute(
            sql: "UPDATE tutorial SET commentCount = (SELECT count(*) FROM comment WHERE tutorial = ?1) WHERE id = ?1",
            arguments: [tutorial])
    }

    private static func check(_ text: String) throws {
        if text.isBlank { throw Refusal(.commentEmpty, field: "text") }
        if text.unicodeScalars.count > Limits.comment {
            throw Refusal(.commentTooLong, ["limit": .number(Limits.comment)], field: "text")
        }
    }
}

/// The two plain questions.
///
/// One row a member and tutorial.
package struct Ratings: Sendable {
    let database: Database

    package func find(_ tutorial: Tutorial.ID, by member: Member.ID) async throws -> Rating? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT easy, useful FROM rating WHERE tutorial = ? AND member = ?",
                arguments: [tutorial, member]
            ).map { Rating(easy: $0["easy"], useful: $0["useful"]) }
        }
    }

    /// Answers, changes or, with no answer at all, takes the rating back.
    /// - Throws: `Refusal.ratingOutOfRange`.
    package func set(_ rating: Rating, of tutorial: Tutorial.ID, by member: Member.ID) async throws {
        guard [rating.easy, rating.useful].allSatisfy({ $0.map((1...5).contains) ?? true }) else {
            throw Refusal(.ratingOutOfRange, field: "easy")
        }
        try await database.writePublic { db in
            guard rating.easy != nil || rating.useful != nil else {
                try db.execute(
                    sql: "DELETE FROM rating WHERE tutorial = ? AND member = ?", arguments: [tutorial, member])
                return
            }
            try db.execute(
                sql: """
                    INSERT INTO rating (tutorial, member, easy, useful) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT (tutorial, member) DO UPDATE SET easy = ?3, useful = ?4
                    """,
                arguments: [tutorial, member, rating.easy, rating.useful])
        }
    }

    static func summary(of tutorial: Tutorial.ID, _ db: GRDB.Database) throws -> RatingSummary {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT coalesce(avg(easy), 0.0) AS easy, count(easy) AS easyCount,
                    coalesce(avg(useful), 0.0) AS useful, count(useful) AS usefulCount
                FROM rating WHERE tutorial = ?
                """,
            arguments: [tutorial])
        return RatingSummary(
            easyAverage: row?["easy"] ?? 0, easyCount: row?["easyCount"] ?? 0, usefulAverage: row?["useful"] ?? 0,
            usefulCount: row?["usefulCount"] ?? 0)
    }
}

/// Words that readers find tutorials by.
package struct Tags: Sendable {
    let database: Database

    /// By use among what `viewer` may read, most used first.
    package func popular(for viewer: Viewer, limit: Int) async throws -> [(name: String, slug: String, count: Int)] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT tag.name, tag.slug, count(*) AS n FROM tutorialTag
                    JOIN tag ON tag.name = tutorialTag.tag JOIN tutorial ON tutorial.id = tutorialTag.tutorial
                    WHERE \(TutorialCard.readable)
                    GROUP BY tag.name ORDER BY n DESC, tag.name LIMIT :limit
                    """,
                arguments: TutorialCard.readableArguments(viewer) + ["limit": limit]
            ).map { ($0["name"], $0["slug"], $0["n"]) }
        }
    }

    package func name(slug: String) async throws -> String? {
        try await database.read { db in
            try String.fetchOne(db, sql: "SELECT name FROM tag WHERE slug = ?", arguments: [slug])
        }
    }

    /// Replaces the tags of a published tutorial.
    package func set(_ names: [String], of tutorial: Tutorial.ID) async throws {
        try await database.writePublic { db in try Tags.set(names, of: tutorial, db) }
    }

    /// « Accueil, file d'attente » gives two names, trimmed, each once.
    /// - Throws: `Refusal.tagTooMany`, `.tagShape`.
    package static func parse(_ text: String) throws -> [String] {
        var names: [String] = []
        for part in text.split(whereSeparator: { ",;\n".contains($0) }) {
            let name = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !name.isEmpty else { continue }
            guard name.count <= Limits.tag else {
                throw Refusal(.tagShape, ["name": .text(name), "limit": .number(Limits.tag)], field: "tags")
            }
            if !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
        }
        guard names.count <= Limits.tags else {
            throw Refusal(.tagTooMany, ["limit": .number(Limits.tags)], field: "tags")
        }
        return names
    }

    static func names(of tutorial: Tutorial.ID, _ db: GRDB.Database) throws -> [String] {
        try all(of: tutorial, db).map(\.name)
    }

    /// By name.
    static func all(of tutorial: Tutorial.ID, _ db: GRDB.Database) throws -> [(name: String, slug: String)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT tag.name, tag.slug FROM tutorialTag JOIN tag ON tag.name = tutorialTag.tag
                WHERE tutorial = ? ORDER BY tag.name
                """,
            arguments: [tutorial]
        ).map { ($0["name"], $0["slug"]) }
    }

    static func set(_ names: [String], of tutorial: Tutorial.ID, _ db: GRDB.Database) throws {
        try db.execute(sql: "DELETE FROM tutorialTag WHERE tutorial = ?", arguments: [tutorial])
        for name in names {
            let exists = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM tag WHERE name = ?)", arguments: [name])
            if exists != true {
                let slug = try freeSlug(Slug.make(from: name, fallback: "mot"), in: "tag", db)
                try db.execute(sql: "INSERT INTO tag (name, slug) VALUES (?, ?)", arguments: [name, slug])
            }
            try db.execute(
                sql: "INSERT OR IGNORE INTO tutorialTag (tutorial, tag) VALUES (?, ?)", arguments: [tutorial, name])
        }
        try db.execute(sql: "DELETE FROM tag WHERE name NOT IN (SELECT tag FROM tutorialTag)")
    }
}
