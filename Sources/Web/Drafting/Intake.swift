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

    /// Checks every upload of `form` and writes down what is good, or what waits for its check.
    ///
    /// Nothing is thrown for a bad file.
    /// - Parameter mayWait: a file that finds the queue full waits; otherwise it is refused with `.checkBusy`.
    /// - Throws: faults, and `Refusal.storageFull` of the database.
    static func take(_ form: Form, for tutorial: Tutorial, module: Module?, site: Site, mayWait: Bool = true)
        async throws -> Intake
    {
        var intake = Intake()
        for left in form.tooLarge {
            let limit = Argument.bytes(Limits.photoBytes)
            intake.leave(left.field, left.fileName, [Refusal(.fileTooLarge, ["limit": limit])])
        }
        for left in form.tooMany {
            let limit = Argument.number(Limits.filesPerRequest)
            intake.leave(left.field, left.fileName, [Refusal(.fileTooMany, ["limit": limit])])
        }
        let answers = try await check(form.uploads, for: tutorial, module: module, site: site, mayWait: mayWait)
        for (upload, answer) in zip(form.uploads, answers) {
            guard let target = DraftInput.Target(upload.field) else { continue }
            switch answer {
            case .success(let kept): intake.kept.append(Kept(target: target, file: kept))
            case .failure(let rejection): intake.leave(upload.field, upload.fileName, rejection.refusals)
            }
        }
        return intake
    }

    mutating func leave(_ field: String, _ name: String, _ refusals: [Refusal]) {
        let anchor = DraftInput.Target(field)?.anchor ?? DraftInput.photos
        troubles += refusals.map { refusal in
            Trouble(
                anchor: anchor, name: name,
                refusal: Refusal(
                    refusal.code, refusal.arguments.merging(["name": .text(name)]) { own, _ in own },
                    field: refusal.field))
        }
    }

    /// Two at a time; answers in the order of the uploads.
    private static func check(
        _ uploads: [Form.Upload], for tutorial: Tutorial, module: Module?, site: Site, mayWait: Bool
    ) async throws -> [Result<MediaFile, Rejection>] {
        try await withThrowingTaskGroup(of: (Int, Result<MediaFile, Rejection>).self) { group in
            var answers = [Result<MediaFile, Rejection>](
                repeating: .failure(Rejection([Refusal(.fileMissing)])), count: uploads.count)
            for (index, upload) in uploads.enumerated() {
                if index >= 2, let (done, answer) = try await group.next() { answers[done] = answer }
                group.addTask {
                    guard let sink = upload.sink as? SpoolSink, let target = DraftInput.Target(upload.field) else {
                        await upload.sink.discard()
                        return (index, .failure(Rejection([Refusal(.fileMissing)])))
                    }
                    do {
                        let file = try await take(
                            sink.spool, name: upload.fileName, target: target, for: tutorial, module: module,
                            site: site, mayWait: mayWait)
                        return (index, .success(file))
                    } catch let rejection as Rejection {
                        return (index, .failure(rejection))
                    } catch let refusal as Refusal {
                        return (index, .failure(Rejection([refusal])))
                    } catch {
                        // Whatever it was, the other files and the texts of the form must not be lost with it.
                        site.media.report("\(upload.fileName): \(error)")
                        return (index, .failure(Rejection([Refusal(.checkUnavailable)])))
                    }
                }
            }
            for try await (done, answer) in group { answers[done] = answer }
            return answers
        }
    }

    /// Checks one upload, lets the programs look at it that its field names, and writes it down.
    ///
    /// A file whose check is unavailable is written down as withheld: what is returned then has a name and an id only.
    /// - Parameter upload: by which it came, when it came by pieces.
    /// - Throws: `Rejection`; `Refusal.storageFull`; `.uploadMissing`; faults.
    static func take(
        _ spool: Spool, name: String, target: DraftInput.Target, for tutorial: Tutorial, module: Module?, site: Site,
        from upload: ResumableUpload.ID? = nil, mayWait: Bool
    ) async throws -> MediaFile {
        var purpose = MediaStore.Purpose.photo
        var wishes: [InspectorWish] = []
        if case .field(let id) = target, case .file(let kinds, let maxSize, _, _)? = module?.field(id)?.kind {
            if spool.size > maxSize {
                spool.discard()
                throw Rejection([Refusal(.fileTooLarge, ["limit": .bytes(maxSize)])])
            }
            purpose = .document(formats: kinds.isEmpty ? documents : kinds.map(\.rawValue))
            wishes = module?.wishes(of: id) ?? []
        }
        let taken = try await site.media.take(spool, as: purpose, name: name, mayWait: mayWait) { [wishes] file in
            var file = file
            file.inspections = try await site.inspections(of: file, wishes)
            try await site.store.files.add(file, to: tutorial.id, from: upload, at: site.now())
        }
        switch taken {
        case .kept(let file): return file
        case .withheld(let id):
            let waiting = Withheld(id: id, tutorial: tutorial.id, purpose, name: name, at: site.now())
            try await site.store.withheld.add(waiting, from: upload)
            return waiting.placeholder
        }
    }
}

extension Withheld {
    fileprivate init(
        id: MediaFile.ID, tutorial: Tutorial.ID, _ purpose: MediaStore.Purpose, name: String, at date: Date
    ) {
        switch purpose {
        case .photo: self.init(id: id, tutorial: tutorial, kind: .photo, name: name, createdAt: date)
        case .document(let formats):
            self.init(id: id, tutorial: tutorial, kind: .document, name: name, formats: formats, createdAt: date)
        }
    }

    /// What stands in a draft for the file until it has been checked: it shows and offers nothing.
    var placeholder: MediaFile { MediaFile(id: id, kind: kind, format: "", name: name, size: 0) }
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
