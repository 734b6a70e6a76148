import Dispatch
package import Domain
package import Foundation
import Sandbox

/// Photos and documents on disk, each file under its SHA-256.
///
/// `incoming/` holds what is not finished, and nothing else that a crash could leave behind; what it holds at start is
/// removed.
package struct MediaStore: Sendable {
    private static let worker = "bricoleur-pictures"

    private let vault: Vault
    private let incoming: URL
    private let sandbox: Sandbox
    private let report: @Sendable (String) -> Void
    private let queue = DispatchQueue(label: "bricoleur.media", attributes: .concurrent)

    /// - Parameters:
    ///   - folder: made when it is not there; its parent must exist. One running server at a time.
    ///   - workers: folder of the worker programs; nil is the folder of the running program.
    ///   - report: told in one line what went wrong with a worker; for the log, never for people.
    package init(
        folder: URL, workers: URL? = nil, report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        vault = Vault(folder: folder)
        incoming = folder.appending(component: "incoming")
        sandbox = Sandbox(programs: workers, report: report)
        self.report = report
        try Disk.makeFolder(folder)
        try Disk.makeFolder(incoming)
        for name in try FileManager.default.contentsOfDirectory(atPath: incoming.path) {
            try FileManager.default.removeItem(at: incoming.appending(component: name))
        }
    }

    /// A file to write an upload into.
    /// - Throws: `Refusal` `.storageFull`.
    package func openSpool() throws -> Spool { try Spool(in: incoming) }

    /// Checks a photo in a sandbox and keeps its renditions, upright and without metadata.
    ///
    /// The upload itself is not kept.
    /// - Parameter name: what the file is called on its author's machine.
    /// - Returns: a photo whose `size` is that of its largest rendition. Its files survive a crash; its row is the
    ///   caller's to write.
    /// - Throws: `Refusal` with argument `name`: `.fileEmpty`, `.fileTooLarge` (`limit`), `.photoNotAPhoto` and
    ///   `.photoUnsupported` (`found`), `.photoHEIC`, `.photoTooLongSide` (`side`, `limit`), `.photoTooManyPixels`
    ///   (`pixels`, `limit`), `.photoDamaged`, `.checkUnavailable`, `.storageFull`. The spool is gone in any case.
    package func takePhoto(_ spool: Spool, name: String) async throws -> MediaFile {
        defer { spool.discard() }
        return try await naming(name) {
            try check(spool, limit: Limits.photoBytes)
            let workshop = incoming.appending(component: UUID().uuidString)
            try Disk.makeFolder(workshop)
            // Whatever stays is removed at the next start.
            defer { try? FileManager.default.removeItem(at: workshop) }
            let figures = [Limits.photoSide, Limits.photoPixels] + Limits.renditionWidths
            let job = Sandbox.Job(
                Self.worker, ["photo"] + figures.map(String.init), input: spool.url, output: workshop)
            let answer: PhotoAnswer = try understand(try await sandbox.run(job))
            guard answer.isSound else { throw nonsense("unsound photo answer") }
            let renditions = try await offPool { try keep(answer.renditions, from: workshop) }
            return MediaFile(
                kind: .photo, format: answer.type, name: name, size: renditions.last?.size ?? 0, width: answer.width,
                height: answer.height, takenAt: answer.moment, renditions: renditions)
        }
    }

    /// Checks what a document is, by content, and keeps it as it came.
    /// - Parameter kinds: formats that are welcome: jpeg, png, pdf, xlsx, ods, csv, docx, odt.
    /// - Throws: `Refusal` with argument `name`: `.fileEmpty`, `.fileTooLarge` (`limit`), `.fileKind` (`found`: a format,
    ///   a MIME type or « macros »; `allowed`: formats joined by commas), `.checkUnavailable`, `.storageFull`. The spool
    ///   is gone in any case.
    package func takeDocument(_ spool: Spool, name: String, kinds: [String]) async throws -> MediaFile {
        defer { spool.discard() }
        let allowed = Argument.text(kinds.joined(separator: ", "))
        return try await naming(name) {
            try check(spool, limit: Limits.documentBytes)
            let size = spool.size
            let ending = name.split(separator: ".").last.map { String($0.lowercased().prefix(16)) } ?? ""
            let job = Sandbox.Job(Self.worker, ["document", ending.replacing("\0", with: "")], input: spool.url)
            let answer: DocumentAnswer
            do {
                answer = try understand(try await sandbox.run(job))
            } catch let refusal as Refusal where refusal.code == .fileKind {
                throw refusal.adding(["allowed": allowed])
            }
            guard kinds.contains(answer.format) else {
                throw Refusal(.fileKind, ["found": .text(answer.format), "allowed": allowed])
            }
            let digest = try await offPool { try vault.take(spool.url) }
            return MediaFile(kind: .document, format: answer.format, name: name, size: size, digest: digest)
        }
    }

    /// Where the file with this digest is or would be; nil when it is not 64 lower-case hexadecimal digits.
    package func url(digest: String) -> URL? { vault.url(digest) }

    /// Removes a file; fine when it is not there.
    ///
    /// Whether something still refers to it is the caller's to know.
    package func remove(digest: String) throws { try vault.remove(digest) }

    /// Every file that is kept.
    ///
    /// O(files).
    package func digests() throws -> [String] { try vault.digests() }

    private func naming<Result>(_ name: String, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let refusal as Refusal {
            throw refusal.adding(["name": .text(name)])
        }
    }

    private func check(_ spool: Spool, limit: Int) throws {
        spool.finish()
        if spool.size == 0 { throw Refusal(.fileEmpty) }
        if spool.size > limit { throw Refusal(.fileTooLarge, ["limit": .bytes(limit)]) }
    }

    private func understand<Answer: Decodable>(_ bytes: Data) throws -> Answer {
        let decoder = JSONDecoder()
        if let answer = try? decoder.decode(RefusalAnswer.self, from: bytes), let refusal = answer.asRefusal {
            throw refusal
        }
        guard let answer = try? decoder.decode(Answer.self, from: bytes) else {
            throw nonsense(String(decoding: bytes.prefix(200), as: UTF8.self))
        }
        return answer
    }

    private func nonsense(_ detail: String) -> Refusal {
        report("\(Self.worker): nonsense: \(detail)")
        return Refusal(.checkUnavailable)
    }

    private func keep(_ parts: [PhotoAnswer.Part], from workshop: URL) throws -> [Rendition] {
        try parts.map { part in
            let file = workshop.appending(component: part.name)
            guard let size = Disk.size(of: file), size > 0 else { throw nonsense("no \(part.name)") }
            return Rendition(
                width: part.width, height: part.height, size: size, digest: try vault.take(file), format: part.format)
        }
    }

    /// Hashing and waiting for the disk would hold up every other task.
    private func offPool<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
