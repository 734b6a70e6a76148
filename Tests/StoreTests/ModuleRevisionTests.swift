import Domain
import Foundation
import GRDB
import Support
import Testing

@testable import Store

extension ModuleRevision {
    /// Made up for the tests, and told apart by a letter.
    static func sample(
        _ letter: Character, of module: String = "ticket", schema: Int = 1, at date: Date = StoreHouse.now
    ) -> ModuleRevision {
        ModuleRevision(
            hash: String(repeating: letter, count: 64), module: module, schema: schema, version: "1.0.0",
            files: ["module.yaml": "id: \(module) # \(letter)\n", "views/card.mustache": "<p>{{title}}</p>"],
            acceptedAt: date)
    }
}

@Suite struct ModuleArchive {
    private let now = StoreHouse.now

    @Test func `keeps every revision, and knows the one last accepted`() async throws {
        let archive = try await StoreHouse().store.moduleRevisions
        let (first, second) = (
            ModuleRevision.sample("a"), ModuleRevision.sample("b", schema: 2, at: now.addingTimeInterval(60))
        )

        #expect(try await archive.latest(of: "ticket") == nil)
        try await archive.accept(first)
        try await archive.accept(.sample("c", of: "sign"))
        try await archive.accept(second)

        #expect(try await archive.latest(of: "ticket") == second)
        #expect(try await archive.find(first.hash) == first)
        #expect(try await archive.find(String(repeating: "e", count: 64)) == nil)
    }

    @Test func `a module that comes back to what it was is the latest again, and accepting it twice changes nothing`()
        async throws
    {
        let archive = try await StoreHouse().store.moduleRevisions
        try await archive.accept(.sample("a"))
        try await archive.accept(.sample("b", at: now.addingTimeInterval(60)))

        try await archive.accept(.sample("a", at: now.addingTimeInterval(120)))
        try await archive.accept(.sample("a", at: now.addingTimeInterval(180)))

        let latest = try await archive.latest(of: "ticket")
        #expect(latest?.hash.first == "a" && latest?.acceptedAt == now.addingTimeInterval(120))
    }

    @Test func `rows from before the archive stand for the oldest revision of their schema`() async throws {
        let archive = try await StoreHouse().store.moduleRevisions
        for (index, (letter, schema)) in [("a", 1), ("b", 1), ("c", 2), ("a", 1)].enumerated() {
            let date = now.addingTimeInterval(Double(index))
            try await archive.accept(.sample(Character(letter), schema: schema, at: date))
        }

        #expect(try await archive.find(nil, of: "ticket", schema: 1)?.hash.first == "a")
        #expect(try await archive.find(nil, of: "ticket", schema: 2)?.hash.first == "c")
        #expect(try await archive.find(nil, of: "ticket", schema: 3) == nil)
        #expect(try await archive.find(ModuleRevision.sample("b").hash, of: "ticket", schema: 1)?.hash.first == "b")
    }

