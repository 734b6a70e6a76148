import Domain
package import Foundation
import Media
import Modules
import Store

/// What becomes of files that came by pieces.
extension Site {
    /// Checks an upload that is all here, keeps what is good of it and writes down what became of it.
    ///
    /// Whatever happens in between, its bytes stay until that is written.
    /// - Throws: `Refusal` `.storageFull`; faults: nothing became of it yet then.
    func settle(_ upload: ResumableUpload, _ file: PartialFile, of tutorial: Tutorial) async throws -> ResumableUpload {
        var settled = upload
        do {
            guard let target = DraftInput.Target(upload.target) else { throw Rejection([Refusal(.fileMissing)]) }
            settled.file = try await Intake.take(
                try await media.adopt(file), name: upload.name, target: target, for: tutorial,
                module: modules[tutorial.type], site: self, from: upload.id, mayWait: true
            ).id
        } catch let rejection as Rejection {
            settled.refusal = rejection.refusals.map { refusal in
                let name: [String: Argument] = ["name": .text(upload.name)]
                return .init(Refusal(refusal.code, refusal.arguments.merging(name) { own, _ in own }))
            }
            settled.expiresAt = now().addingTimeInterval(ResumableUpload.refusedLife)
            try await store.resumable.refuse(upload.id, settled.refusal ?? [], until: settled.expiresAt)
        }
        try file.remove()
        return settled
    }

    /// Forgets the uploads whose time was over at `date`, and removes pieces that nothing stands for any more.
    ///
    /// What is under way stays for the next time.
    /// - Returns: how many uploads, and how many files that a crash left, are gone.
    @discardableResult
    package func removeExpiredUploads(at date: Date) async throws -> (uploads: Int, files: Int) {
        var gone = (uploads: 0, files: 0)
        for id in try await store.resumable.expired(at: date) {
            guard let file = media.partial.hold(id) else { continue }
            defer { file.letGo() }
            try await store.resumable.remove(id)
            try file.remove()
            gone.uploads += 1
        }
        // A row is always there before its file: read in this order, none is missed.
        let files = try media.partial.ids()
        for id in files.subtracting(try await store.resumable.unfinishedIDs()) {
            guard let file = media.partial.hold(id) else { continue }
            defer { file.letGo() }
            try file.remove()
            gone.files += 1
        }
        return gone
    }
}

extension DraftInput.Target {
    /// Bytes that a file for it may have.
    func limit(in module: Module?) -> Int {
        guard case .field(let id) = self, case .file(_, let most, _, _)? = module?.field(id)?.kind else {
            return Limits.photoBytes
        }
        return min(most, Limits.documentBytes)
    }
}
