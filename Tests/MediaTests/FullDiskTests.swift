import Domain
import Foundation
import Media
import Sandbox
import Support
import Testing

/// On a real small filesystem, given as `BRICOLEUR_SMALL_DISK`: an empty tmpfs of 1 MB.
private let smallDisk = ProcessInfo.processInfo.environment["BRICOLEUR_SMALL_DISK"].map { URL(filePath: $0) }

@Suite(.enabled(if: smallDisk != nil, "BRICOLEUR_SMALL_DISK names no tmpfs of 1 MB"), .serialized)
struct FullDisk {
    @Test func `refuses what does not fit, leaves nothing, and goes on`() async throws {
        let folder = try #require(smallDisk).appending(component: "media")
        let store = try MediaStore(folder: folder, sandbox: Sandbox(programs: Checkout.programs))
        let photo = try Drawing.sky(900, 700).jpeg()
        func unfinished() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: "incoming").path)
        }

        let endless = try store.openSpool()
        let whileStreaming = #expect(throws: Refusal.self) {
            for _ in 0..<64 { try endless.write([UInt8](repeating: 7, count: 64 * 1024)) }
        }
        #expect(whileStreaming?.code == .storageFull)
        #expect(try unfinished().isEmpty)

        let filler = folder.deletingLastPathComponent().appending(component: "filler")
        try Data(count: 1024 * 1024 - photo.count - 32 * 1024).write(to: filler)
        let spool = try store.openSpool()
        try spool.write(photo)
        let whileWorking = await #expect(throws: Refusal.self) {
            try await store.take(spool, as: .photo, name: "a.jpg") { _ in }
        }
        #expect(whileWorking?.code == .storageFull)
        #expect(try unfinished().isEmpty && store.digests().isEmpty)

        try FileManager.default.removeItem(at: filler)
        #expect(try await store.take(own: photo, as: .photo, name: "a.jpg").renditions.count == 3)
        try FileManager.default.removeItem(at: folder)
    }
}
