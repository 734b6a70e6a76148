package import Domain
package import Foundation
import GRDB

extension Notice: Record {
    static let databaseTableName = "notice"
}

extension LogEntry: Record {
    static let databaseTableName = "logEntry"
}

/// What members should know, one row a notice.
package struct Notices: Sendable {
    let database: Database

    /// Newest first, with the title and slug of the tutorial concerned.
    package func all(of member: Member.ID, limit: Int = 100) async throws
        -> [(notice: Notice, title: String?, slug: String?)]
    {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT notice.*, tutorial.title, tutorial.slug FROM notice
                    LEFT JOIN tutorial ON tutorial.id = notice.tutorial
                    WHERE member = ? ORDER BY notice.createdAt DESC, notice.id DESC LIMIT ?
                    """,
                arguments: [member, limit]
            ).map { (try Notice(row: $0), $0["title"], $0["slug"]) }
        }
    }

    package func unreadCount(of member: Member.ID) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM notice WHERE member = ? AND readAt IS NULL", arguments: [member]) ?? 0
        }
    }

    package func markRead(of member: Member.ID, at date: Date) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE notice SET readAt = ? WHERE member = ? AND readAt IS NULL",
                arguments: [date.milliseconds, member])
        }
    }

    static func insert(_ notice: Notice, _ db: GRDB.Database) throws { try notice.insert(db) }
}

/// What stewards and admins did that concerns others; everybody may read it.
package struct PublicLog: Sendable {
    let database: Database

    /// Newest first.
    package func latest(limit: Int = 200) async throws -> [LogEntry] {
        try await database.read { db in
            try LogEntry.fetchAll(
                db, sql: "SELECT * FROM logEntry ORDER BY createdAt DESC, id DESC LIMIT ?", arguments: [limit])
        }
    }

    static func insert(_ entry: LogEntry, _ db: GRDB.Database) throws { try entry.insert(db) }
}

/// Choices that hold for the whole server.
package struct Settings: Sendable {
    let database: Database

    package enum Key: String, Sendable {
        /// `yes` or `no`: may people who are not signed in read?
        case openReading
        /// Fingerprint of the pictures and words of the first content that was last put in.
        case firstContent
        /// Ids of content types that nothing new is posted with, separated by commas.
        case disabledModules
        /// A stamp that a command leaves when it wants the content types loaded anew, and the server when it has.
        case modulesAsked, modulesLoaded
    }

    /// What is kept of public pages is out of date, though nothing in the database changed.
    package func touch() async throws { try await database.writePublic { _ in } }

    package func value(_ key: Key) async throws -> String? {
        try await database.read { db in
            try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key.rawValue])
        }
    }

    /// What concerns everybody goes into the public log; the house's own bookkeeping does not.
    package func set(_ key: Key, to value: String, by actor: String, at date: Date) async throws {
        try await database.writePublic { db in
            try db.execute(
                sql: "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                arguments: [key.rawValue, value])
            guard [.openReading, .disabledModules].contains(key) else { return }
            try PublicLog.insert(
                LogEntry(kind: .settingChanged, actor: actor, subject: "\(key.rawValue)=\(value)", createdAt: date), db)
        }
    }
}

/// A form came a second time: what it makes is made, and stands at `address`.
package struct Repeated: Error {
    package let address: String
}

/// Forms that were already acted upon, by their token, for a day.
package struct Submissions: Sendable {
    let database: Database

    /// Where the first sending of this form led; nil when this is the first.
    package func address(of token: String) async throws -> String? {
        try await database.read { db in
            try String.fetchOne(db, sql: "SELECT address FROM submission WHERE token = ?", arguments: [token])
        }
    }

    /// - Throws: `Repeated` when this form was acted upon before.
    static func insert(_ token: String?, address: String, at date: Date, _ db: GRDB.Database) throws {
        guard let token, !token.isEmpty else { return }
        let first = try String.fetchOne(db, sql: "SELECT address FROM submission WHERE token = ?", arguments: [token])
        if let first { throw Repeated(address: first) }
        try db.execute(
            sql: "DELETE FROM submission WHERE createdAt < ?", arguments: [date.milliseconds - 86_400_000])
        try db.execute(
            sql: "INSERT INTO submission (token, address, createdAt) VALUES (?, ?, ?)",
            arguments: [token, address, date.milliseconds])
    }
}

/// Failed attempts, by account and by address, so that guessing is slow; kept across restarts.
package struct Throttle: Sendable {
    let database: Database

    /// After this much quiet, failures are forgotten.
    package static let memory: TimeInterval = 15 * 60

    /// Counts an attempt before it is judged, so that parallel ones cannot slip through together.
    /// - Parameter free: attempts that cost nothing; each later one doubles the wait, up to 15 minutes.
    /// - Returns: seconds to wait before trying; 0 when this attempt may go on.
    package func begin(keys: [String], free: Int, at date: Date) async throws -> Int {
        try await database.write { db in
            let forgotten = date.milliseconds - Int64(Self.memory * 1000)
            try db.execute(sql: "DELETE FROM throttle WHERE lastAt < ?", arguments: [forgotten])
            var wait = 0
            for key in keys {
                let row = try Row.fetchOne(db, sql: "SELECT * FROM throttle WHERE key = ?", arguments: [key])
                guard let row, row["failures"] >= free else { continue }
                let failures: Int = row["failures"]
                let elapsed = date.timeIntervalSince(Date(milliseconds: row["lastAt"]))
                let pause = min(Self.memory, Double(5 << min(failures - free, 8)))
                wait = max(wait, Int((pause - elapsed).rounded(.up)))
            }
            guard wait <= 0 else { return wait }
            for key in keys {
                try db.execute(
                    sql: """
                        INSERT INTO throttle VALUES (?1, 1, ?2)
                        ON CONFLICT (key) DO UPDATE SET failures = failures + 1, lastAt = ?2
                        """,
                    arguments: [key, date.milliseconds])
            }
            return 0
        }
    }

    /// Takes back the one attempt of somebody who got in: earlier ones from the same address may be others'.
    package func refund(keys: [String]) async throws {
        try await database.write { db in
            for key in keys {
                try db.execute(sql: "DELETE FROM throttle WHERE key = ? AND failures = 1", arguments: [key])
                try db.execute(sql: "UPDATE throttle SET failures = failures - 1 WHERE key = ?", arguments: [key])
            }
        }
    }

    /// Forgets the attempts on an account whose owner got in.
    package func succeed(keys: [String]) async throws {
        try await database.write { db in
            for key in keys { try db.execute(sql: "DELETE FROM throttle WHERE key = ?", arguments: [key]) }
        }
    }
}
