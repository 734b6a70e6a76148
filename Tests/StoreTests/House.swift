import Domain
import Foundation
import Support

@testable import Store

/// A store in a folder of its own, with the cast in it.
struct StoreHouse: Sendable {
    static let now = Date(timeIntervalSince1970: 1_795_600_000)

    let folder: TemporaryFolder
    let store: Store
    let cast: Cast

    init() async throws {
        folder = try TemporaryFolder()
        store = try Store(folder: folder.url)
        cast = try await Cast(in: store, password: "scrypt$4$8$1$AA==$AA==", at: Self.now)
    }

    /// The connections of the store, for what no method of it shows.
    var pool: DatabaseAccess { DatabaseAccess(pool: store.members.database.pool) }

    /// A draft saved from `version`, by a page of the browser named `editor`.
    func save(_ title: String, of tutorial: Tutorial, version: Int, by member: Member, editor: String) async throws
        -> SaveOutcome
    {
        try await store.drafts.save(
            Draft(
                tutorial: tutorial.id, content: Content(title: title, summary: "s"), version: version,
                savedAt: Self.now, savedBy: member.id, editor: editor))
    }
}
