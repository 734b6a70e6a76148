import Domain
import Foundation
import GRDB
import Support
import Synchronization
import Testing

@testable import Store

/// Rows of files, what refers to them, and the bytes that go with the last of them.
@Suite struct FileLife {
    private let now = StoreHouse.now

    private static func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

    private func photo(_ letter: Character, in house: StoreHouse, of tutorial: Tutorial) async throws -> MediaFile {
        var file = MediaFile(
            kind: .photo, format: "jpeg", name: "\(letter).jpg", size: 9, width: 40, height: 30,
            digest: Self.digest(letter), fullFormat: "jpeg",
            renditions: [Rendition(width: 40, height: 30, size: 5, digest: Self.digest("f"), format: "jpeg")],
            preview: "iVBORw0KGgo=", findings: [FileFinding(.photoTurned, .hint, ["found": "x", "limit": 3])])
        file.takenAt = now
        try await house.store.files.add(file, to: tutorial.id, at: now)
        return file
    }

    private func draft(_ house: StoreHouse) async throws -> Tutorial {
        try await house.cast.draft(
            "Boîte", summary: "s", steps: ["plier"], by: house.cast.amina, in: house.store, at: now)
    }

    private func show(_ file: MediaFile, in tutorial: Tutorial, _ house: StoreHouse) async throws {
        var draft = try await house.store.drafts.find(tutorial.id).orMissing("draft")
        draft.content.steps[0].photos.append(Photo(file: file.id))
        _ = try await house.store.drafts.save(draft)
    }

    @Test func `a row comes back as it was written`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        let file = try await photo("a", in: house, of: tutorial)

