package import Domain
package import Foundation
import GRDB

extension MediaFile: Record {
    static let databaseTableName = "mediaFile"
}

/// Photos and documents, as rows; the bytes are Media's.
package struct Files: Sendable {
    let database: Database

    package func add(_ file: MediaFile, to tutorial: Tutorial.ID, at date: Date) async throws {
        try await database.write { db in
            let renditions = try MediaFile.databaseJSONEncoder(for: "renditions").encode(file.renditions)
            try db.execute(
                sql: """
                    INSERT INTO mediaFile (id, tutorial, kind, format, name, size, width, height, takenAt, digest,
                                           renditions, createdAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    file.id, tutorial, file.kind.rawValue, file.format, file.name, file.size, file.width, file.height,
                    file.takenAt?.milliseconds, file.digest, String(decoding: renditions, as: UTF8.self),
                    date.milliseconds,
                ])
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

    /// A file that `viewer` may see: some revision they may read refers to it, or they write the tutorial it was sent
    /// for.
    ///
    /// Nil otherwise, whether or not it exists.
    package func find(_ id: MediaFile.ID, for viewer: Viewer) async throws -> MediaFile? {
        try await database.read { db in
            try MediaFile.fetchOne(
                db,
                sql: """
                    SELECT mediaFile.* FROM mediaFile WHERE mediaFile.id = :file AND (
                        EXISTS (SELECT 1 FROM revisionFile JOIN tutorial ON tutorial.id = revisionFile.tutorial
                                WHERE revisionFile.file = :file AND \(TutorialCard.readable))
                        OR EXISTS (SELECT 1 FROM tutorial WHERE tutorial.id = mediaFile.tutorial AND (
                            tutorial.author = :viewer OR EXISTS (SELECT 1 FROM coAuthor
                                WHERE coAuthor.tutorial = tutorial.id AND coAuthor.member = :viewer))))
                    """,
                arguments: TutorialCard.readableArguments(viewer) + ["file": id])
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
}
