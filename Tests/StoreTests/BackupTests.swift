import Domain
import Foundation
import GRDB
import Support
import Testing

@testable import Store

@Suite struct Backups {
    @Test func `a copy made while others write is whole and holds every earlier save`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await house.cast.draft(
            "Version 0", by: house.cast.amina, in: house.store, at: StoreHouse.now)
        let target = house.folder("copy.sqlite")

        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<40 {
                        _ = try await house.save(
                            "Version \(writer)-\(round)", of: tutorial, version: 0, by: house.cast.amina, editor: "")
                    }
                }
            }
            group.addTask { try house.store.backup(to: target) }
            try await group.waitForAll()
        }

        let copy = try DatabaseQueue(path: target.path)
        let integrity = try await copy.read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check") }
        let orphans = try await copy.read { db in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count }
        #expect(integrity == "ok" && orphans == 0)
        #expect(try schemaDump(copy) == schemaDump(house.store.members.database.pool))
    }

    @Test func `a quiet store and its copy are the same, row by row`() async throws {
        let house = try await StoreHouse()
        for title in ["Un", "Deux", "Trois"] {
            let tutorial = try await house.cast.draft(title, by: house.cast.amina, in: house.store, at: StoreHouse.now)
            _ = try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: StoreHouse.now)
        }
        let target = house.folder("copy.sqlite")

        try house.store.backup(to: target)

        #expect(
            try contentDump(try DatabaseQueue(path: target.path)) == contentDump(house.store.members.database.pool))
    }
}