        #expect(try await house.store.files.all(of: tutorial.id) == [file.id: file])
    }

    @Test func `a file that nothing names goes after its time, one that anything names stays`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        let loose = try await photo("a", in: house, of: tutorial)
        let shown = try await photo("b", in: house, of: tutorial)
        try await show(shown, in: tutorial, house)

        #expect(try await house.store.files.removeUnreferenced(before: now) == 0)
        #expect(try await house.store.files.removeUnreferenced(before: now + 1) == 1)

        #expect(try await house.store.files.all(of: tutorial.id).keys.sorted { $0 < $1 } == [shown.id])
        #expect(try await house.store.files.letGo() == [Self.digest("a"), Self.digest("f")])
        #expect(loose.digests == [Self.digest("a"), Self.digest("f")])
    }

    @Test func `bytes go with their last row, looked at in the transaction that forgets them`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        _ = try await photo("a", in: house, of: tutorial)
        let shown = try await photo("b", in: house, of: tutorial)
        try await show(shown, in: tutorial, house)
        _ = try await house.store.files.removeUnreferenced(before: now + 1)
        let gone = Collected()

        for digest in try await house.store.files.letGo() {
            _ = try await house.store.files.unlink(digest) { gone.add($0) }
        }

        #expect(gone.all == [Self.digest("a")])
        #expect(try await house.store.files.letGo().isEmpty)
    }

    @Test func `what cannot be unlinked yet is tried again`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        _ = try await photo("a", in: house, of: tutorial)
        _ = try await house.store.files.removeUnreferenced(before: now + 1)

        #expect(try await house.store.files.unlink(Self.digest("a")) { _ in false } == false)
        #expect(try await house.store.files.letGo() == [Self.digest("a"), Self.digest("f")])
    }

    @Test func `the picture without its marks is let go of at publication`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        let file = try await photo("a", in: house, of: tutorial)
        try await show(file, in: tutorial, house)
        var marked = file
        marked.digest = Self.digest("b")
        marked.marks = Marks(shapes: [.blur(Marks.Box(x: 1, y: 2, w: 3, h: 4))])
        marked.unmarked = Unmarked(digest: file.digest, orientation: 6, format: "jpeg")
        #expect(try await house.store.files.change(marked, from: file))
        #expect(try await house.store.files.letGo().isEmpty)

        _ = try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: now)

        let kept = try await house.store.files.all(of: tutorial.id)[file.id]
        #expect(kept?.unmarked == nil && kept?.digest == Self.digest("b") && kept?.marks == marked.marks)
        #expect(try await house.store.files.letGo() == [Self.digest("a")])
    }

    @Test func `a change made from what no longer stands is not written`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        let file = try await photo("a", in: house, of: tutorial)
        var first = file
        first.digest = Self.digest("b")
        var second = file
        second.digest = Self.digest("c")

        #expect(try await house.store.files.change(first, from: file))
        #expect(try await house.store.files.change(second, from: file) == false)

        #expect(try await house.store.files.all(of: tutorial.id)[file.id]?.digest == Self.digest("b"))
    }

    @Test func `a withheld file is shown by what names it as soon as its check has said yes`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await draft(house)
        let waiting = Withheld(id: MediaFile.ID(), tutorial: tutorial.id, kind: .photo, name: "a.jpg", createdAt: now)
        try await house.store.withheld.add(waiting)
        try await show(MediaFile(id: waiting.id, kind: .photo, format: "", name: "a.jpg", size: 0), in: tutorial, house)
        _ = try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: now)
        #expect(try await house.store.withheld.due(at: now).isEmpty)
        #expect(try await house.store.withheld.due(at: now + 60) == [waiting])
        #expect(try await house.store.files.isPublished(waiting.id) == false)

        var file = MediaFile(
            id: waiting.id, kind: .photo, format: "jpeg", name: "a.jpg", size: 9, width: 4, height: 3)
        file.renditions = [Rendition(width: 4, height: 3, size: 5, digest: Self.digest("f"), format: "jpeg")]
        try await house.store.files.release(file, from: waiting, at: now)

        #expect(try await house.store.files.isPublished(file.id))
        #expect(try await house.store.files.find(file.id, for: Viewer.visitor)?.id == file.id)
        #expect(try await house.store.withheld.ids().isEmpty)
    }

    @Test func `rows of the first schema know their bytes after the second`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "M001_FirstHouse")
        try queue.write { db in try db.execute(sql: Self.firstRows) }

        try Migrations.migrator.migrate(queue)

        let (held, file) = try queue.read { db in
            (
                try String.fetchAll(db, sql: "SELECT digest FROM fileDigest ORDER BY digest"),
                try MediaFile.fetchOne(db, sql: "SELECT * FROM mediaFile WHERE kind = 'photo'")
            )
        }
        #expect(held == [Self.digest("a"), Self.digest("b"), Self.digest("c")])
        #expect(file?.orientation == 1 && file?.marks == Marks() && file?.facts == nil && file?.unmarked == nil)
        #expect(file?.digests == [Self.digest("b"), Self.digest("c")])
    }

    private static let firstRows = """
        INSERT INTO townHall VALUES ('00000000-0000-7000-8000-000000000001', 'Mairie', 'mairie');
        INSERT INTO member (id, name, identifier, identifierKey, townHall, createdAt)
            VALUES ('00000000-0000-7000-8000-000000000002', 'Amina', 'amina', 'amina',
                    '00000000-0000-7000-8000-000000000001', 0);
        INSERT INTO tutorial (id, slug, type, state, audience, townHall, author, createdAt)
            VALUES ('00000000-0000-7000-8000-000000000003', 't', 'ticket', 'draft', 'everyone',
                    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 0);
        INSERT INTO mediaFile VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000003',
            'document', 'csv', 'a.csv', 1, 0, 0, NULL, '\(digest("a"))', '[]', 0);
        INSERT INTO mediaFile VALUES ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000003',
            'photo', 'jpeg', 'b.jpg', 1, 700, 4, NULL, '',
            '[{"width":320,"height":2,"size":1,"digest":"\(digest("b"))","format":"jpeg"},
              {"width":700,"height":4,"size":1,"digest":"\(digest("c"))","format":"jpeg"}]', 0);
        """
}

/// What a closure that runs elsewhere was given.
private final class Collected: Sendable {
    private let values = Mutex<[String]>([])

    var all: [String] { values.withLock { $0 } }

    func add(_ value: String) -> Bool {
        values.withLock { $0.append(value) }
        return true
    }
}
