import Foundation
import GRDB

@testable import Store

/// SQL for tests alone.
struct DatabaseAccess: Sendable {
    let pool: DatabasePool

    func execute(_ sql: String) async throws { try await pool.write { db in try db.execute(sql: sql) } }

    func string(_ sql: String) async throws -> String? {
        try await pool.writeWithoutTransaction { db in try String.fetchOne(db, sql: sql) }
    }

    func count(_ sql: String) async throws -> Int {
        try await pool.writeWithoutTransaction { db in try Int.fetchOne(db, sql: sql) ?? -1 }
    }

    func rows(_ sql: String) async throws -> [String] {
        try await pool.read { db in try Row.fetchAll(db, sql: sql).map { "\($0)" } }
    }
}

/// Tables, indexes and first rows as text: what two equal schemas have in common.
func schemaDump(_ reader: any DatabaseReader) throws -> String {
    try reader.read { db in
        try String.fetchAll(
            db,
            sql: """
                SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema
                WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' AND name NOT LIKE 'sqlite_%' ORDER BY type, name
                """
        ).joined(separator: "\n")
    }
}

/// Every row of every table as text.
func contentDump(_ reader: any DatabaseReader) throws -> String {
    try reader.read { db in
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return try tables.map { table in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\($0)" }
            return ([table] + rows.sorted()).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
