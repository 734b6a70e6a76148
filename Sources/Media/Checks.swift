import Domain
import Foundation
import Glibc
import Sandbox

/// The check of a file, in a process of its own, with what it made of a picture.
///
/// Stages: the size, then the first bytes, then the worker for them, then its answer, none of which is believed unseen.
struct Checks: Sendable {
    let sandbox: Sandbox
    /// Told in one line what went wrong with a worker; for the log, never for people.
    let report: @Sendable (String) -> Void

    /// What is wanted of a file.
    enum Wish: Sendable {
        case photo
        /// Anything that may be published, by its content.
        case any
    }

    struct Result: Sendable {
        var inspection: Inspection
        var photo: Parts?
    }

    /// Files in the workshop that a worker wrote.
    struct Parts: Sendable {
        struct Part: Sendable {
            let file: URL
            let width: Int
            let height: Int
            let format: String
        }

        /// As stored: turning it by `orientation` makes it upright.
        let full: Part
        let orientation: Int
        let takenAt: Date?
        /// Smallest first.
        let renditions: [Part]
        let preview: String
    }

    /// - Parameters:
    ///   - workshop: an empty folder, for the worker's output.
    ///   - name: what the file is called on its author's machine.
    /// - Throws: `Refusal` `.storageFull`, `CancellationError`, faults of our own disk.
    func check(
        _ file: URL, size: Int, name: String, wish: Wish, in workshop: URL, urgency: Sandbox.Urgency
    ) async throws -> Result {
        if size == 0 { return Result(inspection: Inspection(Refusal(.fileEmpty))) }
        let limit = Argument.bytes(wish == .photo ? Limits.photoBytes : Limits.documentBytes)
        if size > Limits.photoBytes { return Result(inspection: Inspection(Refusal(.fileTooLarge, ["limit": limit]))) }
        let signature = try Signature(of: file)
        do {
            switch (signature, wish) {
            case (.heif, _): return try await checkPicture(file, name, workshop, urgency, isHEIF: true)
            case (.picture, _), (.document, .photo):
                return try await checkPicture(file, name, workshop, urgency, isHEIF: false)
            case (.document, .any): return Result(inspection: try await checkDocument(file, name, urgency))
            }
        } catch let refusal as Refusal where [.checkUnavailable, .checkBusy].contains(refusal.code) {
            return Result(inspection: Inspection(refusal))
        }
    }

    private func checkPicture(
        _ file: URL, _ name: String, _ workshop: URL, _ urgency: Sandbox.Urgency, isHEIF: Bool
    ) async throws -> Result {
        let widths = Limits.renditionWidths
        let slots = try Slots(widths: widths, in: workshop)
        let figures = [Limits.photoSide, Limits.photoPixels] + widths
        var job = Sandbox.Job(
            .decode, isHEIF ? Worker.heif : Worker.pictures, ["photo"] + figures.map(String.init), input: file,
            files: [.read(Worker.magic)] + slots.all.map(Sandbox.Job.File.write))
        job.urgency = urgency
        job.isHeavy = isHEIF
        if isHEIF { job.memoryMiB = 1024 }
        let answer = try await ask(job)
        var findings = answer.worded
        guard !answer.isRefusal else { return Result(inspection: inspection(answer, findings)) }
        guard let photo = answer.soundPhoto(widths: widths) else { throw nonsense(job, "unsound photo") }
        if let other = Self.otherEnding(name, type: answer.type) {
            findings.append(FileFinding(.photoNameDiffers, .hint, ["found": .text(other)]))
        }
        return Result(inspection: inspection(answer, findings), photo: try slots.parts(photo))
    }

    private func checkDocument(_ file: URL, _ name: String, _ urgency: Sandbox.Urgency) async throws -> Inspection {
        let ending = Self.ending(name).replacing("\0", with: "")
        var job = Sandbox.Job(
            .inspect, Worker.documents, ["check", ending], input: file, files: [.read(Worker.magic)])
        job.urgency = urgency
        let answer = try await ask(job)
        return inspection(answer, answer.worded)
    }

    /// The worker's answer.
    /// - Throws: `Refusal` `.checkUnavailable` when there is none worth the name, `.checkBusy`, `.storageFull`.
    func ask(_ job: Sandbox.Job) async throws -> WorkerAnswer {
        let bytes = try await sandbox.run(job)
        guard let answer = WorkerAnswer(bytes) else {
            throw nonsense(job, String(decoding: bytes.prefix(200), as: UTF8.self))
        }
        if answer.findings.contains(where: { $0.code == .storageFull }) { throw Refusal(.storageFull) }
        return answer
    }

    func nonsense(_ job: Sandbox.Job, _ detail: String) -> Refusal {
        report("\(job.program): nonsense: \(detail)")
        return Refusal(.checkUnavailable)
    }

    private func inspection(_ answer: WorkerAnswer, _ findings: [FileFinding]) -> Inspection {
        Inspection(
            findings, type: answer.type, width: answer.width ?? 0, height: answer.height ?? 0, facts: answer.facts)
    }

    static func ending(_ name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return String(name[dot...].dropFirst().lowercased().prefix(16))
    }

    /// The ending, when it says another kind of picture than the content is.
    private static func otherEnding(_ name: String, type: String) -> String? {
        let ending = ending(name)
        guard !ending.isEmpty, let kinds = endings[type], !kinds.contains(ending) else { return nil }
        return ending
    }

    private static let endings: [String: Set<String>] = [
        "jpeg": ["jpg", "jpeg", "jpe", "jfif", "mpo"], "png": ["png", "apng"], "webp": ["webp"], "gif": ["gif"],
        "heic": ["heic", "heif", "hif"], "avif": ["avif"],
    ]
}

/// Programs and files that jobs name.
enum Worker {
    static let pictures = "bricoleur-pictures"
    static let heif = "bricoleur-heif"
    static let documents = "bricoleur-documents"
    /// Of poppler-utils.
    static let pages = "/usr/bin/pdftoppm"
    /// Of libmagic-mgc.
    static let magic = URL(filePath: "/usr/lib/file/magic.mgc")
    /// Of fonts-dejavu-core.
    static let font = URL(filePath: "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")
}

/// The files that a picture job writes into, made beforehand: a worker opens nothing itself.
struct Slots {
    let full: URL
    let renditions: [URL]

    init(widths: [Int], in workshop: URL) throws {
        func make(_ name: String) throws -> URL {
            let file = workshop.appending(component: name)
            Glibc.close(try Disk.create(file))
            return file
        }
        full = try make("full")
        renditions = try widths.map { try make("\($0)") }
    }

    var all: [URL] { [full] + renditions }

    func parts(_ photo: WorkerAnswer.Photo) throws -> Checks.Parts {
        func part(_ part: WorkerAnswer.Photo.Part) throws -> Checks.Parts.Part {
            let file = all[part.slot - WorkerAnswer.Slots.full]
            guard let size = Disk.size(of: file), size > 0 else { throw Refusal(.checkUnavailable) }
            return Checks.Parts.Part(file: file, width: part.width, height: part.height, format: part.format)
        }
        return Checks.Parts(
            full: try part(photo.original), orientation: photo.orientation ?? 1, takenAt: photo.moment,
            renditions: try (photo.renditions ?? []).map(part), preview: photo.preview ?? "")
    }
}
