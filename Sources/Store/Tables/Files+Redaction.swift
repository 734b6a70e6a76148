package import Domain
package import Foundation
import GRDB

/// Drawing on photos: the row changes, and what it stood for before is let go of.
extension Files {
    /// The photo as its authors drew on it.
    ///
    /// Once it is published nothing remembers it without the drawings, whatever `file` says: it may have been published
    /// while they were being burned in.
    /// - Returns: false when the row is gone, or no longer stands for `expected`: nothing is written then.
    package func draw(_ file: MediaFile, from expected: MediaFile) async throws -> Bool {
        try await database.writePublic { db in try Self.replace(expected, by: file, db) }
    }

    /// The photo as somebody blurred it who did not write its tutorial: its authors are told why, and the public log
    /// says who did it.
    ///
    /// The reason may tell of what nobody should know: it goes to the authors alone.
    /// - Parameter reason: one sentence.
    /// - Returns: as `draw`.
    package func redact(
        _ file: MediaFile, from expected: MediaFile, of tutorial: Tutorial, by member: Member, reason: String,
        at date: Date
    ) async throws -> Bool {
        try await database.writePublic { db in
            guard try Self.replace(expected, by: file, db) else { return false }
            for author in [tutorial.author] + tutorial.coAuthors where author != member.id {
                let notice = Notice(
                    member: author, kind: .photoRedacted, actor: "\(member.name)\u{a0}: \(reason)",
                    tutorial: tutorial.id,
                    createdAt: date)
                try Notices.insert(notice, db)
            }
            let author = try Member.fetchOne(db, key: tutorial.author.description)
            let entry = LogEntry(
                kind: .photoRedacted, actor: member.name, subject: author?.name ?? "", townHall: tutorial.townHall,
                createdAt: date)
            try PublicLog.insert(entry, db)
            return true
        }
    }

    private static func replace(_ expected: MediaFile, by file: MediaFile, _ db: GRDB.Database) throws -> Bool {
        guard let standing = try MediaFile.fetchOne(db, key: file.id.description),
            standing.digest == expected.digest, standing.marks == expected.marks
        else { return false }
        var file = file
        file.inspections = standing.inspections
        if try isPublished(file.id, db) { file.unmarked = nil }
        try file.update(db)
        try holdDigests(of: file, db)
        return true
    }

    private static func isPublished(_ id: MediaFile.ID, _ db: GRDB.Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM revisionFile WHERE file = ?)", arguments: [id])
            ?? false
    }

    /// The photos of a tutorial that some published revision shows, in the order in which they came.
    package func published(of tutorial: Tutorial.ID) async throws -> [MediaFile] {
        try await database.read { db in
            try MediaFile.fetchAll(
                db,
                sql: """
                    SELECT * FROM mediaFile WHERE tutorial = ? AND kind = 'photo'
                        AND EXISTS (SELECT 1 FROM revisionFile WHERE revisionFile.file = mediaFile.id)
                    ORDER BY createdAt, id
                    """,
                arguments: [tutorial])
        }
    }
}
