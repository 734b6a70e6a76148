import Domain
import Foundation
import Support
import Testing

@testable import Store

/// Drawing on photos, as rows: who is told, and what is let go of.
@Suite struct Redactions {
    private func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

    private func photo(_ letter: Character, _ id: MediaFile.ID = .init()) -> MediaFile {
        MediaFile(
            id: id, kind: .photo, format: "jpeg", name: "g.jpg", size: 1, width: 320, height: 240,
            digest: digest(letter), fullFormat: "jpeg",
            renditions: [Rendition(width: 320, height: 240, size: 1, digest: digest("0"), format: "jpeg")])
    }

    /// A tutorial of Amina and Lucas with one photo, and the photo as blurred by somebody.
    private func scene(published: Bool) async throws -> (StoreHouse, Tutorial, MediaFile, MediaFile) {
        let house = try await StoreHouse()
        let (cast, store) = (house.cast, house.store)
        var tutorial = try await cast.draft("Le guichet", by: cast.amina, in: store, at: StoreHouse.now)
        try await store.tutorials.addCoAuthor(cast.lucas.id, to: tutorial, by: cast.amina, at: StoreHouse.now)
        let file = photo("a")
        try await store.files.add(file, to: tutorial.id, at: StoreHouse.now)
        var draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        draft.content.steps = [Step(text: "poser", photos: [Photo(file: file.id)])]
        _ = try await store.drafts.save(draft)
        if published {
            tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: StoreHouse.now)
        }
        tutorial = try await store.tutorials.find(tutorial.id).orMissing("tutorial")
        var blurred = photo("b", file.id)
        blurred.marks = Marks(shapes: [.blur(Marks.Box(x: 0, y: 0, w: 100, h: 100))])
        blurred.unmarked = Unmarked(digest: digest("a"), orientation: 1, format: "jpeg")
        return (house, tutorial, file, blurred)
    }

    @Test func `before publication the photo without drawings is kept`() async throws {
        let (house, tutorial, file, blurred) = try await scene(published: false)

        #expect(try await house.store.files.draw(blurred, from: file))

        #expect(try await house.store.files.all(of: tutorial.id)[file.id]?.unmarked == blurred.unmarked)
        #expect(try await house.store.files.letGo() == [])
    }

    @Test func `a photo published in the meantime is not remembered without its drawings`() async throws {
        let (house, tutorial, file, blurred) = try await scene(published: true)

        #expect(try await house.store.files.draw(blurred, from: file))

        #expect(try await house.store.files.all(of: tutorial.id)[file.id]?.unmarked == nil)
        #expect(try await house.store.files.letGo() == [digest("a")])
        #expect(try await !house.store.files.draw(photo("c", file.id), from: file), "it changed since")
    }

    @Test func `authors are told the reason, the public log is not`() async throws {
        let (house, tutorial, file, blurred) = try await scene(published: true)
        let (store, cast) = (house.store, house.cast)
        let generation = await store.publicGeneration()

        let isDone = try await store.files.redact(
            blurred, from: file, of: tutorial, by: cast.samir, reason: "un visage", at: StoreHouse.now)

        #expect(isDone)
        for author in [cast.amina, cast.lucas] {
            let notices = try await store.notices.all(of: author.id).map(\.notice)
            let told = notices.filter { $0.kind == .photoRedacted }
            #expect(told.map(\.actor) == ["Samir Haddad\u{a0}: un visage"])
        }
        #expect(try await !store.notices.all(of: cast.samir.id).contains { $0.notice.kind == .photoRedacted })
        let entry = try await store.log.latest().first { $0.kind == .photoRedacted }
        #expect(entry?.actor == "Samir Haddad")
        #expect(entry?.subject == "Amina Diallo")
        #expect(entry?.townHall == tutorial.townHall)
        #expect(await store.publicGeneration() > generation, "kept pages would show it still")
    }

    @Test func `a redaction of a photo that changed tells nobody`() async throws {
        let (house, tutorial, file, blurred) = try await scene(published: true)
        #expect(try await house.store.files.draw(blurred, from: file))

        let isDone = try await house.store.files.redact(
            photo("c", file.id), from: file, of: tutorial, by: house.cast.samir, reason: "trop tard",
            at: StoreHouse.now)

        #expect(!isDone)
        #expect(try await house.store.log.latest().allSatisfy { $0.kind != .photoRedacted })
    }

    @Test func `the photos of all its revisions are listed, and no others`() async throws {
        let (house, tutorial, file, _) = try await scene(published: true)
        try await house.store.files.add(photo("d"), to: tutorial.id, at: StoreHouse.now)

        #expect(try await house.store.files.published(of: tutorial.id).map(\.id) == [file.id])
    }
}
