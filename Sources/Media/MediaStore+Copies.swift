package import Domain
package import Foundation
import Sandbox

/// What is made of a kept file when somebody asks for it.
extension MediaStore {
    private static let memoryMiB = 1024

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
        guard let source = file.source, let original = vault.url(source.digest) else {
            throw Refusal(.fileMissing, ["name": .text(file.name)])
        }
        return try await inWorkshop { workshop in
            let widths = Limits.renditionWidths
            let slots = try Slots(widths: widths, in: workshop)
            var job = Sandbox.Job(
                .decode, Worker.pictures,
                ["mark", String(source.orientation)] + widths.map(String.init) + ["--"] + marks.arguments,
                input: original,
                files: [.read(Worker.magic)] + slots.all.map(Sandbox.Job.File.write) + [.read(Worker.font)])
            job.memoryMiB = Self.memoryMiB
            job.cpuSeconds = 20
            job.fileMiB = 128
            let answer = try await checks.ask(job)
            guard !answer.isRefusal, let photo = answer.soundPhoto(widths: widths) else {
                throw checks.nonsense(job, "a picture of ours cannot be marked")
            }
            let parts = try slots.parts(photo)
            let shelved = try await offPool { try shelve(parts) }
            defer { vault.unpin(shelved.digests) }
            var marked = file
            marked.width = answer.width ?? file.width
            marked.height = answer.height ?? file.height
            marked.marks = marks
            marked.take(shelved, parts)
            marked.takenAt = file.takenAt
            marked.unmarked = isFinal || marks.isEmpty ? nil : source
            if marks.isEmpty {
                marked.digest = source.digest
                marked.orientation = source.orientation
                marked.fullFormat = source.format
            }
            return try await write(marked)
        }
    }

    /// The photo in full size, upright: turned when it is asked for the first time.
    /// - Parameter write: writes the row; false when it was changed meanwhile.
    /// - Returns: what to send.
    /// - Throws: as `mark`.
    package func upright(
        _ file: MediaFile, write: @Sendable (MediaFile) async throws -> Bool
    ) async throws -> MediaFile {
        guard file.orientation != 1 else { return file }
        let copy = try await copy(of: file) { original, slots in
            var job = Sandbox.Job(
                .decode, Worker.pictures, ["turn", String(file.orientation)], input: original,
                files: [.read(Worker.magic), .write(slots.full)])
            job.memoryMiB = Self.memoryMiB
            job.cpuSeconds = 20
            job.fileMiB = 128
            return job
        } change: { copy, answer in
            var turned = file
            guard let photo = answer?.soundPhoto(widths: []) else { throw Refusal(.checkUnavailable) }
            turned.digest = copy.digest
            turned.size = copy.size
            turned.orientation = 1
            turned.fullFormat = photo.original.format
            if turned.kind == .document { turned.format = photo.original.format }
            return turned
        } write: {
            try await write($0)
        }
        return copy
    }

    /// The sheet with its typed values emptied and its formulas kept, made when it is asked for the first time.
    /// - Returns: the row, whose `blank` is the copy.
    /// - Throws: as `mark`; `Refusal` of the worker.
    package func withBlank(
        _ file: MediaFile, write: @Sendable (MediaFile) async throws -> Bool
    ) async throws -> MediaFile {
        guard file.blank.isEmpty, file.hasBlankCopy else { return file }
        return try await copy(of: file) { original, slots in
            Sandbox.Job(
                .inspect, Worker.documents, ["blank", file.format], input: original,
                files: [.read(Worker.magic), .write(slots.full)])
        } change: { copy, _ in
            var emptied = file
            emptied.blank = copy.digest
            return emptied
        } write: {
            try await write($0)
        }
    }

    private func copy(
        of file: MediaFile, job: (URL, Slots) -> Sandbox.Job,
        change: (_ copy: (digest: String, size: Int), _ answer: WorkerAnswer?) throws -> MediaFile,
        write: (MediaFile) async throws -> Bool
    ) async throws -> MediaFile {
        guard let original = vault.url(file.digest) else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
        return try await inWorkshop { workshop in
            let slots = try Slots(widths: [], in: workshop)
            let job = job(original, slots)
            let answer = try await checks.ask(job)
            if let refusal = answer.findings.first(where: { $0.level == .error }) {
                throw Refusal(refusal.code, refusal.arguments.merging(["name": .text(file.name)]) { own, _ in own })
            }
            guard let size = Disk.size(of: slots.full), size > 0 else { throw checks.nonsense(job, "no copy") }
            let digest = try await offPool { try vault.take(slots.full) }
            defer { vault.unpin([digest]) }
            let changed = try change((digest, size), answer)
            guard try await write(changed) else { throw Refusal(.fileMissing, ["name": .text(file.name)]) }
            return changed
        }
    }

    /// A picture of the first page of a PDF; a page that cannot be drawn leaves the file without one.
    func firstPage(of source: URL, in workshop: URL, _ urgency: Sandbox.Urgency) async throws -> Checks.Parts? {
        let page = workshop.appending(component: "page.png")
        var job = Sandbox.Job(
            .render, Worker.pages,
            ["-png", "-singlefile", "-f", "1", "-l", "1", "-scale-to", "1280", "-", workshop.path + "/page"],
            input: source)
        job.readable = ["/usr/share/poppler", "/usr/share/fonts", "/etc/fonts", "/var/cache/fontconfig"]
        job.writable = [workshop.path]
        job.mayBeSilent = true
        job.urgency = urgency
        do {
            _ = try await checks.sandbox.run(job)
            let size = Disk.size(of: page) ?? 0
            return try await checks.check(
                page, size: size, name: "", wish: .photo, in: workshop, urgency: urgency
            ).photo
        } catch let refusal as Refusal where refusal.code == .checkUnavailable {
            return nil
        }
    }

    /// What a file is and holds, without keeping anything: for commands.
    package func inspect(_ file: URL, name: String) async throws -> Inspection {
        try await inWorkshop { workshop in
            try await checks.check(
                file, size: Disk.size(of: file) ?? 0, name: name, wish: .any, in: workshop, urgency: .interactive
            ).inspection
        }
    }

    /// Checks a picture and writes its renditions into `folder`, named by their widths.
    /// - Returns: the names written; empty when the inspection is a refusal.
    package func render(_ file: URL, name: String, into folder: URL) async throws -> (Inspection, [String]) {
        try await inWorkshop { workshop in
            let result = try await checks.check(
                file, size: Disk.size(of: file) ?? 0, name: name, wish: .photo, in: workshop, urgency: .interactive)
            guard let parts = result.photo else { return (result.inspection, []) }
            let named = parts.renditions.map { ($0, "\($0.width)") } + [(parts.full, "full")]
            return (
                result.inspection,
                try named.map { part, stem in
                    let name = "\(stem).\(part.format == "jpeg" ? "jpg" : part.format)"
                    try Data(contentsOf: part.file).write(to: folder.appending(component: name))
                    return name
                }
            )
        }
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
