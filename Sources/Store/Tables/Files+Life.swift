package import Domain
package import Foundation
import GRDB

/// How files end: rows that nothing refers to, then bytes that no row stands for.
extension Files {
    /// Nothing names the file: no published revision, no card, no draft with its removed steps, nothing set aside.
    private static let unreferenced = """
        NOT EXISTS (SELECT 1 FROM revisionFile WHERE revisionFile.file = mediaFile.id)
        AND NOT EXISTS (SELECT 1 FROM tutorial WHERE tutorial.cover = mediaFile.id)
        AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.tutorial = mediaFile.tutorial
            AND (instr(draft.content, mediaFile.id) > 0 OR instr(draft.removed, mediaFile.id) > 0))
        AND NOT EXISTS (SELECT 1 FROM setAside WHERE setAside.tutorial = mediaFile.tutorial
            AND instr(setAside.content, mediaFile.id) > 0)
        """

    /// Removes the rows that came before `date` and that nothing refers to.
    /// - Returns: how many.
    package func removeUnreferenced(before date: Date) async throws -> Int {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM mediaFile WHERE createdAt < ? AND \(Self.unreferenced)",
                arguments: [date.milliseconds])
            return db.changesCount
        }
    }

    /// Files of the media folder that some row let go of.
    package func letGo() async throws -> [String] {
        try await database.read { db in try String.fetchAll(db, sql: "SELECT digest FROM letGo ORDER BY digest") }
    }

    /// Unlinks one of them, unless a row stands for it again: looked at in the transaction that forgets it.
    /// - Parameter unlink: false leaves it for the next time.
    /// - Returns: true when it was unlinked.
    package func unlink(_ digest: String, with unlink: @Sendable @escaping (String) throws -> Bool) async throws -> Bool
    {
        try await database.write { db in
            guard try !Self.isHeld(digest, db) else {
                try db.execute(sql: "DELETE FROM letGo WHERE digest = ?", arguments: [digest])
                return false
            }
            guard try unlink(digest) else { return false }
            try db.execute(sql: "DELETE FROM letGo WHERE digest = ?", arguments: [digest])
            return true
        }
    }

    private static func isHeld(_ digest: String, _ db: GRDB.Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM fileDigest WHERE digest = ?)", arguments: [digest]) ?? false
    }

    /// Every digest that some row stands for, with the names and ids of the rows.
    package func held() async throws -> [String: [(id: MediaFile.ID, tutorial: Tutorial.ID, name: String)]] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT fileDigest.digest, mediaFile.id, mediaFile.tutorial, mediaFile.name FROM fileDigest
                    JOIN mediaFile ON mediaFile.id = fileDigest.file
                    """)
            return Dictionary(grouping: rows) { $0["digest"] as String }
                .mapValues { rows in rows.map { ($0["id"], $0["tutorial"], $0["name"]) } }
        }
    }
}
