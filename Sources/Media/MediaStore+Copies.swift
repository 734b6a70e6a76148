package import Domain
package import Foundation
import Sandbox

/// What is made of a kept file when somebody asks for it.
extension MediaStore {
    /// The photo in full size, upright: turned when it is asked for the first time.
    /// - Parameter write: writes the row; false when it was changed meanwhile.
    /// - Returns: what to send.
    /// - Throws: as `mark`.
    package func upright(
        _ file: MediaFile, write: @Sendable (MediaFile) async throws -> Bool
    ) async throws -> MediaFile {
        guard file.orientation != 1 else { return file }
        return try await copy(of: file) { original, slots in
            Worker.turn(original, from: file.orientation, into: slots)
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
        } catch let refusal as Refusal where [.checkUnavailable, .checkBusy].contains(refusal.code) {
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
