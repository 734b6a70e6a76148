import Domain
import Foundation
import GRDB
import Support
import Testing

@testable import Store

@Suite struct ModuleMigration {
    private let now = StoreHouse.now
    private let target = ModuleRevision.sample("b", schema: 2)

    private struct Blocked: Error {}

    /// Renames the field `old` to `new`; what stood in `gone` is left over.
    private var order: MigrationOrder {
        MigrationOrder(module: "ticket", schema: 2, moduleRevision: target.hash) { content, _, _ in
            var content = content
            content.fields["new"] = content.fields.removeValue(forKey: "old")
            if case .text(let text)? = content.fields.removeValue(forKey: "gone") {
                content.leftovers.append(Leftover(field: "gone", label: LocalizedText(fr: "Avant"), lines: [text]))
            }
            return CarriedContent(content: content, cover: nil, searchText: "cheminsecret")
        }
    }

    /// Three tutorials of the module: a draft, a published one, a published one with a draft; and one of another module.
    private func filled() async throws -> StoreHouse {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        try await store.moduleRevisions.accept(.sample("a"))
        try await store.moduleRevisions.accept(target)
        for (index, title) in ["Brouillon", "Publié", "Les deux", "Ailleurs"].enumerated() {
            let date = now.addingTimeInterval(Double(index))
            var tutorial = try await cast.draft(
                title, type: index == 3 ? "sign" : "ticket", by: cast.amina, in: store, at: date)
            var draft = try await store.drafts.find(tutorial.id).orMissing("draft")
            draft.content.fields = ["old": .text("réponse"), "gone": .text("mot \(index)")]
            draft.editor = "tab"
            _ = try await store.drafts.save(draft)
            if index > 0 { tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: date) }
            if index == 2 { _ = try await store.drafts.open(tutorial, by: cast.lucas.id, at: date) }
        }
        return house
    }

    @Test func `a rehearsal says what would become of each, and writes nothing`() async throws {
        let house = try await filled()
        let before = try contentDump(house.store.members.database.pool)

        let report = try await house.store.moduleRevisions.rehearse(order)

        #expect(try contentDump(house.store.members.database.pool) == before)
        #expect(report.drafts == 2 && report.tutorials == 2 && report.leftovers == 4 && report.newer == 0)
        #expect(
            report.entries.map { "\($0.title) \($0.isDraft)" } == [
                "Brouillon true", "Publié false", "Les deux true", "Les deux false",
            ])
        #expect(report.entries.allSatisfy { $0.changed == ["gone", "new", "old"] && $0.schema == 1 })
        #expect(report.entries.first?.leftovers.map(\.lines) == [["mot 0"]])
        #expect(try await house.store.moduleRevisions.countOutdated("ticket", before: 2) == 4)
    }

    @Test func `carries drafts in their place and adds a revision to what is published`() async throws {
        let house = try await filled()
        let store = house.store
        let rehearsed = try await store.moduleRevisions.rehearse(order)
        let later = now.addingTimeInterval(3_600)

        let report = try await store.moduleRevisions.migrate(order, at: later) { read in
            #expect(read.revision.schema == 2 && read.revision.content.fields == ["new": .text("réponse")])
        }

        #expect(report.entries == rehearsed.entries)
        #expect(try await store.moduleRevisions.countOutdated("ticket", before: 2) == 0)
        let both = try await store.search.find(
            "cheminsecret", for: Viewer(member: house.cast.amina, method: .password), limit: 10)
        #expect(Set(both.cards.map(\.title)) == ["Publié", "Les deux"])
        let slug = try #require(both.cards.first { $0.title == "Les deux" }).slug
        let tutorial = try #require(try await store.tutorials.find(slug: slug))
        let draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        #expect(draft.schema == 2 && draft.moduleRevision == target.hash && draft.editor.isEmpty && draft.version == 2)
        #expect(draft.savedBy == house.cast.lucas.id && draft.content.leftovers.map(\.lines) == [["mot 2"]])
        let shown = try await store.tutorials.read(tutorial.id).revision
        #expect(
            shown.number == 2 && shown.byMigration && shown.moduleRevision == target.hash && shown.publishedAt == later)
        #expect(shown.publishedBy == house.cast.amina.id)
        let first = try await store.tutorials.revision(1, of: tutorial.id)
        #expect(first.content.fields["gone"] == .text("mot 2") && first.schema == 1 && !first.byMigration)
        #expect(tutorial.revisedAt == now.addingTimeInterval(2))
    }

    @Test func `another module, and a second time, change nothing`() async throws {
        let house = try await filled()
        _ = try await house.store.moduleRevisions.migrate(order, at: now) { _ in }
        let after = try contentDump(house.store.members.database.pool)

        let again = try await house.store.moduleRevisions.migrate(order, at: now.addingTimeInterval(60)) { _ in }

        #expect(again.entries.isEmpty)
        #expect(try contentDump(house.store.members.database.pool).withoutCounter == after.withoutCounter)
        #expect(
            try await house.pool.rows("SELECT schema FROM revision JOIN tutorial ON id = tutorial WHERE type = 'sign'")
                == ["[schema:1]"])
    }

    @Test func `one tutorial that cannot be shown keeps all of them as they were`() async throws {
        let house = try await filled()
        let before = try contentDump(house.store.members.database.pool)

        await #expect(throws: Blocked.self) {
            try await house.store.moduleRevisions.migrate(order, at: now) { read in
                if read.revision.content.title == "Les deux" { throw Blocked() }
            }
        }
        let failing = MigrationOrder(module: "ticket", schema: 2, moduleRevision: target.hash) { content, _, _ in
            if content.title == "Les deux" { throw Blocked() }
            return CarriedContent(content: Content(title: "perdu"), cover: nil, searchText: "")
        }
        await #expect(throws: Blocked.self) {
            try await house.store.moduleRevisions.migrate(failing, at: now) { _ in }
        }

        #expect(try contentDump(house.store.members.database.pool) == before)
    }

    @Test func `what is of a later schema is counted and left alone`() async throws {
        let house = try await filled()
        try await house.pool.execute("UPDATE draft SET schema = 3")

        let report = try await house.store.moduleRevisions.migrate(order, at: now) { _ in }

        #expect(report.newer == 2 && report.drafts == 0 && report.tutorials == 2)
        #expect(try await house.pool.count("SELECT count(*) FROM draft WHERE schema = 3") == 2)
    }

    @Test func `a revision made by migration shows the files of the one before, leftovers included`() async throws {
        let house = try await filled()
        let pool = house.store.members.database.pool
        let tutorial = try #require(
            try await pool.read { db in
                try Tutorial.ID.fetchOne(db, sql: "SELECT id FROM tutorial WHERE title = 'Publié'")
            })
        let file = MediaFile(
            kind: .document, format: "pdf", name: "plan.pdf", size: 3, digest: String(repeating: "d", count: 64))
        try await house.store.files.add(file, to: tutorial, at: now)
        let order = MigrationOrder(module: "ticket", schema: 2, moduleRevision: target.hash) { content, _, _ in
            var content = content
            content.leftovers = [
                Leftover(
                    field: "f", label: LocalizedText(fr: "F"), files: [Attachment(file: file.id, name: "plan.pdf")])
            ]
            return CarriedContent(content: content, cover: nil, searchText: "")
        }

        _ = try await house.store.moduleRevisions.migrate(order, at: now) { _ in }

        #expect(try await house.store.files.find(file.id, for: .visitor)?.id == file.id)
        #expect(try await house.store.files.removeUnreferenced(before: now.addingTimeInterval(9_999)) == 0)
    }
}

extension String {
    /// A dump without the count of changes, which grows with every public transaction.
    fileprivate var withoutCounter: [String] {
        split(separator: "\n").map(String.init).filter { !$0.hasPrefix("[count:") }
    }
}
