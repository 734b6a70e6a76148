package import Domain
package import Foundation
import GRDB

extension MediaFile: Record {
    static let databaseTableName = "mediaFile"
}

/// Photos and documents, as rows; the bytes are Media's.
package struct Files: Sendable {
    let database: Database

    /// Writes a checked file down.
    /// - Parameter upload: by which it came, when it came by pieces.
    /// - Throws: `Refusal` `.uploadMissing` when that has come to an end already: nothing is written then.
    package func add(
        _ file: MediaFile, to tutorial: Tutorial.ID, from upload: ResumableUpload.ID? = nil, at date: Date
    ) async throws {
        try await database.write { db in
            try Self.insert(file, to: tutorial, at: date, db)
            if let upload { try ResumableUploads.settle(upload, as: file.id, db) }
        }
    }

    /// Writes a file down whose check was unavailable when it came: what names it shows it from now on.
    package func release(_ file: MediaFile, from withheld: Withheld, at date: Date) async throws {
        try await database.writePublic { db in
            try Self.insert(file, to: withheld.tutorial, at: date, db)
            try db.execute(sql: "DELETE FROM withheld WHERE id = ?", arguments: [file.id])
            try db.execute(
                sql: """
                    INSERT INTO revisionFile (file, tutorial, number)
                    SELECT ?1, tutorial, number FROM revision WHERE tutorial = ?2 AND instr(content, ?1) > 0
                    """,
                arguments: [file.id, withheld.tutorial])
        }
    }

    private static func insert(
        _ file: MediaFile, to tutorial: Tutorial.ID, at date: Date, _ db: GRDB.Database
    ) throws {
        var values = try file.databaseDictionary
        values["tutorial"] = tutorial.databaseValue
        values["createdAt"] = date.milliseconds.databaseValue
        let columns = values.keys.sorted()
        try db.execute(
            sql: """
                INSERT INTO mediaFile (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                """,
            arguments: StatementArguments(columns.map { values[$0] ?? .null }))
        try holdDigests(of: file, db)
    }

    /// Changes what a row stands for: marks burned in, a photo turned, a blank copy made.
    ///
    /// What it stood for before is let go of.
    /// - Returns: false when the row is gone, or no longer stands for `expected`: nothing is written then.
    package func change(_ file: MediaFile, from expected: MediaFile) async throws -> Bool {
        let change: @Sendable (GRDB.Database) throws -> Bool = { db in
            guard let standing = try MediaFile.fetchOne(db, key: file.id.description),
                standing.digest == expected.digest, standing.marks == expected.marks
            else { return false }
            var file = file
            file.inspections = standing.inspections
            try file.update(db)
            try Self.holdDigests(of: file, db)
            return true
        }
        // A copy made for a download changes no page.
        return file.renditions == expected.renditions
            ? try await database.write(change) : try await database.writePublic(change)
    }

    /// The digests of a row, and no others.
    static func holdDigests(of file: MediaFile, _ db: GRDB.Database) throws {
        let held = try String.fetchSet(db, sql: "SELECT digest FROM fileDigest WHERE file = ?", arguments: [file.id])
        for digest in held.subtracting(file.digests) {
            try db.execute(sql: "DELETE FROM fileDigest WHERE digest = ? AND file = ?", arguments: [digest, file.id])
        }
        for digest in file.digests.subtracting(held) {
            try db.execute(sql: "INSERT INTO fileDigest VALUES (?, ?)", arguments: [digest, file.id])
        }
    }

    /// The files sent for a tutorial, whether or not it still shows them.
    package func all(of tutorial: Tutorial.ID) async throws -> [MediaFile.ID: MediaFile] {
        try await database.read { db in
            let files = try MediaFile.fetchAll(
                db, sql: "SELECT * FROM mediaFile WHERE tutorial = ?", arguments: [tutorial])
            return Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0) })
        }
    }

    /// A file that `viewer` may see: some revision they may read refers to it and no program holds it back, or they
    /// write the tutorial it was sent for.
    ///
    /// Nil otherwise, whether or not it exists.
    package func find(_ id: MediaFile.ID, for viewer: Viewer) async throws -> MediaFile? {
        try await database.read { db in
            try MediaFile.fetchOne(
                db,
                sql: """
                    SELECT mediaFile.* FROM mediaFile WHERE mediaFile.id = :file AND (
                        NOT \(Self.heldBack)
                        AND EXISTS (SELECT 1 FROM revisionFile JOIN tutorial ON tutorial.id = revisionFile.tutorial
                                WHERE revisionFile.file = :file AND \(TutorialCard.readable))
                        OR EXISTS (SELECT 1 FROM tutorial WHERE tutorial.id = mediaFile.tutorial AND (
                            tutorial.author = :viewer OR EXISTS (SELECT 1 FROM coAuthor
                                WHERE coAuthor.tutorial = tutorial.id AND coAuthor.member = :viewer))))
                    """,
                arguments: TutorialCard.readableArguments(viewer) + ["file": id])
        }
    }

    /// True when a published revision refers to it.
    package func isPublished(_ id: MediaFile.ID) async throws -> Bool {
        try await database.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM revisionFile WHERE file = ?)", arguments: [id]) ?? false
        }
    }

    /// Those of `ids` that were sent for `tutorial`: naming another's file must not open it.
    static func find(_ ids: Set<MediaFile.ID>, of tutorial: Tutorial.ID, _ db: GRDB.Database) throws
        -> [MediaFile.ID: MediaFile]
    {
        guard !ids.isEmpty else { return [:] }
        let files = try MediaFile.fetchAll(
            db, sql: "SELECT * FROM mediaFile WHERE tutorial = ?", arguments: [tutorial])
        return Dictionary(uniqueKeysWithValues: files.filter { ids.contains($0.id) }.map { ($0.id, $0) })
    }

    /// What was drawn on the photos of a publication stands from now on: the pictures without it are let go of.
    static func settle(_ ids: Set<MediaFile.ID>, of tutorial: Tutorial.ID, _ db: GRDB.Database) throws {
        for var file in try find(ids, of: tutorial, db).values where file.unmarked != nil {
            file.unmarked = nil
            try file.update(db)
            try holdDigests(of: file, db)
        }
    }
}
