package import Domain
package import Foundation
import Sandbox

/// Drawing on photos, and making their widths anew.
extension MediaStore {
    /// The photo with marks burned into the full size and every rendition, made from the picture as it was before any.
    ///
    /// Without marks it is that picture again.
    /// - Parameters:
    ///   - marks: sound ones.
    ///   - isFinal: nothing remembers the picture without them.
    ///   - write: writes the row; false when it was changed meanwhile.
    /// - Throws: `Refusal` `.checkUnavailable`, `.checkBusy`, `.storageFull`, `.fileMissing`.
    package func mark(
        _ file: MediaFile, with marks: Marks, isFinal: Bool, write: @Sendable (MediaFile) async throws -> Bool
    ) async throws -> Bool {
        guard let source = file.source else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        var marked = file
        marked.marks = marks
        marked.unmarked = isFinal || marks.isEmpty ? nil : source
        if marks.isEmpty { return try await remake(marked, from: source, write: write) }
        return try await draw(marks, on: source, of: file) { answer, parts in
            let shelved = try await offPool { try shelve(parts) }
            defer { vault.unpin(shelved.digests) }
            marked.width = answer.width ?? file.width
            marked.height = answer.height ?? file.height
            marked.take(shelved, parts)
            marked.takenAt = file.takenAt
            return try await write(marked)
        }
    }

    /// The renditions of a photo anew, from its full size as it is.
    /// - Parameter write: writes the row; false when it was changed meanwhile.
    /// - Throws: as `mark`.
    package func remake(_ file: MediaFile, write: @Sendable (MediaFile) async throws -> Bool) async throws -> Bool {
        let full = Unmarked(digest: file.digest, orientation: file.orientation, format: file.fullFormat)
        return try await remake(file, from: full, write: write)
    }

    /// `file` with `source` as its full size, and the renditions of that.
    private func remake(
        _ file: MediaFile, from source: Unmarked, write: @Sendable (MediaFile) async throws -> Bool
    ) async throws -> Bool {
        try await draw(Marks(), on: source, of: file) { answer, parts in
            let shelved = try await offPool { try shelve(renditions: parts.renditions) }
            defer { vault.unpin(shelved.digests) }
            var remade = file
            remade.width = answer.width ?? file.width
            remade.height = answer.height ?? file.height
            remade.renditions = shelved.renditions
            remade.preview = parts.preview
            (remade.digest, remade.orientation, remade.fullFormat) = (source.digest, source.orientation, source.format)
            remade.size = vault.url(source.digest).flatMap(Disk.size) ?? file.size
            return try await write(remade)
        }
    }

    private func draw(
        _ marks: Marks, on source: Unmarked, of file: MediaFile,
        then use: (WorkerAnswer, Checks.Parts) async throws -> Bool
    ) async throws -> Bool {
        guard let original = vault.url(source.digest) else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        return try await inWorkshop { workshop in
            let widths = Limits.renditionWidths
            let slots = try Slots(widths: widths, in: workshop)
            let job = Worker.mark(original, from: source.orientation, with: marks, widths: widths, into: slots)
            let answer = try await checks.ask(job)
            guard !answer.isRefusal, let photo = answer.soundPhoto(widths: widths) else {
                throw checks.nonsense(job, "a picture of ours cannot be marked")
            }
            return try await use(answer, try slots.parts(photo))
        }
    }

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
            let job = Worker.turn(original, from: source.orientation, into: slots)
            let answer = try await checks.ask(job)
            guard !answer.isRefusal, let photo = answer.soundPhoto(widths: []) else {
                throw checks.nonsense(job, "a picture of ours cannot be turned")
            }
            return (try await offPool { try Data(contentsOf: slots.full) }, photo.original.format)
        }
    }
}

extension Worker {
    /// Draws on a photo in full size and makes its renditions.
    fileprivate static func mark(
        _ original: URL, from orientation: Int, with marks: Marks, widths: [Int], into slots: Slots
    ) -> Sandbox.Job {
        whole(
            ["mark", String(orientation)] + widths.map(String.init) + ["--"] + marks.arguments, original,
            files: slots.all.map(Sandbox.Job.File.write) + [.read(font)])
    }

    /// Makes a photo in full size upright.
    static func turn(_ original: URL, from orientation: Int, into slots: Slots) -> Sandbox.Job {
        whole(["turn", String(orientation)], original, files: [.write(slots.full)])
    }

    /// A job that holds the whole picture, up to 100 megapixels.
    private static func whole(_ arguments: [String], _ original: URL, files: [Sandbox.Job.File]) -> Sandbox.Job {
        var job = Sandbox.Job(.decode, pictures, arguments, input: original, files: [.read(magic)] + files)
        job.memoryMiB = 1024
        job.cpuSeconds = 20
        job.fileMiB = 128
        return job
    }
}

extension MediaFile {
    /// What marks are drawn on.
    fileprivate var source: Unmarked? {
        if let unmarked { return unmarked }
        if !digest.isEmpty { return Unmarked(digest: digest, orientation: orientation, format: fullFormat) }
        // The first version of this house kept renditions alone.
        return renditions.last.map { Unmarked(digest: $0.digest, orientation: 1, format: $0.format) }
    }
}
