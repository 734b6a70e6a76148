import Domain
import Foundation
import Media
import Modules
import Store

/// The files of one form, checked: the good ones kept for their tutorial, each bad one named with its reason.
struct Intake: Sendable {
    struct Kept: Sendable {
        let target: DraftInput.Target
        let file: MediaFile
    }

    struct Trouble: Sendable {
        /// `id` on the page near which to say it.
        let anchor: String
        let name: String
        let refusal: Refusal
    }

    private(set) var kept: [Kept] = []
    private(set) var troubles: [Trouble] = []

    /// Formats a file field can name.
    private static let documents = Field.FileKind.allCases.map(\.rawValue)

    /// Checks every upload of `form` and writes down what is good.
    ///
    /// Nothing is thrown for a bad file.
    /// - Throws: faults, and `Refusal.storageFull` of the database.
    static func take(_ form: Form, for tutorial: Tutorial, module: Module?, site: Site) async throws -> Intake {
        var intake = Intake()
        for left in form.tooLarge {
            let limit = Argument.bytes(Limits.photoBytes)
            intake.leave(left.field, left.fileName, Refusal(.fileTooLarge, ["limit": limit]))
        }
        for left in form.tooMany {
            let limit = Argument.number(Limits.filesPerRequest)
            intake.leave(left.field, left.fileName, Refusal(.fileTooMany, ["limit": limit]))
        }
        let answers = try await check(form.uploads, module: module, site: site)
        for (upload, answer) in zip(form.uploads, answers) {
            guard let target = DraftInput.Target(upload.field) else { continue }
            switch answer {
            case .success(let file):
                try await site.store.files.add(file, to: tutorial.id, at: site.now())
                intake.kept.append(Kept(target: target, file: file))
            case .failure(let refusal): intake.leave(upload.field, upload.fileName, refusal)
            }
        }
        return intake
    }

    mutating func leave(_ field: String, _ name: String, _ refusal: Refusal) {
        let anchor = DraftInput.Target(field)?.anchor ?? DraftInput.photos
        troubles.append(
            Trouble(
                anchor: anchor, name: name,
                refusal: Refusal(
                    refusal.code, refusal.arguments.merging(["name": .text(name)]) { own, _ in own },
                    field: refusal.field)))
    }

    /// Two at a time; answers in the order of the uploads.
    private static func check(_ uploads: [Form.Upload], module: Module?, site: Site) async throws
        -> [Result<MediaFile, Refusal>]
    {
        try await withThrowingTaskGroup(of: (Int, Result<MediaFile, Refusal>).self) { group in
            var answers = [Result<MediaFile, Refusal>](repeating: .failure(Refusal(.fileMissing)), count: uploads.count)
            for (index, upload) in uploads.enumerated() {
                if index >= 2, let (done, answer) = try await group.next() { answers[done] = answer }
                group.addTask {
                    do throws(Refusal) {
                        return (index, .success(try await check(upload, module: module, site: site)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            for try await (done, answer) in group { answers[done] = answer }
            return answers
        }
    }

    private static func check(_ upload: Form.Upload, module: Module?, site: Site) async throws(Refusal) -> MediaFile {
        do {
            guard let sink = upload.sink as? SpoolSink, let target = DraftInput.Target(upload.field) else {
                await upload.sink.discard()
                throw Refusal(.fileMissing)
            }
            if case .field(let id) = target, case .file(let kinds, let maxSize, _)? = module?.field(id)?.kind {
                if upload.bytes > maxSize {
                    sink.spool.discard()
                    throw Refusal(.fileTooLarge, ["limit": .bytes(maxSize)])
                }
                return try await site.media.takeDocument(
                    sink.spool, name: upload.fileName, kinds: kinds.isEmpty ? documents : kinds.map(\.rawValue))
            }
            return try await site.media.takePhoto(sink.spool, name: upload.fileName)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            // Whatever it was, the other files and the texts of the form must not be lost with it.
            throw Refusal(.checkUnavailable)
        }
    }
}

extension Draft {
    /// Puts files in their places; photos without a place become steps, in the order in which they were taken.
    mutating func attach(_ files: [Intake.Kept], known: [MediaFile.ID: MediaFile]) {
        let loose = files.filter { $0.target == .newSteps }.map(\.file)
        for file in loose.sorted(by: Self.earlier) { insertStep(showing: file, known: known) }
        for kept in files {
            switch kept.target {
            case .newSteps: continue
            case .step(let id):
                guard let index = content.steps.firstIndex(where: { $0.id == id }) else {
                    insertStep(showing: kept.file, known: known)
                    continue
                }
                if !content.steps[index].photos.contains(where: { $0.file == kept.file.id }) {
                    content.steps[index].photos.append(Photo(file: kept.file.id))
                }
            case .field(let id): attach(kept.file, to: id)
            }
        }
    }

    private mutating func attach(_ file: MediaFile, to field: String) {
        switch (file.kind, content.fields[field]) {
        case (.document, .files(let files)?):
            content.fields[field] = .files(files + [Attachment(file: file.id, name: file.name)])
        case (.document, _): content.fields[field] = .files([Attachment(file: file.id, name: file.name)])
        case (.photo, .photos(let photos)?): content.fields[field] = .photos(photos + [Photo(file: file.id)])
        case (.photo, _): content.fields[field] = .photos([Photo(file: file.id)])
        }
    }

    /// Photos come one after the other and not in order: each goes among the last steps that hold photos and no word
    /// yet, before the first that was taken later.
    ///
    /// Steps somebody has written in stay where they are.
    private mutating func insertStep(showing file: MediaFile, known: [MediaFile.ID: MediaFile]) {
        if content.steps.allSatisfy(\.isEmpty) { content.steps = [] }
        guard !content.steps.contains(where: { $0.photos.contains { $0.file == file.id } }) else { return }
        let written = content.steps.lastIndex { step in
            step.photos.isEmpty || ![step.title, step.text, step.warning].allSatisfy(\.isBlank)
        }
        var index = written.map { $0 + 1 } ?? 0
        while index < content.steps.count, let other = content.steps[index].photos.first.flatMap({ known[$0.file] }),
            !Self.earlier(file, other)
        { index += 1 }
        content.steps.insert(Step(photos: [Photo(file: file.id)]), at: index)
    }

    /// By the camera's clock; those without after the others; then by name, 9 before 10.
    private static func earlier(_ left: MediaFile, _ right: MediaFile) -> Bool {
        switch (left.takenAt, right.takenAt) {
        case (let left?, let right?) where left != right: left < right
        case (.some, nil): true
        case (nil, .some): false
        default: left.name.compare(right.name, options: [.numeric, .caseInsensitive]) == .orderedAscending
        }
    }
}
