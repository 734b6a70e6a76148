package import Domain
import Foundation
import GRDB

extension ModuleRevision: Record {
    static let databaseTableName = "moduleRevision"
}

/// An archived revision, and how many drafts and shown tutorials are written with it.
package struct ModuleUse: Sendable {
    package let revision: ModuleRevision
    package let drafts: Int
    package let tutorials: Int
}

/// The archive of content types: never emptied, so that what was written with one can always be read with it.
package struct ModuleRevisions: Sendable {
    let database: Database

    /// The oldest accepted revision of a row's content type and schema: what rows without a hash stand for.
    ///
    /// - Parameters:
    ///   - type: SQL for the module's id.
    ///   - schema: SQL for the schema number.
    private static func oldest(of type: String, schema: String) -> String {
        """
        (SELECT hash FROM moduleRevision AS oldest WHERE oldest.module = \(type) AND oldest.schema = \(schema)
            ORDER BY firstAcceptedAt, rowid LIMIT 1)
        """
    }

    /// Keeps what a module is from `acceptedAt` on; the one that is in use already is left as it is.
    package func accept(_ revision: ModuleRevision) async throws {
        try await database.write { db in
            guard try Self.latest(of: revision.module, db)?.hash != revision.hash else { return }
            let files = try revision.databaseDictionary["files"]
            try db.execute(
                sql: """
                    INSERT INTO moduleRevision (hash, module, schema, version, files, acceptedAt, firstAcceptedAt)
                    VALUES (:hash, :module, :schema, :version, :files, :date, :date)
                    ON CONFLICT (hash) DO UPDATE SET acceptedAt = :date
                    """,
                arguments: [
                    "hash": revision.hash, "module": revision.module, "schema": revision.schema,
                    "version": revision.version, "files": files, "date": revision.acceptedAt.milliseconds,
                ])
        }
    }

    /// The one last accepted, or nil for a module that was never accepted.
    package func latest(of module: String) async throws -> ModuleRevision? {
        try await database.read { db in try Self.latest(of: module, db) }
    }

    private static func latest(of module: String, _ db: GRDB.Database) throws -> ModuleRevision? {
        try ModuleRevision.fetchOne(
            db, sql: "SELECT * FROM moduleRevision WHERE module = ? ORDER BY acceptedAt DESC, rowid DESC LIMIT 1",
            arguments: [module])
    }

    package func find(_ hash: String) async throws -> ModuleRevision? {
        try await database.read { db in try ModuleRevision.fetchOne(db, key: hash) }
    }

    /// The revision that a draft or a published revision was written with.
    /// - Parameters:
    ///   - hash: as the row names it; nil for a row from before the archive.
    ///   - module: id of its content type.
    package func find(_ hash: String?, of module: String, schema: Int) async throws -> ModuleRevision? {
        try await database.read { db in
            try ModuleRevision.fetchOne(
                db,
                sql: """
                    SELECT * FROM moduleRevision
                    WHERE hash = coalesce(:hash, \(Self.oldest(of: ":module", schema: ":schema")))
                    """,
                arguments: ["hash": hash, "module": module, "schema": schema])
        }
    }

    /// What has to be read to show every draft and every shown revision with its own; by module and schema.
    package func inUse() async throws -> [ModuleUse] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT moduleRevision.*, sum(isDraft) AS drafts, count(*) - sum(isDraft) AS tutorials FROM (
                        SELECT coalesce(draft.moduleRevision,
                                        \(Self.oldest(of: "tutorial.type", schema: "draft.schema"))) AS hash,
                            1 AS isDraft
                        FROM draft JOIN tutorial ON tutorial.id = draft.tutorial
                        UNION ALL
                        SELECT coalesce(revision.moduleRevision,
                                        \(Self.oldest(of: "tutorial.type", schema: "revision.schema"))) AS hash,
                            0 AS isDraft
                        FROM tutorial JOIN revision
                            ON revision.tutorial = tutorial.id AND revision.number = tutorial.revision
                    ) AS written
                    JOIN moduleRevision ON moduleRevision.hash = written.hash
                    GROUP BY moduleRevision.hash ORDER BY module, schema, firstAcceptedAt
                    """)
            return try rows.map {
                ModuleUse(revision: try ModuleRevision(row: $0), drafts: $0["drafts"], tutorials: $0["tutorials"])
            }
        }
    }

    /// True when anything was ever written with the module: what nobody has written with may change in any way.
    package func isUsed(_ module: String) async throws -> Bool {
        try await database.read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tutorial WHERE type = ?)", arguments: [module])
                ?? false
        }
    }

    /// Drafts and shown tutorials of the module that are written for a schema before `schema`.
    package func countOutdated(_ module: String, before schema: Int) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM draft JOIN tutorial ON tutorial.id = draft.tutorial
                            WHERE type = ?1 AND draft.schema < ?2)
                        + (SELECT count(*) FROM tutorial JOIN revision
                               ON revision.tutorial = tutorial.id AND revision.number = tutorial.revision
                           WHERE type = ?1 AND revision.schema < ?2)
                    """,
                arguments: [module, schema]) ?? 0
        }
    }
}
