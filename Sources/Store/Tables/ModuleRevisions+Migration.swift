import Domain
package import Foundation
import GRDB

/// Carrying what was written for an earlier schema to a later one.
extension ModuleRevisions {
    /// What `migrate` would do, now; nothing is written.
    package func rehearse(_ order: MigrationOrder) async throws -> MigrationReport {
        try await database.read { db in
            try Self.walk(order, db) { _, _, _ in }
        }
    }

    /// Carries every draft and every shown revision of the module, or none of them.
    ///
    /// A draft is changed in its place, as if saved by nobody's page. What readers see becomes a revision of its own:
    /// those before it stay as they were published.
    /// - Parameter check: is given each draft and each tutorial as it will be read, before anything is kept for good;
    ///   when it throws, nothing has been written.
    package func migrate(
        _ order: MigrationOrder, at date: Date, check: @Sendable @escaping (ReadTutorial) throws -> Void
    ) async throws -> MigrationReport {
        try await database.writePublic { db in
            try Self.walk(order, db) { tutorial, source, carried in
                switch source {
                case .draft(let draft): try check(Self.rewrite(draft, of: tutorial, carried, order, db))
                case .shown(let revision):
                    try check(Self.append(carried, after: revision, of: tutorial, order, at: date, db))
                }
            }
        }
    }

    private enum Source {
        case draft(Draft)
        case shown(Revision)

        var parts: (content: Content, schema: Int, hash: String?, isDraft: Bool) {
            switch self {
            case .draft(let draft): (draft.content, draft.schema, draft.moduleRevision, true)
            case .shown(let revision): (revision.content, revision.schema, revision.moduleRevision, false)
            }
        }
    }

    private static func walk(
        _ order: MigrationOrder, _ db: GRDB.Database, _ body: (Tutorial, Source, CarriedContent) throws -> Void
    ) throws -> MigrationReport {
        var report = MigrationReport()
        let ids = try Tutorial.ID.fetchAll(
            db, sql: "SELECT id FROM tutorial WHERE type = ? ORDER BY createdAt, id", arguments: [order.module])
        for id in ids {
            guard let tutorial = try Tutorials.find("tutorial.id = ?", id.description, db) else { continue }
            for source in try sources(of: tutorial, db) {
                let (content, schema, hash, isDraft) = source.parts
                guard schema < order.schema else {
                    report.newer += schema > order.schema ? 1 : 0
                    continue
                }
                let carried = try order.carry(content, schema, hash)
                try body(tutorial, source, carried)
                report.entries.append(
                    MigrationReport.Entry(
                        tutorial: id, slug: tutorial.slug, title: content.title, isDraft: isDraft, schema: schema,
                        changed: content.changedFields(in: carried.content),
                        leftovers: Array(carried.content.leftovers.dropFirst(content.leftovers.count))))
            }
        }
        return report
    }

    private static func sources(of tutorial: Tutorial, _ db: GRDB.Database) throws -> [Source] {
        let draft = try Draft.fetchOne(db, key: tutorial.id.description)
        let shown = try Revision.fetchOne(
            db, sql: "SELECT * FROM revision WHERE tutorial = ? AND number = ?",
            arguments: [tutorial.id, tutorial.revision])
        return [draft.map(Source.draft), shown.map(Source.shown)].compactMap { $0 }
    }

    private static func rewrite(
        _ draft: Draft, of tutorial: Tutorial, _ carried: CarriedContent, _ order: MigrationOrder, _ db: GRDB.Database
    ) throws -> ReadTutorial {
        var draft = draft
        draft.content = carried.content
        draft.schema = order.schema
        draft.moduleRevision = order.moduleRevision
        draft.version += 1
        // A page that is open on it shows the old form: what it saves next must not pass for a later version.
        draft.editor = ""
        try draft.update(db)
        return try Tutorials.preview(tutorial, draft, db)
    }

    private static func append(
        _ carried: CarriedContent, after shown: Revision, of tutorial: Tutorial, _ order: MigrationOrder,
        at date: Date, _ db: GRDB.Database
    ) throws -> ReadTutorial {
        let number = try Tutorials.nextNumber(of: tutorial.id, db)
        let revision = Revision(
            tutorial: tutorial.id, number: number, content: carried.content, schema: order.schema,
            moduleRevision: order.moduleRevision, publishedAt: date, publishedBy: shown.publishedBy, byMigration: true)
        try Tutorials.keep(revision, db)
        try db.execute(
            sql: """
                UPDATE tutorial SET revision = :number, coverAlt = :coverAlt,
                    cover = (SELECT id FROM mediaFile WHERE id = :cover AND tutorial = :id)
                WHERE id = :id
                """,
            arguments: [
                "number": number, "cover": carried.cover?.file, "coverAlt": carried.cover?.alt ?? "",
                "id": tutorial.id,
            ])
        try Search.index(tutorial.id, carried.content, text: carried.searchText, db)
        guard let moved = try Tutorials.find("tutorial.id = ?", tutorial.id.description, db) else {
            throw Refusal(.tutorialMissing)
        }
        return try Tutorials.read(moved, revision, tags: try Tags.all(of: tutorial.id, db), db)
    }
}

extension Content {
    /// Ids of the fields that are answered otherwise in `other`, sorted.
    fileprivate func changedFields(in other: Content) -> [String] {
        Set(fields.keys).union(other.fields.keys).filter { fields[$0] != other.fields[$0] }.sorted()
    }
}
