package import Domain
import Foundation
import Media
import Store

/// Where rows of files and the files themselves meet.
extension Site {
    /// The files sent for a tutorial; those that wait for their check have an id and a name only.
    package func files(of tutorial: Tutorial.ID) async throws -> [MediaFile.ID: MediaFile] {
        let files = try await store.files.all(of: tutorial)
        let waiting = try await store.withheld.all(of: tutorial)
        return files.merging(waiting.mapValues(\.placeholder)) { file, _ in file }
    }

    /// Unlinks what rows let go of.
    ///
    /// What somebody is about to refer to again stays for the next time.
    /// - Returns: how many files are gone.
    @discardableResult
    package func sweep() async throws -> Int {
        var gone = 0
        for digest in try await store.files.letGo() where try await unlink(digest) { gone += 1 }
        return gone
    }

    private func unlink(_ digest: String) async throws -> Bool {
        try await store.files.unlink(digest) { [media] in try media.remove(digest: $0) }
    }

    /// Tries the checks that are due again.
    /// - Returns: how many came to a verdict.
    package func retryWithheld() async throws -> Int {
        var settled = 0
        for waiting in try await store.withheld.due(at: now()) {
            try Task.checkCancellation()
            do {
                let file = try await media.retry(waiting) { file in
                    var file = file
                    file.inspections = try await lateInspections(of: file, in: waiting.tutorial)
                    try await store.files.release(file, from: waiting, at: now())
                }
                if file != nil { settled += 1 } else { try await postpone(waiting) }
            } catch is Rejection {
                try await store.withheld.giveUp(waiting, at: now())
                settled += 1
            }
        }
        return settled
    }

    private func postpone(_ waiting: Withheld) async throws {
        guard waiting.attempts >= Withheld.most else { return try await store.withheld.postpone(waiting, at: now()) }
        try media.dropWithheld(waiting.id)
        try await store.withheld.giveUp(waiting, at: now())
    }

    /// What nobody refers to any more goes: rows after 48 hours, then their bytes, and bytes that never had a row.
    /// - Returns: how many rows and files are gone.
    package func tidyFiles() async throws -> (rows: Int, files: Int) {
        let rows = try await store.files.removeUnreferenced(before: now().addingTimeInterval(-MediaStore.grace))
        var files = try await sweep()
        let orphans = Set(try media.digests()).subtracting(try await store.files.held().keys)
        for digest in media.old(orphans, at: now()) where try await unlink(digest) { files += 1 }
        let waiting = try media.withheldIDs(before: now().addingTimeInterval(-3600))
        for id in waiting.subtracting(try await store.withheld.ids()) { try media.dropWithheld(id) }
        return (rows, files)
    }
}
