package import Domain
package import Foundation
import GRDB

/// Documents that programs of their content type look at.
extension Files {
    /// True in SQL for a file that readers do not get; see `MediaFile.isHeldBack`.
    static let heldBack = """
        EXISTS (SELECT 1 FROM json_each(mediaFile.inspections)
            WHERE json_extract(value, '$.state') = 'unavailable' OR json_extract(value, '$.verdict') = 'refuse')
        """

    /// A document that some program has yet to look at.
    package struct Uninspected: Sendable {
        package let file: MediaFile
        package let tutorial: Tutorial.ID
    }

    /// Documents of which some program could not say anything; oldest first.
    ///
    /// O(their number).
    /// - Parameter alsoUnseen: those as well of which some program was not run.
    package func uninspected(alsoUnseen: Bool) async throws -> [Uninspected] {
        let unseen = alsoUnseen ? " OR instr(inspections, '\"notRun\"') > 0" : ""
        return try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM mediaFile
                    WHERE instr(inspections, '"unavailable"') > 0\(unseen)
                    ORDER BY createdAt, id
                    """)
            return try rows.map { row in
                Uninspected(file: try MediaFile(row: row), tutorial: row["tutorial"])
            }
        }
    }

    /// Writes down what programs say of a document now, in the place of what they said before.
    ///
    /// Whoever waited for a program that refuses in the end is told: its author may have published around it.
    /// - Parameter kept: ids of the programs whose word counts; nil keeps all, and so does a published file: a draft
    ///   that has it elsewhere must not give it to readers.
    /// - Returns: the row as it stands then; nil when it is gone.
    package func inspect(
        _ id: MediaFile.ID, _ said: [FileInspection], keeping kept: Set<String>? = nil, at date: Date
    ) async throws -> MediaFile? {
        let isPublished = try await isPublished(id)
        let write: @Sendable (GRDB.Database) throws -> MediaFile? = { db in
            guard let before = try MediaFile.fetchOne(db, key: id.description) else { return nil }
            var file = before
            file.take(said)
            if let kept, !isPublished { file.inspections.removeAll { !kept.contains($0.inspector) } }
            guard file != before else { return before }
            try file.update(db)
            if before.awaitsInspection, said.contains(where: { $0.verdict == .refuse }) {
                try Self.tell(of: file, at: date, db)
            }
            return file
        }
        return isPublished ? try await database.writePublic(write) : try await database.write(write)
    }

    private static func tell(of file: MediaFile, at date: Date, _ db: GRDB.Database) throws {
        let owner = try String.fetchOne(
            db, sql: "SELECT tutorial FROM mediaFile WHERE id = ?", arguments: [file.id])
        guard let owner, let tutorial = try Tutorials.find("tutorial.id = ?", owner, db) else { return }
        try Notices.insert(
            Notice(
                member: tutorial.author, kind: .fileRefused, actor: file.name, tutorial: tutorial.id, createdAt: date),
            db)
    }
}
