package import Domain
package import Foundation
import GRDB

/// Published revisions: read, and made of drafts.
extension Tutorials {
    /// Newest first, with who published each.
    package func revisions(of id: Tutorial.ID) async throws -> [(revision: Revision, by: Member)] {
        try await database.read { db in
            let revisions = try Revision.fetchAll(
                db, sql: "SELECT * FROM revision WHERE tutorial = ? ORDER BY number DESC", arguments: [id])
            let members = try Member.fetchAll(db, keys: Set(revisions.map(\.publishedBy.description)))
            let byID = Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0) })
            return revisions.compactMap { revision in byID[revision.publishedBy].map { (revision, $0) } }
        }
    }

    package func revision(_ number: Int, of id: Tutorial.ID) async throws -> Revision {
        try await database.read { db in
            guard
                let revision = try Revision.fetchOne(
                    db, sql: "SELECT * FROM revision WHERE tutorial = ? AND number = ?", arguments: [id, number])
            else { throw Refusal(.revisionMissing) }
            return revision
        }
    }

    /// Makes the draft the next revision, shown at once, and drops the draft.
    /// - Parameters:
    ///   - version: of the draft that was judged; a later one is not published unseen.
    ///   - schema: of the content type that judged it, and `moduleRevision` its hash in the archive.
    ///   - searchText: what the search finds it by, beside title and summary.
    /// - Throws: `Refusal.draftMissing`, `.draftConflict`.
    package func publish(
        _ id: Tutorial.ID, version: Int, schema: Int, moduleRevision: String? = nil, cover: Photo?,
        searchText: String, by member: Member, at date: Date
    ) async throws -> Tutorial {
        try await database.writePublic { db in
            guard var tutorial = try Tutorials.find("tutorial.id = ?", id.description, db),
                let draft = try Draft.fetchOne(db, key: id.description)
            else { throw Refusal(.draftMissing) }
            guard draft.version == version else { throw Refusal(.draftConflict) }
            let number = try Tutorials.nextNumber(of: id, db)
            let revision = Revision(
                tutorial: id, number: number, content: draft.content, schema: schema, moduleRevision: moduleRevision,
                publishedAt: date, publishedBy: member.id)
            try Tutorials.keep(revision, db)
            try Files.settle(draft.content.files, of: id, db)
            try Tutorials.takeSlug(for: draft.content.title, of: &tutorial, db)
            try Tutorials.show(revision, cover: cover, searchText: searchText, of: tutorial, at: date, db)
            try Tags.set(draft.tags, of: id, db)
            try db.execute(sql: "DELETE FROM draft WHERE tutorial = ?", arguments: [id])
            if number > 1 { try Notices.tellAuthors(of: tutorial, kind: .edited, by: member, at: date, db) }
            guard let published = try Tutorials.find("tutorial.id = ?", id.description, db) else {
                throw Refusal(.tutorialMissing)
            }
            return published
        }
    }

    static func nextNumber(of id: Tutorial.ID, _ db: GRDB.Database) throws -> Int {
        (try Int.fetchOne(db, sql: "SELECT max(number) FROM revision WHERE tutorial = ?", arguments: [id]) ?? 0) + 1
    }

    /// Writes a revision down, with the files that it shows.
    static func keep(_ revision: Revision, _ db: GRDB.Database) throws {
        try revision.insert(db)
        for file in revision.content.files {
            try db.execute(
                sql: """
                    INSERT INTO revisionFile (file, tutorial, number)
                    SELECT id, tutorial, ? FROM mediaFile WHERE id = ? AND tutorial = ?
                    """,
                arguments: [revision.number, file, revision.tutorial])
        }
    }

    /// The address follows the title; addresses it had before keep leading to it.
    private static func takeSlug(for title: String, of tutorial: inout Tutorial, _ db: GRDB.Database) throws {
        let wanted = Slug.make(from: title)
        guard tutorial.slug != wanted, !tutorial.slug.hasPrefix("\(wanted)-") || tutorial.revision == 0 else { return }
        var slug = wanted
        var number = 1
        while try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM tutorial WHERE slug = ?1 AND id != ?2)
                    OR EXISTS (SELECT 1 FROM oldSlug WHERE slug = ?1 AND tutorial != ?2)
                """,
            arguments: [slug, tutorial.id]) == true
        {
            number += 1
            slug = "\(wanted)-\(number)"
        }
        if tutorial.revision > 0 {
            try db.execute(
                sql: "INSERT OR REPLACE INTO oldSlug (slug, tutorial) VALUES (?, ?)",
                arguments: [tutorial.slug, tutorial.id])
        }
        try db.execute(sql: "DELETE FROM oldSlug WHERE slug = ?", arguments: [slug])
        tutorial.slug = slug
    }

    private static func show(
        _ revision: Revision, cover: Photo?, searchText: String, of tutorial: Tutorial, at date: Date,
        _ db: GRDB.Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE tutorial SET state = 'published', slug = :slug, revision = :revision, title = :title,
                    summary = :summary,
                    cover = (SELECT id FROM mediaFile WHERE id = :cover AND tutorial = :id), coverAlt = :coverAlt, stepCount = :steps,
                    publishedAt = coalesce(publishedAt, :date), revisedAt = :date
                WHERE id = :id
                """,
            arguments: [
                "slug": tutorial.slug, "revision": revision.number, "title": revision.content.title,
                "summary": revision.content.summary, "cover": cover?.file, "coverAlt": cover?.alt ?? "",
                "steps": revision.content.steps.count, "date": date.milliseconds, "id": tutorial.id,
            ])
        try Search.index(tutorial.id, revision.content, text: searchText, db)
    }
}
