import Domain
import Foundation
import Media
import Sandbox
import Support
import Testing

@testable import Store

/// `bricoleur media verify` on a folder in which something is wrong.
@Suite struct MediaVerify {
    /// A data folder with one photo that a draft shows.
    private struct Shelf {
        let folder: TemporaryFolder
        let store: Store
        let media: MediaStore
        let tutorial: Tutorial
        let photo: MediaFile

        init() async throws {
            folder = try TemporaryFolder()
            store = try Store(folder: folder("data"))
            media = try MediaStore(folder: folder("data/media"), sandbox: Sandbox(programs: Checkout.programs))
            let cast = try await Cast(in: store, password: "x", at: Date())
            tutorial = try await cast.draft("Boîte", summary: "s", by: cast.amina, in: store, at: Date())
            photo = try await media.take(own: try Pictures.jpeg(800, 600), as: .photo, name: "boite.jpg")
            try await store.files.add(photo, to: tutorial.id, at: Date())
        }

        func verify(repair: Bool = false) async throws -> Command {
            try await Command.run(
                ["media", "verify", "--data", folder("data").path] + (repair ? ["--repair"] : []), in: folder.url)
        }

        func path(_ digest: String) throws -> URL { try media.url(digest: digest).orMissing("digest") }
    }

    @Test func `renditions that are missing or damaged are made again from the full size`() async throws {
        let shelf = try await Shelf()
        let digests = shelf.photo.renditions.map(\.digest)
        try FileManager.default.removeItem(at: try shelf.path(digests[0]))
        var bytes = try Data(contentsOf: try shelf.path(digests[1]))
        bytes[bytes.count / 2] ^= 0xff
        try bytes.write(to: try shelf.path(digests[1]))

        let found = try await shelf.verify()
        let repaired = try await shelf.verify(repair: true)
        let after = try await shelf.verify()

        #expect(found.code == 1 && found.output.contains("1 missing, 1 damaged"))
        #expect(found.output.contains("missing \(digests[0]): boite.jpg"))
        #expect(found.output.contains("damaged \(digests[1]): boite.jpg"))
        #expect(repaired.code == 0 && repaired.output.contains("2 made again"), "\(repaired)")
        #expect(after.code == 0 && after.output.contains("0 missing, 0 damaged"), "\(after)")
        let kept = try await shelf.store.files.all(of: shelf.tutorial.id)[shelf.photo.id]
        #expect(kept?.renditions.map(\.width) == [320, 640, 800])
        #expect(kept?.digest == shelf.photo.digest && kept?.size == shelf.photo.size)
    }

    @Test func `a lost full size is named, and nothing else is touched`() async throws {
        let shelf = try await Shelf()
        try FileManager.default.removeItem(at: try shelf.path(shelf.photo.digest))

        let repaired = try await shelf.verify(repair: true)

        #expect(repaired.code == 1 && repaired.output.contains("missing \(shelf.photo.digest): boite.jpg"))
        #expect(try Set(shelf.media.digests()) == shelf.photo.digests.subtracting([shelf.photo.digest]))
    }

    @Test func `clearing the marks of a draft gives back its full size with its own bytes`() async throws {
        let shelf = try await Shelf()
        let marks = Marks(shapes: [.blur(Marks.Box(x: 100, y: 100, w: 4000, h: 4000))])
        func file() async throws -> MediaFile {
            try await shelf.store.files.all(of: shelf.tutorial.id)[shelf.photo.id].orMissing("row")
        }
        func mark(_ marks: Marks) async throws {
            let before = try await file()
            let isDone = try await shelf.media.mark(before, with: marks, isFinal: false) {
                try await shelf.store.files.change($0, from: before)
            }
            #expect(isDone)
        }

        try await mark(marks)
        let marked = try await file()
        try await mark(Marks())
        let cleared = try await file()

        #expect(marked.digest != shelf.photo.digest && marked.unmarked?.digest == shelf.photo.digest)
        #expect(cleared.digest == shelf.photo.digest && cleared.size == shelf.photo.size && cleared.unmarked == nil)
        #expect(cleared.takenAt == shelf.photo.takenAt && cleared.marks.isEmpty)
    }
}
