import Domain
import Foundation
import Media
import Sandbox
import Support
import Testing

/// A media store in a folder of its own, gone afterwards, with the programs that were built.
final class Desk: Sendable {
    let folder: URL
    let store: MediaStore

    init(programs: URL = Checkout.programs) throws {
        folder = FileManager.default.temporaryDirectory.appending(component: "media-" + UUID().uuidString)
        store = try MediaStore(folder: folder, sandbox: Sandbox(programs: programs)) { print("worker:", $0) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func photo(_ bytes: [UInt8], name: String = "photo.jpg") async throws -> MediaFile {
        try await take(bytes, as: .photo, name: name)
    }

    func document(_ bytes: [UInt8], name: String, kinds: [String]) async throws -> MediaFile {
        try await take(bytes, as: .document(formats: kinds), name: name)
    }

    /// - Throws: the first of a rejection's refusals, so that tests can name it; `.checkUnavailable` for what is withheld.
    private func take(_ bytes: [UInt8], as purpose: MediaStore.Purpose, name: String) async throws -> MediaFile {
        let spool = try store.openSpool()
        try spool.write(bytes)
        do {
            switch try await store.take(spool, as: purpose, name: name, write: { _ in }) {
            case .kept(let file): return file
            case .withheld(let id):
                try store.dropWithheld(id)
                throw Refusal(.checkUnavailable)
            }
        } catch let rejection as Rejection {
            throw try #require(rejection.refusals.first)
        }
    }

    func refusal(of bytes: [UInt8], name: String = "photo.jpg") async -> Refusal? {
        await #expect(throws: Refusal.self) { try await photo(bytes, name: name) }
    }

    /// What the check says of `bytes`, as `bricoleur media inspect` would.
    func inspect(_ bytes: [UInt8], name: String) async throws -> Inspection {
        let file = folder.appending(component: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await store.inspect(file, name: name)
    }

    func bytes(_ digest: String) throws -> [UInt8] {
        Array(try Data(contentsOf: try #require(store.url(digest: digest))))
    }

    /// What lies in `incoming/`.
    func unfinished() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: "incoming").path)
    }
}
