package import Domain
package import Foundation
import GRDB

extension TownHall: Record {
    static let databaseTableName = "townHall"
}

/// Mairies.
///
/// One row each in `townHall`; names are unique without regard to case.
package struct TownHalls: Sendable {
    let database: Database

    /// By name.
    package func all() async throws -> [TownHall] {
        try await database.read { db in
            try TownHall.fetchAll(db, sql: "SELECT * FROM townHall ORDER BY name")
        }
    }

    package func find(_ id: TownHall.ID) async throws -> TownHall? {
        try await database.read { db in try TownHall.fetchOne(db, key: id.description) }
    }

    package func find(slug: String) async throws -> TownHall? {
        try await database.read { db in
            try TownHall.fetchOne(db, sql: "SELECT * FROM townHall WHERE slug = ?", arguments: [slug])
        }
    }

    /// - Throws: `Refusal.townHallNameMissing`, `.townHallNameTaken`.
    package func add(name: String, by actor: String, at date: Date) async throws -> TownHall {
        try await database.writePublic { db in
            let townHall = try TownHalls.insert(name: name, db)
            try PublicLog.insert(
                LogEntry(
                    kind: .townHallAdded, actor: actor, subject: townHall.name, townHall: townHall.id, createdAt: date),
                db)
            return townHall
        }
    }

    static func insert(name: String, _ db: GRDB.Database) throws -> TownHall {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= Limits.name else {
            throw Refusal(.townHallNameMissing, ["limit": .number(Limits.name)], field: "townHall")
        }
        let taken = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM townHall WHERE name = ?)", arguments: [name])
        guard taken != true else {
            throw Refusal(.townHallNameTaken, ["name": .text(name)], field: "townHall")
        }
        let slug = try freeSlug(Slug.make(from: name, fallback: "mairie"), in: "townHall", db)
        let townHall = TownHall(name: name, slug: slug)
        try townHall.insert(db)
        return townHall
    }
}

/// `slug`, or `slug-2`, `slug-3`… : the first that `table` does not have.
func freeSlug(_ slug: String, in table: String, _ db: GRDB.Database) throws -> String {
    var candidate = slug
    var number = 1
    while try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE slug = ?)", arguments: [candidate]) == true
    {
        number += 1
        candidate = "\(slug)-\(number)"
    }
    return candidate
}
