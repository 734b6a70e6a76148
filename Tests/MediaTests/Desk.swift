import Domain
import Foundation
import Media
import Testing

/// A media store in a folder of its own, gone afterwards.
///
/// The worker program is the one built beside the tests: the folder of `/proc/self/exe`.
final class Desk: Sendable {
    let folder: URL
    let store: MediaStore

    init(workers: URL? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(component: "media-" + UUID().uuidString)
        store = try MediaStore(folder: folder, workers: workers) { print("worker:", $0) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func photo(_ bytes: [UInt8], name: String = "photo.jpg") async throws -> MediaFile {
        let spool = try store.openSpool()
        try spool.write(bytes)
        return try await store.takePhoto(spool, name: name)
    }

    func document(_ bytes: [UInt8], name: String, kinds: [String]) async throws -> MediaFile {
        let spool = try store.openSpool()
        try spool.write(bytes)
        return try await store.takeDocument(spool, name: name, kinds: kinds)
    }

    func refusal(of bytes: [UInt8], name: String = "photo.jpg") async -> Refusal? {
        await #expect(throws: Refusal.self) { try await photo(bytes, name: name) }
    }

    func bytes(_ digest: String) throws -> [UInt8] {
        Array(try Data(contentsOf: try #require(store.url(digest: digest))))
    }

    /// What lies in `incoming/`.
    func unfinished() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: "incoming").path)
    }
}
