import Crypto
import Domain
import Foundation
import GRDB
import Support
import Testing

@testable import Store

@Suite struct Schema {
    /// The diary as it was released: name, and SHA-256 of the schema it leaves.
    ///
    /// Lines are added, never changed. The
    /// second figure of a new line is in the failure of the first test.
    private static let diary = [
        ("M001_FirstHouse", "501929bd5104721a210812b0a5f225fc3783c18c7b37ee6c736931e9570dac78"),
        ("M002_MediaPipeline", "45a9fc914876827b002ce83212fd05ca502b4011c096f3ef8381b4a0ff871f5b"),
        ("M003_ModuleRevisions", "7727a7ab145733c7e3776efbe4ee429f98e8ceed1a58e2036bfb19d97fb2794d"),
    ]

    @Test func `migrations are the ones that were released, in their order`() throws {
        let migrator = Migrations.migrator

        #expect(migrator.migrations == Self.diary.map(\.0))
        for (name, digest) in Self.diary {
            let queue = try DatabaseQueue()
            try migrator.migrate(queue, upTo: name)
            let dump = try schemaDump(queue)
            let found = SHA256.hash(data: Data(dump.utf8)).map { String(format: "%02x", $0) }.joined()
            #expect(found == digest, "\(name) changed, or is new: add a migration instead of changing one")
        }
    }

    @Test func `every earlier schema leads to the same one as an empty file`() throws {
        let migrator = Migrations.migrator
        let fresh = try DatabaseQueue()
        try migrator.migrate(fresh)

        for name in migrator.migrations {
            let earlier = try DatabaseQueue()
            try migrator.migrate(earlier, upTo: name)
            try migrator.migrate(earlier)
            #expect(try schemaDump(earlier) == schemaDump(fresh), "from \(name)")
            #expect(try earlier.read { db in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty })
        }
    }

    @Test func `a file that is newer than the program is refused`() throws {
        let folder = try TemporaryFolder()
        _ = try Store(folder: folder.url)
        let queue = try DatabaseQueue(path: folder(Store.fileName).path)
        try queue.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('M999_Tomorrow')") }
        try queue.close()

        #expect(throws: NewerDatabase.self) { _ = try Store(folder: folder.url) }
    }

    @Test func `every writer is synchronous=FULL, WAL, with foreign keys`() async throws {
        let house = try await StoreHouse()
        let again = try Store(folder: house.folder.url)
        let looking = try Store(folder: house.folder.url, migrating: false)

        for store in [house.store, again, looking] {
            let pool = DatabaseAccess(pool: store.members.database.pool)
            #expect(try await pool.count("PRAGMA synchronous") == 2)
            #expect(try await pool.string("PRAGMA journal_mode") == "wal")
            #expect(try await pool.count("PRAGMA foreign_keys") == 1)
            #expect(try store.examine().allSatisfy(\.ok))
        }
    }

    private static let mediaColumns =
        "id, tutorial, kind, format, name, size, width, height, takenAt, digest, renditions, createdAt"

