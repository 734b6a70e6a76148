import Domain
import Foundation
import GRDB
import Support
import Testing

@testable import Store

/// What programs of content types say of documents, as rows.
@Suite struct FileInspections {
    private static let refused = FileInspection(
        inspector: "probe.look", field: "model", state: .answered, verdict: .refuse,
        findings: [
            .init(
                code: "long", place: "A1", level: .error, what: LocalizedText(fr: "Trop long.", en: "Too long."),
                mend: LocalizedText(fr: "Couper."))
        ],
        facts: [
            "rows": .number(2.5), "kind": .text("csv"), "in-words": .lines([LocalizedText(fr: "Un", en: "One")]),
        ], triedAt: StoreHouse.now)

    private func waiting(_ inspector: String = "probe.look") -> FileInspection {
        FileInspection(
            inspector: inspector, field: "model", state: .unavailable, attempts: 1, triedAt: StoreHouse.now)
    }

    /// A document of Amina's with what was said of it, in a bricolage for everybody.
    private func scene(_ said: [FileInspection], published: Bool = true) async throws -> (StoreHouse, MediaFile) {
        let house = try await StoreHouse()
        let (cast, store) = (house.cast, house.store)
        let tutorial = try await cast.draft("Suivi", by: cast.amina, in: store, at: StoreHouse.now)
        var file = MediaFile(
            kind: .document, format: "csv", name: "suivi.csv", size: 9, digest: String(repeating: "a", count: 64))
        file.inspections = said
        try await store.files.add(file, to: tutorial.id, at: StoreHouse.now)
        var draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        draft.content.fields["model"] = .files([Attachment(file: file.id, name: file.name)])
        _ = try await store.drafts.save(draft)
        if published { _ = try await cast.publish(tutorial, by: cast.amina, in: store, at: StoreHouse.now) }
        return (house, file)
    }

    @Test func `all of it comes back as it was written`() async throws {
        let (house, file) = try await scene([Self.refused, waiting("probe.other")])

        #expect(
            try await house.store.files.find(file.id, for: Viewer(member: house.cast.amina, method: .password)) == file)
    }

    @Test func `readers get a file when no program holds it back; its author gets it anyway`() async throws {
        let pass = FileInspection(inspector: "a.b", field: "model", state: .notRun, triedAt: StoreHouse.now)
        let fine = FileInspection(
            inspector: "a.c", field: "model", state: .answered, verdict: .accept, triedAt: StoreHouse.now)
        for (said, isServed) in [
            ([], true), ([pass, fine], true), ([fine, waiting()], false), ([Self.refused], false),
        ] {
            let (house, file) = try await scene(said)
            let files = house.store.files

            #expect(try await (files.find(file.id, for: .visitor) != nil) == isServed, "\(said.map(\.state))")
            #expect(
                try await (files.find(file.id, for: Viewer(member: house.cast.nadia, method: .password)) != nil)
                    == isServed)
            #expect(try await files.find(file.id, for: Viewer(member: house.cast.amina, method: .password)) != nil)
        }
    }

    @Test func `a copy of the row that is older than the verdict does not undo it`() async throws {
        let (house, file) = try await scene([waiting()])
        let files = house.store.files
        _ = try await files.inspect(file.id, [Self.refused], at: StoreHouse.now)
        var late = file
        late.blank = String(repeating: "b", count: 64)

        #expect(try await files.change(late, from: file))

        let row = try await files.find(file.id, for: Viewer(member: house.cast.amina, method: .password)).orMissing(
            "file")
        #expect(row.inspections == [Self.refused] && row.blank == late.blank)
    }

    @Test func `another type forgets what a draft's file was told, never what a published one was`() async throws {
        for (isPublished, left) in [(false, []), (true, [Self.refused])] {
            let (house, file) = try await scene([Self.refused], published: isPublished)

            let row = try await house.store.files.inspect(file.id, [], keeping: [], at: StoreHouse.now)

            #expect(row?.inspections == left)
        }
    }

    @Test func `only what waits is looked for, and once more what was not run`() async throws {
        let pass = FileInspection(inspector: "a.b", field: "model", state: .notRun, triedAt: StoreHouse.now)
        for (said, waits, sweeps) in [([waiting()], 1, 1), ([pass], 0, 1), ([Self.refused], 0, 0), ([], 0, 0)] {
            let (house, _) = try await scene(said)

            #expect(try await house.store.files.uninspected(alsoUnseen: false).count == waits)
            #expect(try await house.store.files.uninspected(alsoUnseen: true).count == sweeps)
        }
    }

    @Test func `a document from before was inspected by nobody`() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "M002_MediaPipeline")
        let id = MediaFile.ID()
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(
                sql: """
                    INSERT INTO mediaFile (id, tutorial, kind, format, name, size, width, height, digest, renditions, createdAt)
                    VALUES (?, ?, 'document', 'pdf', 'a', 1, 0, 0, ?, '[]', 0)
                    """, arguments: [id, Tutorial.ID(), String(repeating: "a", count: 64)])
        }

        try queue.writeWithoutTransaction { db in try M003_ModuleRevisions.migrate(db) }

        let file = try queue.read { db in try MediaFile.fetchOne(db, key: id.description) }
        #expect(file?.inspections == [])
    }
}
