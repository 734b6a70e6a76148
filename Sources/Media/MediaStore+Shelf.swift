import Domain
import Foundation
import Glibc
import Sandbox

/// From a worker's output to files under their hashes.
extension MediaStore {
    /// What a worker made, under its hashes, pinned until its row is written.
    struct Shelved: Sendable {
        /// Of the document, or of the photo in full size.
        var digest = ""
        /// Bytes of that file; nil when they are known already.
        var size: Int?
        var renditions: [Rendition] = []

        var digests: [String] { (digest.isEmpty ? [] : [digest]) + renditions.map(\.digest) }
    }

    func shelve(_ photo: Checks.Parts) throws -> Shelved {
        var shelved = try shelve(renditions: photo.renditions)
        do {
            shelved.size = Disk.size(of: photo.full.file)
            shelved.digest = try vault.take(photo.full.file)
            return shelved
        } catch {
            vault.unpin(shelved.digests)
            throw error
        }
    }

    /// - Parameters:
    ///   - digest: when it is known already.
    ///   - page: pictures of the first page.
    func shelve(document: URL, digest: String?, page: Checks.Parts?) throws -> Shelved {
        var shelved = try shelve(renditions: page?.renditions ?? [])
        do {
            shelved.digest = try vault.take(document, digest: digest)
            return shelved
        } catch {
            vault.unpin(shelved.digests)
            throw error
        }
    }

    func shelve(renditions parts: [Checks.Parts.Part]) throws -> Shelved {
        var shelved = Shelved()
        do {
            for part in parts {
                let size = Disk.size(of: part.file) ?? 0
                let digest = try vault.take(part.file)
                shelved.renditions.append(
                    Rendition(width: part.width, height: part.height, size: size, digest: digest, format: part.format))
            }
            return shelved
        } catch {
            vault.unpin(shelved.digests)
            throw error
        }
    }

    /// A folder for what one check makes; gone afterwards.
    func inWorkshop<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let workshop = incoming.appending(component: UUID().uuidString)
        try Disk.makeFolder(workshop)
        // Whatever stays is removed at the next start.
        defer { try? FileManager.default.removeItem(at: workshop) }
        return try await body(workshop)
    }

    /// Hashing and waiting for the disk would hold up every other task.
    func offPool<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}

extension MediaFile {
    mutating func take(_ shelved: MediaStore.Shelved, _ parts: Checks.Parts?) {
        digest = shelved.digest
        size = shelved.size ?? size
        renditions = shelved.renditions
        guard let parts else { return }
        orientation = parts.orientation
        fullFormat = parts.full.format
        preview = parts.preview
        takenAt = parts.takenAt
        // A picture offered as a document is offered as what it is now.
        if kind == .document { format = parts.full.format }
    }
}

extension Refusal {
    func adding(_ more: [String: Argument]) -> Refusal {
        Refusal(code, arguments.merging(more) { _, added in added }, field: field)
    }
}