    @Test func `tells what drafts and shown tutorials are written with`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        #expect(try await store.moduleRevisions.isUsed("ticket") == false)
        for letter in "ab" { try await store.moduleRevisions.accept(.sample(letter)) }
        // Published before the archive, then again with the second revision; its draft is of the first.
        var tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)
        tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        #expect(try await uses(store) == ["a: 0 drafts, 1 tutorials"])
        var draft = try await store.drafts.open(tutorial, by: cast.amina.id, at: now)
        #expect(draft.schema == 1 && draft.moduleRevision == nil)
        draft.moduleRevision = ModuleRevision.sample("b").hash
        _ = try await store.drafts.save(draft)
        #expect(try await uses(store) == ["a: 0 drafts, 1 tutorials", "b: 1 drafts, 0 tutorials"])

        _ = try await store.tutorials.publish(
            tutorial.id, version: draft.version + 1, schema: 1, moduleRevision: ModuleRevision.sample("b").hash,
            cover: nil,
            searchText: "", by: cast.amina, at: now)

        #expect(try await uses(store) == ["b: 0 drafts, 1 tutorials"])
        #expect(try await store.moduleRevisions.isUsed("ticket"))
        let shown = try await store.tutorials.read(tutorial.id)
        #expect(shown.revision.moduleRevision == ModuleRevision.sample("b").hash)
        #expect(try await store.tutorials.read(tutorial.id, revision: 1).revision.moduleRevision == nil)
    }

    private func uses(_ store: Store) async throws -> [String] {
        try await store.moduleRevisions.inUse().map {
            "\($0.revision.hash.prefix(1)): \($0.drafts) drafts, \($0.tutorials) tutorials"
        }
    }

    @Test func `what is set aside and opened again keeps the schema it was written for`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        try await store.moduleRevisions.accept(.sample("b", schema: 2))
        var tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)
        try await store.tutorials.setType(
            "ticket", schema: 2, moduleRevision: ModuleRevision.sample("b").hash, of: tutorial.id)
        let draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        #expect(draft.schema == 2 && draft.moduleRevision == ModuleRevision.sample("b").hash)
        tutorial = try await store.tutorials.publish(
            tutorial.id, version: draft.version, schema: 2, moduleRevision: draft.moduleRevision, cover: nil,
            searchText: "", by: cast.amina, at: now)

        let opened = try await store.drafts.open(tutorial, by: cast.amina.id, at: now)
        try await store.drafts.drop(tutorial.id)
        let aside = try #require(try await store.drafts.setAside(of: tutorial.id).first)

        #expect(opened.schema == 2 && opened.moduleRevision == ModuleRevision.sample("b").hash)
        #expect(aside.schema == 2 && aside.moduleRevision == ModuleRevision.sample("b").hash)
    }

    @Test func `a page that still shows the old form never overwrites the new one`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        let tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)
        var draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        draft.editor = "tab"
        draft.schema = 2
        _ = try await store.drafts.save(draft)
        draft.schema = 1
        draft.content.title = "Deux"

        let outcome = try await store.drafts.save(draft)

        guard case .conflict(let theirs, let mine) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(theirs.schema == 2 && theirs.content.title == "Un")
        #expect(mine.schema == 1 && mine.content.title == "Deux")
    }

    @Test func `contents from before leftovers are read as they were written`() async throws {
        let house = try await StoreHouse()
        let tutorial = try await house.cast.draft("Un", by: house.cast.amina, in: house.store, at: now)
        let written = #"{"fields":{},"steps":[],"summary":"s","title":"Ancien"}"#
        try await house.pool.execute("UPDATE draft SET content = '\(written)'")

        var draft = try await house.store.drafts.find(tutorial.id).orMissing("draft")
        #expect(draft.content == Content(title: "Ancien", summary: "s"))
        _ = try await house.store.drafts.save(draft)
        #expect(try await house.pool.string("SELECT content FROM draft") == written)

        let photo = Photo(file: MediaFile.ID(), alt: "porte")
        draft = try await house.store.drafts.find(tutorial.id).orMissing("draft")
        draft.content.leftovers = [
            Leftover(field: "a", label: LocalizedText(fr: "A", en: "B"), lines: ["x"], photos: [photo])
        ]
        _ = try await house.store.drafts.save(draft)
        #expect(try await house.store.drafts.find(tutorial.id)?.content == draft.content)
        #expect(draft.content.files == [photo.file])
    }

    @Test func `rows of the second schema keep every word in the third`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "M002_MediaPipeline")
        let (hall, member, tutorial) = (TownHall.ID(), Member.ID(), Tutorial.ID())
        try queue.write { db in
            try db.execute(literal: "INSERT INTO townHall VALUES (\(hall.description), 'Mairie', 'mairie')")
            try db.execute(
                literal: """
                    INSERT INTO member (id, name, identifier, identifierKey, townHall, createdAt)
                    VALUES (\(member.description), 'Inès', 'ines', 'ines', \(hall.description), 0);
                    INSERT INTO tutorial (id, slug, type, state, audience, townHall, author, createdAt)
                    VALUES (\(tutorial.description), 's', 'ticket', 'draft', 'everyone', \(hall.description),
                        \(member.description), 0);
                    INSERT INTO draft (tutorial, content, version, savedAt, savedBy)
                    VALUES (\(tutorial.description), '{"fields":{},"steps":[],"summary":"","title":"Avant"}', 3, 0,
                        \(member.description));
                    INSERT INTO revision VALUES (\(tutorial.description), 1,
                        '{"fields":{},"steps":[],"summary":"","title":"Publié"}', 1, 0, \(member.description));
                    """)
        }

        try Migrations.migrator.migrate(queue)

        let (draft, revision) = try queue.read { db in
            (try Draft.fetchOne(db), try Revision.fetchOne(db))
        }
        #expect(draft?.content.title == "Avant" && draft?.version == 3)
        #expect(draft?.schema == 1 && draft?.moduleRevision == nil)
        #expect(
            revision?.content.title == "Publié" && revision?.moduleRevision == nil && revision?.byMigration == false)
    }
}
