package import Domain
package import Foundation
import Sandbox

/// What was drawn on, shown again to whoever draws.
extension MediaStore {
    /// The photo as it was before anything was drawn on it, upright; nothing is kept of it here.
    /// - Returns: its bytes and the short name of their format.
    /// - Throws: `Refusal` `.fileMissing` when there is none, `.checkUnavailable`, `.checkBusy`, `.storageFull`.
    package func uprightUnmarked(_ file: MediaFile) async throws -> (bytes: Data, format: String) {
        guard let source = file.unmarked, let original = vault.url(source.digest) else {
            throw Refusal(.fileMissing, ["name": .text(file.name)])
        }
        guard source.orientation != 1 else {
            return (try await offPool { try Data(contentsOf: original) }, source.format)
        }
        return try await inWorkshop { workshop in
            let slots = try Slots(widths: [], in: workshop)
            var job = Sandbox.Job(
                .decode, Worker.pictures, ["turn", String(source.orientation)], input: original,
                files: [.read(Worker.magic), .write(slots.full)])
            job.memoryMiB = 1024
            job.cpuSeconds = 20
            job.fileMiB = 128
            let answer = try await checks.ask(job)
            guard !answer.isRefusal, let photo = answer.soundPhoto(widths: []) else {
                throw checks.nonsense(job, "a picture of ours cannot be turned")
            }
            return (try await offPool { try Data(contentsOf: slots.full) }, photo.original.format)
        }
    }
}
