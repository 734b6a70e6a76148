package import Domain
package import Foundation
import GRDB

extension Invitation: Record {
    static let databaseTableName = "invitation"
}

/// Invitations, by the SHA-256 of their code.
package struct Invitations: Sendable {
    let database: Database

    package func add(_ invitation: Invitation, codeDigest: String) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO invitation (id, codeDigest, townHall, inviter, expiresAt, uses, maximumUses, createdAt)
                    VALUES (?, ?, ?, ?, ?, 0, ?, ?)
                    """,
                arguments: [
                    invitation.id, codeDigest, invitation.townHall, invitation.inviter,
                    invitation.expiresAt.milliseconds, invitation.maximumUses, invitation.createdAt.milliseconds,
                ])
        }
    }

    /// Those a member made, newest first.
    package func all(by member: Member.ID) async throws -> [Invitation] {
        try await database.read { db in
            try Invitation.fetchAll(
                db, sql: "SELECT * FROM invitation WHERE inviter = ? ORDER BY createdAt DESC LIMIT 100",
                arguments: [member])
        }
    }

    /// The invitation of a code, usable at `date`.
    /// - Throws: `Refusal.invitationMissing`, `.invitationExpired`, `.invitationUsedUp`.
    package func find(codeDigest: String, at date: Date) async throws -> Invitation {
        try await database.read { db in try Invitations.usable(codeDigest: codeDigest, at: date, db) }
    }

    /// Makes the account and counts the use together.
    /// - Throws: as `find`, and as making a member does.
    package func accept(
        codeDigest: String, name: String, identifier: String, service: String, password: String, at date: Date
    ) async throws -> Member {
        try await database.writePublic { db in
            let invitation = try Invitations.usable(codeDigest: codeDigest, at: date, db)
            try db.execute(sql: "UPDATE invitation SET uses = uses + 1 WHERE id = ?", arguments: [invitation.id])
            let member = Member(name: name, identifier: identifier, townHall: invitation.townHall, service: service)
            try Members.insert(member, password: password, at: date, db)
            try Notices.insert(
                Notice(member: invitation.inviter, kind: .invitationUsed, actor: name, createdAt: date), db)
            return member
        }
    }

    /// Only its maker can.
    ///
    /// Unknown ids change nothing.
    package func revoke(_ id: Invitation.ID, by member: Member.ID, at date: Date) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE invitation SET revokedAt = ? WHERE id = ? AND inviter = ? AND revokedAt IS NULL",
                arguments: [date.milliseconds, id, member])
        }
    }

    private static func usable(codeDigest: String, at date: Date, _ db: GRDB.Database) throws -> Invitation {
        let found = try Invitation.fetchOne(
            db, sql: "SELECT * FROM invitation WHERE codeDigest = ?", arguments: [codeDigest])
        guard let found else { throw Refusal(.invitationMissing, field: "code") }
        guard found.revokedAt == nil, found.expiresAt > date else { throw Refusal(.invitationExpired, field: "code") }
        guard found.uses < found.maximumUses else { throw Refusal(.invitationUsedUp, field: "code") }
        return found
    }
}
