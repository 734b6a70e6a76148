package import Domain
package import Foundation
import GRDB

extension Member: Record {
    static let databaseTableName = "member"
}

/// What is needed to judge a sign-in; never leaves the handlers that do.
package struct SignInRow: Sendable {
    package let member: Member
    /// Encoded scrypt hash; nil until a password was chosen.
    package let password: String?
    package let pin: String?
    package let pinFailures: Int
    package let isCardLocked: Bool
}

/// What a member's own account page says of their card.
package struct CardState: Sendable {
    package let madeAt: Date?
    package let hasPIN: Bool
    package let isLocked: Bool
}

/// People.
///
/// One row each in `member`.
package struct Members: Sendable {
    let database: Database

    package func find(_ id: Member.ID) async throws -> Member? {
        try await database.read { db in try Member.fetchOne(db, key: id.description) }
    }

    /// By several ids at once; unknown ones are absent.
    package func find(_ ids: [Member.ID]) async throws -> [Member.ID: Member] {
        guard !ids.isEmpty else { return [:] }
        return try await database.read { db in
            let members = try Member.fetchAll(db, keys: ids.map(\.description))
            return Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0) })
        }
    }

    package func find(identifier: String) async throws -> Member? {
        try await database.read { db in
            try Member.fetchOne(
                db, sql: "SELECT * FROM member WHERE identifierKey = ?",
                arguments: [Credentials.normalised(identifier)])
        }
    }

    /// By name.
    ///
    /// `townHall` nil means everywhere.
    package func all(townHall: TownHall.ID? = nil) async throws -> [Member] {
        try await database.read { db in
            try Member.fetchAll(
                db, sql: "SELECT * FROM member WHERE ?1 IS NULL OR townHall = ?1 ORDER BY name",
                arguments: [townHall])
        }
    }

    package func isEmpty() async throws -> Bool {
        try await database.read { db in try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM member)") ?? true }
    }

    // MARK: Making

    /// The first admin and the first mairie, once.
    /// - Throws: `Refusal.firstStartDone` when anybody exists already; name and identifier refusals.
    package func makeFirst(
        name: String, identifier: String, townHall: String, password: String, at date: Date
    ) async throws -> Member {
        try await database.writePublic { db in
            guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM member)") != true else {
                throw Refusal(.firstStartDone)
            }
            let townHall = try TownHalls.insert(name: townHall, db)
            let member = Member(name: name, identifier: identifier, townHall: townHall.id, role: .admin)
            try Members.insert(member, password: password, at: date, db)
            return member
        }
    }

    /// - Throws: `Refusal.nameMissing`, `.identifierTaken`.
    package func add(_ member: Member, password: String?, at date: Date) async throws {
        try await database.writePublic { db in try Members.insert(member, password: password, at: date, db) }
    }

    /// All or none.
    ///
    /// Each comes with the digest of a one-time code that lets its owner choose a password.
    package func addImported(
        _ members: [(member: Member, codeDigest: String)], codesExpireAt: Date, by actor: String, at date: Date
    ) async throws {
        try await database.writePublic { db in
            for (member, codeDigest) in members {
                try Members.insert(member, password: nil, at: date, db)
                try insertResetCode(codeDigest, for: member.id, expiresAt: codesExpireAt, db)
            }
            try PublicLog.insert(
                LogEntry(kind: .membersImported, actor: actor, subject: String(members.count), createdAt: date), db)
        }
    }

    static func insert(_ member: Member, password: String?, at date: Date, _ db: GRDB.Database) throws {
        guard !member.name.isBlank, member.name.count <= Limits.name else {
            throw Refusal(.nameMissing, ["limit": .number(Limits.name)], field: "name")
        }
        if let refusal = Credentials.refusal(identifier: member.identifier) { throw refusal }
        let key = Credentials.normalised(member.identifier)
        let taken = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM member WHERE identifierKey = ?)", arguments: [key])
        guard taken != true else {
            throw Refusal(.identifierTaken, ["identifier": .text(member.identifier)], field: "identifier")
        }
        try db.execute(
            sql: """
                INSERT INTO member (id, name, identifier, identifierKey, email, townHall, service, isHeadOfService,
                                    role, language, password, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                member.id, member.name, member.identifier, key, member.email, member.townHall, member.service,
                member.isHeadOfService, member.role.rawValue, member.language?.rawValue, password, date.milliseconds,
            ])
        try Notices.insert(
            Notice(member: member.id, kind: .welcome, actor: "", createdAt: date), db)
    }

    // MARK: Changing

    /// Name, service, title, e-mail and language: what a person says of themselves.
    package func update(_ member: Member) async throws {
        guard !member.name.isBlank, member.name.count <= Limits.name else {
            throw Refusal(.nameMissing, ["limit": .number(Limits.name)], field: "name")
        }
        try await database.writePublic { db in
            try db.execute(
                sql: """
                    UPDATE member SET name = ?, service = ?, isHeadOfService = ?, email = ?, language = ?
                    WHERE id = ?
                    """,
                arguments: [
                    member.name, member.service, member.isHeadOfService, member.email, member.language?.rawValue,
                    member.id,
                ])
        }
    }

    /// In the log the subject is the name, `=`, the new role; nothing when the role was that one already.
    /// - Throws: `Refusal.lastAdmin` rather than leave nobody in charge; `.memberMissing`.
    package func setRole(_ role: Role, of id: Member.ID, by actor: String, at date: Date) async throws {
        try await database.write { db in
            guard let member = try Member.fetchOne(db, key: id.description) else { throw Refusal(.memberMissing) }
            let admins = try Int.fetchOne(db, sql: "SELECT count(*) FROM member WHERE role = 'admin'") ?? 0
            guard member.role != role else { return }
            if member.role == .admin, admins < 2 { throw Refusal(.lastAdmin) }
            try db.execute(sql: "UPDATE member SET role = ? WHERE id = ?", arguments: [role.rawValue, id])
            try PublicLog.insert(
                LogEntry(
                    kind: .roleChanged, actor: actor, subject: "\(member.name)=\(role.rawValue)",
                    townHall: member.townHall, createdAt: date),
                db)
        }
    }

    /// A new password ends every other session of its owner.
    package func setPassword(_ password: String, of id: Member.ID, keeping session: String?) async throws {
        try await database.write { db in
            try db.execute(sql: "UPDATE member SET password = ? WHERE id = ?", arguments: [password, id])
            try db.execute(
                sql: "DELETE FROM session WHERE member = ? AND tokenDigest IS NOT ?", arguments: [id, session])
            try db.execute(sql: "DELETE FROM resetCode WHERE member = ?", arguments: [id])
        }
    }

    // MARK: Signing in

    package func signInRow(identifier: String) async throws -> SignInRow? {
        try await signInRow("identifierKey = ?", Credentials.normalised(identifier))
    }

    package func signInRow(cardDigest: String) async throws -> SignInRow? {
        try await signInRow("cardDigest = ?", cardDigest)
    }

    package func signInRow(_ id: Member.ID) async throws -> SignInRow? {
        try await signInRow("id = ?", id.description)
    }

    private func signInRow(_ condition: String, _ value: String) async throws -> SignInRow? {
        try await database.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM member WHERE \(condition)", arguments: [value])
            else { return nil }
            return SignInRow(
                member: try Member(row: row), password: row["password"], pin: row["pin"],
                pinFailures: row["pinFailures"], isCardLocked: row["cardLockedAt"] != nil)
        }
    }

    // MARK: Cards

    package func cardState(of id: Member.ID) async throws -> CardState {
        try await database.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT cardMadeAt, pin IS NOT NULL AS hasPIN, cardLockedAt FROM member WHERE id = ?",
                arguments: [id])
            let madeAt: Int64? = row?["cardMadeAt"]
            let lockedAt: Int64? = row?["cardLockedAt"]
            return CardState(
                madeAt: madeAt.map(Date.init(milliseconds:)), hasPIN: row?["hasPIN"] ?? false, isLocked: lockedAt != nil
            )
        }
    }

    /// A new card; the old one stops working at once, and the sessions it opened end.
    ///
    /// Nil revokes.
    package func setCard(digest: String?, pin: String?, of id: Member.ID, at date: Date) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE member SET cardDigest = ?1, cardMadeAt = CASE WHEN ?1 IS NULL THEN NULL ELSE ?2 END,
                        pin = CASE WHEN ?1 IS NULL THEN NULL ELSE coalesce(?3, pin) END,
                        pinFailures = 0, cardLockedAt = NULL
                    WHERE id = ?4
                    """,
                arguments: [digest, date.milliseconds, pin, id])
            try db.execute(sql: "DELETE FROM session WHERE member = ? AND method = 'card'", arguments: [id])
        }
    }

    /// Those whose card is locked.
    ///
    /// `townHall` nil means everywhere.
    package func locked(townHall: TownHall.ID? = nil) async throws -> Set<Member.ID> {
        try await database.read { db in
            let ids = try String.fetchAll(
                db,
                sql: "SELECT id FROM member WHERE cardLockedAt IS NOT NULL AND (?1 IS NULL OR townHall = ?1)",
                arguments: [townHall])
            return Set(ids.compactMap(Member.ID.init))
        }
    }

    /// Another PIN for the same card: unlocks it, and ends the sessions that it opened.
    package func setPIN(_ pin: String, of id: Member.ID) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE member SET pin = ?, pinFailures = 0, cardLockedAt = NULL
                    WHERE id = ? AND cardDigest IS NOT NULL
                    """,
                arguments: [pin, id])
            try db.execute(sql: "DELETE FROM session WHERE member = ? AND method = 'card'", arguments: [id])
        }
    }

    /// Counts a try against the card before its PIN is looked at, so that parallel tries cannot outrun the lock.
    /// - Returns: false when the card is, or with this try becomes, locked.
    package func beginPINAttempt(of id: Member.ID, at date: Date) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE member SET pinFailures = pinFailures + 1
                    WHERE id = ? AND cardLockedAt IS NULL AND pinFailures < ?
                    """,
                arguments: [id, Limits.pinAttempts])
            return db.changesCount == 1
        }
    }

    /// After a try: right PINs start the count again, the third wrong one locks and tells.
    package func endPINAttempt(of id: Member.ID, right: Bool, at date: Date) async throws {
        try await database.write { db in
            if right {
                try db.execute(sql: "UPDATE member SET pinFailures = 0 WHERE id = ?", arguments: [id])
                return
            }
            try db.execute(
                sql: """
                    UPDATE member SET cardLockedAt = ? WHERE id = ? AND cardLockedAt IS NULL AND pinFailures >= ?
                    """,
                arguments: [date.milliseconds, id, Limits.pinAttempts])
            if db.changesCount == 1 {
                try Notices.insert(Notice(member: id, kind: .cardLocked, actor: "", createdAt: date), db)
            }
        }
    }

    package func unlockCard(of member: Member, by actor: String, at date: Date) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE member SET cardLockedAt = NULL, pinFailures = 0 WHERE id = ?", arguments: [member.id])
            try Notices.insert(Notice(member: member.id, kind: .cardUnlocked, actor: actor, createdAt: date), db)
            try PublicLog.insert(
                LogEntry(
                    kind: .cardUnlocked, actor: actor, subject: member.name, townHall: member.townHall, createdAt: date),
                db)
        }
    }

    // MARK: One-time codes

    /// A steward's code that lets `member` choose a new password, once.
    ///
    /// The member is told, and it is in the public log.
    package func addResetCode(
        digest: String, for member: Member, expiresAt: Date, by actor: String, at date: Date
    ) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM resetCode WHERE member = ?", arguments: [member.id])
            try insertResetCode(digest, for: member.id, expiresAt: expiresAt, db)
            try Notices.insert(Notice(member: member.id, kind: .reset, actor: actor, createdAt: date), db)
            try PublicLog.insert(
                LogEntry(
                    kind: .passwordReset, actor: actor, subject: member.name, townHall: member.townHall,
                    createdAt: date), db)
        }
    }

    /// Whose code it is, while it holds.
    package func member(resetDigest: String, at date: Date) async throws -> Member? {
        try await database.read { db in
            try Member.fetchOne(
                db,
                sql: """
                    SELECT member.* FROM member JOIN resetCode ON resetCode.member = member.id
                    WHERE codeDigest = ? AND expiresAt > ?
                    """,
                arguments: [resetDigest, date.milliseconds])
        }
    }

    /// Takes the code and sets the password in one go, so that a code works once even when sent twice.
    /// - Throws: `Refusal.resetCodeWrong`.
    package func redeemResetCode(digest: String, password: String, at date: Date) async throws -> Member {
        try await database.write { db in
            let member = try Member.fetchOne(
                db,
                sql: """
                    SELECT member.* FROM member JOIN resetCode ON resetCode.member = member.id
                    WHERE codeDigest = ? AND expiresAt > ?
                    """,
                arguments: [digest, date.milliseconds])
            guard let member else { throw Refusal(.resetCodeWrong, field: "code") }
            try db.execute(sql: "DELETE FROM resetCode WHERE member = ?", arguments: [member.id])
            try db.execute(sql: "UPDATE member SET password = ? WHERE id = ?", arguments: [password, member.id])
            try db.execute(sql: "DELETE FROM session WHERE member = ?", arguments: [member.id])
            return member
        }
    }
}

private func insertResetCode(
    _ digest: String, for member: Member.ID, expiresAt: Date, _ db: GRDB.Database
) throws {
    try db.execute(
        sql: "INSERT INTO resetCode (codeDigest, member, expiresAt) VALUES (?, ?, ?)",
        arguments: [digest, member, expiresAt.milliseconds])
}
