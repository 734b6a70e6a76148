package import Domain
package import Foundation
import GRDB

extension ResumableUpload: Record {
    static let databaseTableName = "resumableUpload"
}

/// Files that come by pieces, as rows; the pieces are Media's.
package struct ResumableUploads: Sendable {
    let database: Database

    private static let unfinished = "file IS NULL AND refusal IS NULL AND expiresAt > ?"

    /// Begins one.
    /// - Throws: `Refusal` `.uploadTooMany` for its tutorial, `.uploadTooMuch` for its member.
    package func add(_ upload: ResumableUpload) async throws {
        try await database.write { db in
            let now = upload.createdAt.milliseconds
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM resumableUpload WHERE tutorial = ? AND \(Self.unfinished)",
                arguments: [upload.tutorial, now])
            guard count ?? 0 < Limits.unfinishedUploads else {
                throw Refusal(.uploadTooMany, ["limit": .number(Limits.unfinishedUploads)])
            }
            let bytes = try Int.fetchOne(
                db, sql: "SELECT sum(length) FROM resumableUpload WHERE member = ? AND \(Self.unfinished)",
                arguments: [upload.member, now])
            guard (bytes ?? 0) + upload.length <= Limits.unfinishedBytes else {
                throw Refusal(.uploadTooMuch, ["limit": .bytes(Limits.unfinishedBytes)])
            }
            try upload.insert(db)
        }
    }

    /// What `member` sends for `tutorial` under this id, expired or not.
    package func find(
        _ id: ResumableUpload.ID, of tutorial: Tutorial.ID, by member: Member.ID
    ) async throws -> ResumableUpload? {
        try await database.read { db in
            try ResumableUpload.fetchOne(
                db, sql: "SELECT * FROM resumableUpload WHERE id = ? AND tutorial = ? AND member = ?",
                arguments: [id, tutorial, member])
        }
    }

    /// Says which file it became, in the transaction that writes the file down: nothing is taken twice.
    /// - Throws: `Refusal` `.uploadMissing` when it is gone, or has come to an end already.
    static func settle(_ id: ResumableUpload.ID, as file: MediaFile.ID, _ db: GRDB.Database) throws {
        try db.execute(
            sql: "UPDATE resumableUpload SET file = ? WHERE id = ? AND file IS NULL AND refusal IS NULL",
            arguments: [file, id])
        guard db.changesCount == 1 else { throw Refusal(.uploadMissing) }
    }

    /// Says why its check said no; it goes soon.
    package func refuse(_ id: ResumableUpload.ID, _ reasons: [ResumableUpload.Reason], until date: Date) async throws {
        try await database.write { db in
            guard var upload = try ResumableUpload.fetchOne(db, key: id.description), upload.file == nil else { return }
            upload.refusal = reasons
            upload.expiresAt = date
            try upload.update(db)
        }
    }

    package func remove(_ id: ResumableUpload.ID) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM resumableUpload WHERE id = ?", arguments: [id])
        }
    }

    /// Those whose time was over at `date`, oldest first.
    package func expired(at date: Date) async throws -> [ResumableUpload.ID] {
        try await database.read { db in
            try ResumableUpload.ID.fetchAll(
                db, sql: "SELECT id FROM resumableUpload WHERE expiresAt <= ? ORDER BY expiresAt, id",
                arguments: [date.milliseconds])
        }
    }

    /// Those that have not come to an end: their pieces are still needed.
    package func unfinishedIDs() async throws -> Set<ResumableUpload.ID> {
        try await database.read { db in
            try ResumableUpload.ID.fetchSet(
                db, sql: "SELECT id FROM resumableUpload WHERE file IS NULL AND refusal IS NULL")
        }
    }
}
