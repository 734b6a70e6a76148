package import Domain
package import Foundation
import GRDB

extension Revision: Record {
    static let databaseTableName = "revision"
}

/// Which published tutorials a list holds.
package struct TutorialFilter: Sendable {
    package var type: String?
    package var tag: String?
    package var townHall: TownHall.ID?
    /// Author or co-author.
    package var author: Member.ID?

    package init(type: String? = nil, tag: String? = nil, townHall: TownHall.ID? = nil, author: Member.ID? = nil) {
        self.type = type
        self.tag = tag
        self.townHall = townHall
        self.author = author
    }
}

/// What a tutorial's page needs, read in one transaction.
package struct ReadTutorial: Sendable {
    package let tutorial: Tutorial
    package let revision: Revision
    package let author: Member
    package let coAuthors: [Member]
    package let townHall: TownHall
    package let tags: [String]
    /// Slugs of `tags`, in the same order.
    package let tagSlugs: [String]
    package let files: [MediaFile.ID: MediaFile]
    package let comments: [(comment: Comment, author: Member)]
    package let rating: RatingSummary
    package let revisionCount: Int
}

/// Tutorials and their published revisions.
package struct Tutorials: Sendable {
    let database: Database

    // MARK: Finding

    package func find(_ id: Tutorial.ID) async throws -> Tutorial? {
        try await database.read { db in try Tutorials.find("tutorial.id = ?", id.description, db) }
    }

    /// By its slug, or by one it had before.
    package func find(slug: String) async throws -> Tutorial? {
        try await database.read { db in
            try Tutorials.find("tutorial.slug = ?", slug, db)
                ?? Tutorials.find("tutorial.id = (SELECT tutorial FROM oldSlug WHERE slug = ?)", slug, db)
        }
    }

    static func find(_ condition: String, _ value: String, _ db: GRDB.Database) throws -> Tutorial? {
        try Row.fetchOne(
            db, sql: "SELECT tutorial.*, \(coAuthorsColumn) FROM tutorial WHERE \(condition)", arguments: [value]
        ).map(Tutorial.init(row:))
    }

    fileprivate static let coAuthorsColumn = """
        (SELECT group_concat(member) FROM coAuthor WHERE coAuthor.tutorial = tutorial.id) AS coAuthors
        """

    /// Everything on the page of the shown revision, or of an older one.
    /// - Throws: `Refusal.tutorialMissing`, `.revisionMissing`.
    package func read(_ id: Tutorial.ID, revision number: Int? = nil) async throws -> ReadTutorial {
        try await database.read { db in
            guard let tutorial = try Tutorials.find("tutorial.id = ?", id.description, db) else {
                throw Refusal(.tutorialMissing)
            }
            let revision = try Revision.fetchOne(
                db, sql: "SELECT * FROM revision WHERE tutorial = ? AND number = ?",
                arguments: [id, number ?? tutorial.revision])
            guard let revision else { throw Refusal(.revisionMissing) }
            return try Tutorials.read(tutorial, revision, tags: try Tags.all(of: id, db), db)
        }
    }

    /// As `read`, for what its draft says: what its page will be.
    /// - Throws: `Refusal.draftMissing`.
    package func preview(_ id: Tutorial.ID) async throws -> ReadTutorial {
        try await database.read { db in
            guard let tutorial = try Tutorials.find("tutorial.id = ?", id.description, db),
                let draft = try Draft.fetchOne(db, key: id.description)
            else { throw Refusal(.draftMissing) }
            return try Tutorials.preview(tutorial, draft, db)
        }
    }

    static func preview(_ tutorial: Tutorial, _ draft: Draft, _ db: GRDB.Database) throws -> ReadTutorial {
        let revision = Revision(
            tutorial: tutorial.id, number: tutorial.revision + 1, content: draft.content, schema: draft.schema,
            moduleRevision: draft.moduleRevision, publishedAt: draft.savedAt, publishedBy: draft.savedBy)
        let tags = draft.tags.map { (name: $0, slug: Slug.make(from: $0, fallback: "mot")) }
        return try read(tutorial, revision, tags: tags, db)
    }

    static func read(
        _ tutorial: Tutorial, _ revision: Revision, tags: [(name: String, slug: String)], _ db: GRDB.Database
    ) throws -> ReadTutorial {
        let people = try Member.fetchAll(db, keys: ([tutorial.author] + tutorial.coAuthors).map(\.description))
        guard let author = people.first(where: { $0.id == tutorial.author }),
            let townHall = try TownHall.fetchOne(db, key: tutorial.townHall.description)
        else { throw Refusal(.tutorialMissing) }
        return ReadTutorial(
            tutorial: tutorial, revision: revision, author: author,
            coAuthors: people.filter { $0.id != tutorial.author }.sorted { $0.name < $1.name },
            townHall: townHall, tags: tags.map(\.name), tagSlugs: tags.map(\.slug),
            files: try Files.find(revision.content.files, of: tutorial.id, db),
            comments: try Comments.all(of: tutorial.id, db), rating: try Ratings.summary(of: tutorial.id, db),
            revisionCount: try Int.fetchOne(
                db, sql: "SELECT count(*) FROM revision WHERE tutorial = ?", arguments: [tutorial.id]) ?? 0)
    }

    // MARK: Lists

    /// Published ones that `viewer` may read, newest first.
    /// - Parameter limit: rows, 1...100. O(limit) through an index.
    package func latest(_ filter: TutorialFilter = TutorialFilter(), for viewer: Viewer, limit: Int, offset: Int = 0)
        async throws -> [TutorialCard]
    {
        try await database.read { db in
            try TutorialCard.fetch(
                db, where: Self.conditions(filter),
                arguments: Self.arguments(filter, viewer), order: "publishedAt DESC, tutorial.id", limit: limit,
                offset: offset)
        }
    }

    package func count(_ filter: TutorialFilter = TutorialFilter(), for viewer: Viewer) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM tutorial WHERE \(Self.conditions(filter))
                    """,
                arguments: Self.arguments(filter, viewer)) ?? 0
        }
    }

    /// Published tutorials by content type that `viewer` may read.
    package func countByType(for viewer: Viewer) async throws -> [String: Int] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT type, count(*) AS n FROM tutorial WHERE \(TutorialCard.readable) GROUP BY type",
                arguments: TutorialCard.readableArguments(viewer))
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["type"], $0["n"]) })
        }
    }

    /// Tutorials of that type, drafts and withdrawn ones included.
    package func count(ofType type: String) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM tutorial WHERE type = ?", arguments: [type]) ?? 0
        }
    }

    /// Published tutorials by mairie that `viewer` may read.
    package func countByTownHall(for viewer: Viewer) async throws -> [TownHall.ID: Int] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT townHall, count(*) AS n FROM tutorial WHERE \(TutorialCard.readable) GROUP BY townHall",
                arguments: TutorialCard.readableArguments(viewer))
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["townHall"], $0["n"]) })
        }
    }

    /// One published tutorial as a card; nil when there is none, or none that `viewer` may read.
    package func card(slug: String, for viewer: Viewer) async throws -> TutorialCard? {
        try await database.read { db in
            try TutorialCard.fetch(
                db, where: "tutorial.slug = :slug AND \(TutorialCard.readable)",
                arguments: TutorialCard.readableArguments(viewer) + ["slug": slug], order: "tutorial.id", limit: 1,
                offset: 0
            ).first
        }
    }

    private static func conditions(_ filter: TutorialFilter) -> String {
        var conditions = [TutorialCard.readable]
        if filter.type != nil { conditions.append("type = :type") }
        if filter.tag != nil {
            conditions.append("tutorial.id IN (SELECT tutorial FROM tutorialTag WHERE tag = :tag)")
        }
        if filter.townHall != nil { conditions.append("tutorial.townHall = :inTownHall") }
        if filter.author != nil {
            conditions.append(
                """
                (tutorial.author = :by OR EXISTS (SELECT 1 FROM coAuthor
                    WHERE coAuthor.tutorial = tutorial.id AND coAuthor.member = :by))
                """)
        }
        return conditions.joined(separator: " AND ")
    }

    private static func arguments(_ filter: TutorialFilter, _ viewer: Viewer) -> StatementArguments {
        var arguments = TutorialCard.readableArguments(viewer)
        if let type = filter.type { arguments += ["type": type] }
        if let tag = filter.tag { arguments += ["tag": tag] }
        if let townHall = filter.townHall { arguments += ["inTownHall": townHall] }
        if let author = filter.author { arguments += ["by": author] }
        return arguments
    }

    /// Everything a member wrote or writes, in any state but discarded, last touched first.
    package func mine(of member: Member.ID) async throws -> [(tutorial: Tutorial, title: String, savedAt: Date?)] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT tutorial.*, \(Self.coAuthorsColumn), draft.savedAt,
                        coalesce(nullif(json_extract(draft.content, '$.title'), ''), tutorial.title) AS shownTitle
                    FROM tutorial LEFT JOIN draft ON draft.tutorial = tutorial.id
                    WHERE (author = ?1 OR EXISTS (SELECT 1 FROM coAuthor
                               WHERE coAuthor.tutorial = tutorial.id AND coAuthor.member = ?1))
                        AND state != 'discarded'
                    ORDER BY coalesce(draft.savedAt, revisedAt, createdAt) DESC
                    """,
                arguments: [member]
            ).map { row in
                let savedAt: Int64? = row["savedAt"]
                return (Tutorial(row: row), row["shownTitle"], savedAt.map(Date.init(milliseconds:)))
            }
        }
    }

    // MARK: State

    package func setAudience(_ audience: Audience, of id: Tutorial.ID) async throws {
        try await database.writePublic { db in
            try db.execute(sql: "UPDATE tutorial SET audience = ? WHERE id = ?", arguments: [audience.rawValue, id])
        }
    }

    /// Gives a tutorial that was never published another content type.
    /// - Parameter schema: of that type, and `moduleRevision` its hash in the archive: what the draft is written for.
    package func setType(_ type: String, schema: Int = 1, moduleRevision: String? = nil, of id: Tutorial.ID)
        async throws
    {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE tutorial SET type = ? WHERE id = ? AND revision = 0", arguments: [type, id])
            guard db.changesCount == 1 else { return }
            try db.execute(
                sql: "UPDATE draft SET schema = ?, moduleRevision = ? WHERE tutorial = ?",
                arguments: [schema, moduleRevision, id])
        }
    }

    /// Takes a published tutorial off every page, or puts it back.
    package func setWithdrawn(_ withdrawn: Bool, of id: Tutorial.ID) async throws {
        try await database.writePublic { db in
            try db.execute(
                sql: "UPDATE tutorial SET state = ? WHERE id = ? AND state = ?",
                arguments: [withdrawn ? "withdrawn" : "published", id, withdrawn ? "published" : "withdrawn"])
        }
    }

    /// Throws a never published draft away, or takes it back.
    package func setDiscarded(_ discarded: Bool, of id: Tutorial.ID) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE tutorial SET state = ? WHERE id = ? AND state = ?",
                arguments: [discarded ? "discarded" : "draft", id, discarded ? "draft" : "discarded"])
        }
    }

    package func addCoAuthor(_ member: Member.ID, to tutorial: Tutorial, by actor: Member, at date: Date) async throws {
        try await database.writePublic { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO coAuthor (tutorial, member) VALUES (?, ?)",
                arguments: [tutorial.id, member])
            guard db.changesCount == 1 else { return }
            try Notices.insert(
                Notice(member: member, kind: .coAuthor, actor: actor.name, tutorial: tutorial.id, createdAt: date), db)
        }
    }

    package func removeCoAuthor(_ member: Member.ID, from id: Tutorial.ID) async throws {
        try await database.writePublic { db in
            try db.execute(
                sql: "DELETE FROM coAuthor WHERE tutorial = ? AND member = ?", arguments: [id, member])
        }
    }
}

extension Notices {
    /// Everybody who writes `tutorial`, except the one who did it.
    static func tellAuthors(
        of tutorial: Tutorial, kind: Notice.Kind, by actor: Member, at date: Date, _ db: GRDB.Database
    ) throws {
        for member in [tutorial.author] + tutorial.coAuthors where member != actor.id {
            try insert(
                Notice(member: member, kind: kind, actor: actor.name, tutorial: tutorial.id, createdAt: date), db)
        }
    }
}

extension Tutorial {
    init(row: Row) {
        let people: String? = row["coAuthors"]
        let publishedAt: Int64? = row["publishedAt"]
        let revisedAt: Int64? = row["revisedAt"]
        self.init(
            id: row["id"], slug: row["slug"], type: row["type"], state: State(rawValue: row["state"]) ?? .draft,
            audience: Audience(rawValue: row["audience"]) ?? .townHall, townHall: row["townHall"],
            author: row["author"],
            coAuthors: people?.split(separator: ",").compactMap { Member.ID(String($0)) } ?? [],
            revision: row["revision"], createdAt: Date(milliseconds: row["createdAt"]),
            publishedAt: publishedAt.map(Date.init(milliseconds:)), revisedAt: revisedAt.map(Date.init(milliseconds:)))
    }
}
