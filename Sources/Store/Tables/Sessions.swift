package import Domain
package import Foundation
import GRDB

/// Who is signed in, by the SHA-256 of the token that their browser holds.
package struct Sessions: Sendable {
    let database: Database

    package func add(tokenDigest: String, member: Member.ID, method: SignInMethod, expiresAt: Date, at date: Date)
        async throws
    {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM session WHERE expiresAt <= ?", arguments: [date.milliseconds])
            try db.execute(
                sql: "INSERT INTO session (tokenDigest, member, method, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?)",
                arguments: [tokenDigest, member, method.rawValue, date.milliseconds, expiresAt.milliseconds])
        }
    }

    /// Who holds the token, and until when; nil when unknown or expired.
    package func find(tokenDigest: String, at date: Date) async throws -> (viewer: Viewer, expiresAt: Date)? {
        try await database.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT member.*, session.method, session.expiresAt FROM session
                    JOIN member ON member.id = session.member
                    WHERE tokenDigest = ? AND expiresAt > ?
                    """,
                arguments: [tokenDigest, date.milliseconds])
            guard let row, let method = SignInMethod(rawValue: row["method"]) else { return nil }
            return (Viewer(member: try Member(row: row), method: method), Date(milliseconds: row["expiresAt"]))
        }
    }

    package func prolong(tokenDigest: String, until date: Date) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE session SET expiresAt = ? WHERE tokenDigest = ?",
                arguments: [date.milliseconds, tokenDigest])
        }
    }

    package func remove(tokenDigest: String) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM session WHERE tokenDigest = ?", arguments: [tokenDigest])
        }
    }

    /// Signs a member out everywhere.
    package func removeAll(of member: Member.ID) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM session WHERE member = ?", arguments: [member])
        }
    }

    package func count(of member: Member.ID, at date: Date) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM session WHERE member = ? AND expiresAt > ?",
                arguments: [member, date.milliseconds]) ?? 0
        }
    }
}
