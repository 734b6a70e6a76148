import Dispatch
package import Domain
package import Foundation
package import Sandbox

/// Photos and documents on disk, each file under its SHA-256.
///
/// `incoming/` holds what is not finished, and nothing else that a crash could leave behind; what it holds at start is
/// removed. `withheld/` holds uploads whose check was unavailable, by the id they will have; `resumable/` those of which
/// some pieces are still to come.
package struct MediaStore: Sendable {
    let vault: Vault
    let incoming: URL
    let withheld: URL
    let checks: Checks
    package let partial: PartialFiles
    let queue = DispatchQueue(label: "bricoleur.media", attributes: .concurrent)

    /// What an upload is for.
    package enum Purpose: Sendable, Hashable {
        case photo
        /// - formats: those that are welcome: jpeg, png, pdf, xlsx, ods, csv, docx, odt.
        case document(formats: [String])
    }

    /// What became of an upload that was not refused.
    package enum Taken: Sendable {
        case kept(MediaFile)
        /// Its check was unavailable: it waits in `withheld/` under this id.
        case withheld(MediaFile.ID)
    }

    /// - Parameters:
    ///   - folder: made when it is not there; its parent must exist. One running server at a time.
    ///   - sandbox: nil makes one with the worker programs beside the running one.
    ///   - report: told in one line what went wrong with a worker; for the log, never for people.
    package init(
        folder: URL, sandbox: Sandbox? = nil, report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        vault = Vault(folder: folder)
        incoming = folder.appending(component: "incoming")
        withheld = folder.appending(component: "withheld")
        partial = PartialFiles(folder: folder.appending(component: "resumable"))
        checks = Checks(sandbox: sandbox ?? Sandbox(report: report), report: report)
        for folder in [folder, incoming, withheld] { try Disk.makeFolder(folder) }
        for name in try FileManager.default.contentsOfDirectory(atPath: incoming.path) {
            try FileManager.default.removeItem(at: incoming.appending(component: name))
        }
        try partial.prepare()
    }

    /// For looking at the folder of a server that may be running: nothing in it is changed.
    package init(looking folder: URL) throws {
        vault = Vault(folder: folder)
        incoming = folder.appending(component: "incoming")
        withheld = folder.appending(component: "withheld")
        partial = PartialFiles(folder: folder.appending(component: "resumable"))
        checks = Checks(sandbox: Sandbox(), report: { _ in })
    }

    /// Tells the log in one line what went wrong.
    package var report: @Sendable (String) -> Void { checks.report }

    package var sandbox: Sandbox { checks.sandbox }

    /// A file to write an upload into.
    /// - Throws: `Refusal` `.storageFull`.
    package func openSpool() throws -> Spool { try Spool(in: incoming) }

    /// Checks an upload in a sandbox and keeps what is good of it: of a photo, the full size without metadata and the
    /// renditions; a document as it came.
    ///
    /// The upload itself is gone afterwards, unless it is withheld.
    /// - Parameters:
    ///   - name: what the file is called on its author's machine.
    ///   - mayWait: a full queue withholds the file; otherwise it is a `.checkBusy`.
    ///   - write: writes the row. Until it has returned, nobody removes the file's bytes.
    /// - Throws: `Rejection` whose refusals have an argument `name`; what `write` throws; faults.
    package func take(
        _ spool: Spool, as purpose: Purpose, name: String, urgency: Sandbox.Urgency = .interactive,
        mayWait: Bool = true, write: @Sendable (MediaFile) async throws -> Void
    ) async throws -> Taken {
        defer { spool.discard() }
        spool.finish()
        let id = MediaFile.ID()
        let unchecked = Upload(file: spool.url, size: spool.size, digest: spool.digest, name: name)
        guard let kept = try await keep(unchecked, as: id, purpose, urgency, mayWait: mayWait, write: write) else {
            try await offPool {
                try Disk.synchronize(spool.url)
                try Disk.move(spool.url, to: withheld.appending(component: id.description))
                try Disk.synchronize(withheld)
            }
            return .withheld(id)
        }
        return .kept(kept)
    }

    /// Checks a withheld file once more.
    /// - Returns: nil when the check was unavailable again.
    /// - Throws: as `take`; the upload is then gone.
    package func retry(_ waiting: Withheld, write: @Sendable (MediaFile) async throws -> Void) async throws
        -> MediaFile?
    {
        let file = withheld.appending(component: waiting.id.description)
        guard let size = Disk.size(of: file) else { throw Rejection([Refusal(.uploadMissing)]) }
        let upload = Upload(file: file, size: size, digest: nil, name: waiting.name)
        let purpose: Purpose = waiting.kind == .photo ? .photo : .document(formats: waiting.formats)
        do {
            let kept = try await keep(upload, as: waiting.id, purpose, .background, mayWait: true, write: write)
            if kept != nil { try dropWithheld(waiting.id) }
            return kept
        } catch let rejection as Rejection {
            try dropWithheld(waiting.id)
            throw rejection
        }
    }

    package func dropWithheld(_ id: MediaFile.ID) throws {
        try Disk.unlink(withheld.appending(component: id.description))
    }

    struct Upload: Sendable {
        let file: URL
        let size: Int
        let digest: String?
        let name: String
    }

    /// Nil when the check was unavailable: the upload is then where it was.
    private func keep(
        _ upload: Upload, as id: MediaFile.ID, _ purpose: Purpose, _ urgency: Sandbox.Urgency, mayWait: Bool,
        write: @Sendable (MediaFile) async throws -> Void
    ) async throws -> MediaFile? {
        try await inWorkshop { workshop in
            let wish: Checks.Wish = purpose == .photo ? .photo : .any
            let result = try await checks.check(
                upload.file, size: upload.size, name: upload.name, wish: wish, in: workshop, urgency: urgency)
            let inspection = result.inspection
            if inspection.verdict == .unavailable {
                let isBusy = inspection.findings.contains { $0.code == .checkBusy }
                if isBusy, !mayWait { throw Rejection([Refusal(.checkBusy)]) }
                return nil
            }
            try refuse(inspection, purpose, upload.name)
            var file = MediaFile(
                id: id, kind: purpose == .photo ? .photo : .document, format: inspection.type, name: upload.name,
                size: upload.size, width: inspection.width, height: inspection.height,
                findings: inspection.findings, facts: inspection.facts)
            var page: Checks.Parts?
            if inspection.type == "pdf" { page = try await firstPage(of: upload.file, in: workshop, urgency) }
            let shelved = try await offPool { [page] in
                if let photo = result.photo { return try shelve(photo) }
                return try shelve(document: upload.file, digest: upload.digest, page: page)
            }
            defer { vault.unpin(shelved.digests) }
            file.take(shelved, result.photo)
            try await write(file)
            return file
        }
    }

    private func refuse(_ inspection: Inspection, _ purpose: Purpose, _ name: String) throws {
        var refusals = inspection.refusals
        if case .document(let formats) = purpose {
            let allowed = Argument.text(formats.joined(separator: ", "))
            if refusals.isEmpty, !formats.contains(inspection.type) {
                refusals = [Refusal(.fileKind, ["found": .text(inspection.type)])]
            }
            refusals = refusals.map { $0.code == .fileKind ? $0.adding(["allowed": allowed]) : $0 }
        }
        guard refusals.isEmpty else { throw Rejection(refusals.map { $0.adding(["name": .text(name)]) }) }
    }
}
