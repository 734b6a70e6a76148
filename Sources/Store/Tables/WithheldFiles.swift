package import Domain
package import Foundation
import GRDB

extension Withheld: Record {
    static let databaseTableName = "withheld"
}

/// Files that wait for their check.
package struct WithheldFiles: Sendable {
    let database: Database

    /// - Parameter upload: by which it came, when it came by pieces.
    /// - Throws: `Refusal` `.uploadMissing` when that has come to an end already: nothing is written then.
    package func add(_ file: Withheld, from upload: ResumableUpload.ID? = nil) async throws {
        try await database.write { db in
            try file.insert(db)
            if let upload { try ResumableUploads.settle(upload, as: file.id, db) }
        }
    }

    package func all(of tutorial: Tutorial.ID) async throws -> [MediaFile.ID: Withheld] {
        try await database.read { db in
            let files = try Withheld.fetchAll(
                db, sql: "SELECT * FROM withheld WHERE tutorial = ?", arguments: [tutorial])
            return Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0) })
        }
    }

    package func ids() async throws -> Set<MediaFile.ID> {
        try await database.read { db in try MediaFile.ID.fetchSet(db, sql: "SELECT id FROM withheld") }
    }

    /// Those whose next try is due, oldest first.
    package func due(at date: Date) async throws -> [Withheld] {
        try await database.read { db in
            try Withheld.fetchAll(
                db, sql: "SELECT * FROM withheld WHERE nextAt <= ? ORDER BY createdAt", arguments: [date.milliseconds])
        }
    }

    /// Counts a try that did not come to a verdict.
    package func postpone(_ file: Withheld, at date: Date) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE withheld SET attempts = attempts + 1, nextAt = ? WHERE id = ?",
                arguments: [date.addingTimeInterval(Withheld.pause(after: file.attempts + 1)).milliseconds, file.id])
        }
    }

    /// Gives a file up: its check said no, or never came to a verdict.
    ///
    /// Its author is told.
    package func giveUp(_ file: Withheld, at date: Date) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM withheld WHERE id = ?", arguments: [file.id])
            guard let tutorial = try Tutorials.find("tutorial.id = ?", file.tutorial.description, db) else { return }
            try Notices.insert(
                Notice(
                    member: tutorial.author, kind: .fileRefused, actor: file.name, tutorial: tutorial.id,
                    createdAt: date), db)
        }
    }
}