    /// Rows that no method of the store would write; the schema has to refuse them by itself.
    @Test(arguments: [
        "INSERT INTO townHall VALUES ('short', 'Mairie', 'mairie')",
        "INSERT INTO townHall VALUES ('00000000-0000-7000-8000-000000000001', '  ', 'mairie')",
        "INSERT INTO townHall VALUES ('00000000-0000-7000-8000-000000000001', 'MAIRIE DU 19E', 'autre')",
        "UPDATE member SET role = 'king'",
        "UPDATE member SET townHall = '00000000-0000-7000-8000-000000000009'",
        "UPDATE member SET identifierKey = 'same'",
        "UPDATE member SET isHeadOfService = 2",
        "UPDATE member SET pinFailures = -1",
        "UPDATE member SET cardDigest = 'abc'",
        "UPDATE member SET createdAt = 'yesterday'",
        "DELETE FROM townHall",
        "UPDATE tutorial SET state = 'shown'",
        "UPDATE tutorial SET state = 'published'",
        "UPDATE tutorial SET audience = 'friends'",
        "UPDATE tutorial SET author = '00000000-0000-7000-8000-000000000009'",
        "UPDATE tutorial SET revision = -1",
        "UPDATE tutorial SET slug = ''",
        "UPDATE tutorial SET cover = '00000000-0000-7000-8000-000000000009'",
        "UPDATE draft SET content = 'not json'",
        "UPDATE draft SET version = 0",
        "INSERT INTO revision SELECT id, 0, '{}', 1, 0, author, NULL, 0 FROM tutorial",
        "UPDATE draft SET schema = 0",
        "UPDATE draft SET moduleRevision = '\(String(repeating: "a", count: 64))'",
        "INSERT INTO moduleRevision VALUES ('short', 'ticket', 1, '1.0.0', '{}', 0, 0)",
        "INSERT INTO moduleRevision VALUES ('\(String(repeating: "a", count: 64))', 'ticket', 1, '1.0.0', 'no', 0, 0)",
        "INSERT INTO revisionFile SELECT '00000000-0000-7000-8000-000000000009', id, 1 FROM tutorial",
        "INSERT INTO rating SELECT id, author, 6, 1 FROM tutorial",
        "INSERT INTO rating SELECT id, author, NULL, NULL FROM tutorial",
        "INSERT INTO comment SELECT '00000000-0000-7000-8000-000000000001', id, author, '', 0, NULL FROM tutorial",
        "INSERT INTO coAuthor SELECT id, '00000000-0000-7000-8000-000000000009' FROM tutorial",
        "INSERT INTO tag VALUES ('', 'vide')",
        "INSERT INTO submission VALUES ('', '/', 0)",
        """
        INSERT INTO mediaFile (\(mediaColumns)) SELECT '00000000-0000-7000-8000-000000000001', id, 'photo', 'jpeg', 'a',
        1, 0, 0, NULL, '', '[]', 0 FROM tutorial
        """,
        """
        INSERT INTO mediaFile (\(mediaColumns)) SELECT '00000000-0000-7000-8000-000000000001', id, 'document', 'pdf',
        'a', 1, 0, 0, NULL, 'short', '[]', 0 FROM tutorial
        """,
        """
        INSERT INTO mediaFile (\(mediaColumns), inspections) SELECT '00000000-0000-7000-8000-000000000001', id,
        'document', 'pdf', 'a', 1, 0, 0, NULL, '\(String(repeating: "a", count: 64))', '[]', 0, 'no' FROM tutorial
        """,
        """
        INSERT INTO invitation SELECT '00000000-0000-7000-8000-000000000001', '\(String(repeating: "a", count: 64))',
        townHall, id, 0, 2, 1, NULL, 0 FROM member LIMIT 1
        """,
    ])
    func `the schema refuses a bad row`(sql: String) async throws {
        let house = try await StoreHouse()
        _ = try await house.cast.draft("Un ticket", by: house.cast.amina, in: house.store, at: StoreHouse.now)

        let error = await #expect(throws: DatabaseError.self) { try await house.pool.execute(sql) }

        #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(String(describing: error))")
    }

    @Test func `a full disk is a refusal, and nothing is half written`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await house.cast.draft(
            "Un ticket", by: house.cast.amina, in: house.store, at: StoreHouse.now)
        let before = try contentDump(house.store.members.database.pool)
        let pages = try await house.pool.count("PRAGMA page_count")
        _ = try await house.pool.count("PRAGMA max_page_count = \(pages)")

        let refusal = await #expect(throws: Refusal.self) {
            try await house.store.comments.add(
                Domain.Comment(
                    tutorial: tutorial.id, author: house.cast.nadia.id, text: String(repeating: "é", count: 4_900),
                    createdAt: StoreHouse.now),
                to: tutorial, by: house.cast.nadia, token: "t", address: "/")
        }

        #expect(refusal?.code == .storageFull)
        #expect(try contentDump(house.store.members.database.pool) == before)
        _ = try await house.pool.count("PRAGMA max_page_count = 1000000")
        try await house.store.comments.add(
            Domain.Comment(
                tutorial: tutorial.id, author: house.cast.nadia.id, text: "Merci !", createdAt: StoreHouse.now),
            to: tutorial, by: house.cast.nadia, token: "t", address: "/")
    }

    @Test func `publicGeneration grows with what visitors see, and with what another process writes`() async throws {
        let house = try await StoreHouse()
        let other = try Store(folder: house.folder.url)
        let start = await house.store.publicGeneration()

        _ = try await house.cast.draft("Un ticket", by: house.cast.amina, in: house.store, at: StoreHouse.now)
        #expect(await house.store.publicGeneration() == start)
        let tutorial = try await house.cast.draft("Deux", by: house.cast.amina, in: house.store, at: StoreHouse.now)
        _ = try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: StoreHouse.now)
        let own = await house.store.publicGeneration()
        #expect(own > start)

        try await other.tutorials.setAudience(.townHall, of: tutorial.id)
        try await Task.sleep(for: .milliseconds(1_100))
        #expect(await house.store.publicGeneration() > own)
    }
}
