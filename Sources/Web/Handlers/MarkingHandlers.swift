import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Media
import NIOCore
import Store

/// Drawing on photos: on those of a draft as often as one likes, on published ones once and for all.
package struct MarkingHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /brouillons/{id}/photos/{file}`.
    ///
    /// Refuses with `file.missing`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let sheet = try await draftSheet(context)
        return try await page(sheet, MarkingPage.Typed(marks: sheet.marks), request, context)
    }

    /// `POST /brouillons/{id}/photos/{file}`: `marks` as the page's script writes them, or a button's `action`.
    ///
    /// Refuses with `file.missing`, and on the page itself with `photo.marksMalformed`, `file.checkUnavailable`,
    /// `file.checkBusy`.
    @Sendable package func save(_ request: Request, _ context: AppContext) async throws -> Response {
        try await save(try await draftSheet(context), request, context)
    }

    /// `GET /brouillons/{id}/photos/{file}/origine`: the photo without its drawings, upright, for its authors alone.
    ///
    /// Refuses with `file.missing`, `file.checkUnavailable`, `file.checkBusy`.
    @Sendable package func unmarked(_ request: Request, _ context: AppContext) async throws -> Response {
        let file = try await draftSheet(context).file
        guard file.unmarked != nil, let widest = file.renditions.last else {
            return .seeOther(file.renditions.last.map { Path.photo(file.id, $0) } ?? Path.home)
        }
        let picture = try await site.media.uprightUnmarked(file)
        return Response(
            status: .ok,
            headers: [
                .contentType: Self.types[picture.format] ?? "image/\(widest.format)", .cacheControl: "no-store",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: .init(byteBuffer: ByteBuffer(bytes: picture.bytes)))
    }

    private static let types = [
        "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif",
    ]

    /// `GET /bricolages/{slug}/photos/{file}`: for authors; in an emergency for the mairie's stewards and for admins.
    ///
    /// Refuses with `access.signInNeeded`, `access.notYours`, `access.cardIsNotEnough`, `file.missing`.
    @Sendable package func showPublished(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let sheet = try await publishedSheet(context)
        return try await page(sheet, MarkingPage.Typed(marks: sheet.marks), request, context)
    }

    /// `POST /bricolages/{slug}/photos/{file}`: as `save`; from somebody who is no author with a `reason`.
    ///
    /// Refuses as `showPublished` and `save` do, and on the page itself with `photo.marksReason`.
    @Sendable package func redact(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        return try await save(try await publishedSheet(context), request, context)
    }

    // MARK: Which photo

    private func draftSheet(_ context: AppContext) async throws -> MarkingSheet {
        let tutorial = try context.requireTutorial()
        let file = try await photo(of: tutorial, context)
        let content = try await site.store.drafts.find(tutorial.id)?.content
        return MarkingSheet(
            tutorial: tutorial, file: file, isFinal: try await site.store.files.isPublished(file.id), isOthers: false,
            isOfDraft: true, place: content?.input(forPhoto: file.id).map(DraftInput.place(ofPhoto:)))
    }

    private func publishedSheet(_ context: AppContext) async throws -> MarkingSheet {
        let member = try context.requireMember()
        let tutorial = try context.requireTutorial()
        guard context.viewer.mayRedact(tutorial) else {
            let withPassword = Viewer(member: member, method: .password)
            throw Refusal(withPassword.mayRedact(tutorial) ? .cardIsNotEnough : .notYours)
        }
        let file = try await photo(of: tutorial, context)
        guard try await site.store.files.isPublished(file.id) else {
            throw Refusal(.fileMissing, ["name": .text(file.name)])
        }
        return MarkingSheet(
            tutorial: tutorial, file: file, isFinal: true, isOthers: !context.viewer.mayEdit(tutorial),
            isOfDraft: false)
    }

    private func photo(of tutorial: Tutorial, _ context: AppContext) async throws -> MediaFile {
        guard let id = context.parameters.get("file").flatMap(MediaFile.ID.init),
            let file = try await site.store.files.all(of: tutorial.id)[id], file.kind == .photo
        else { throw Refusal(.fileMissing, ["name": ""]) }
        return file
    }

    // MARK: Saving

    /// Times that a drawing is burned in anew because the row changed under it without changing the picture.
    private static let attempts = 3

    private func save(_ sheet: MarkingSheet, _ request: Request, _ context: AppContext) async throws -> Response {
        let form = MarkingForm(try await request.textForm())
        var typed = form.typed(on: sheet)
        do {
            typed.marks = try form.marks(on: sheet)
            if let problem = form.problem(on: sheet, typed.marks) {
                return try await again(problem, sheet, typed, request, context)
            }
            guard typed.marks != sheet.marks else { return try done(sheet, form, isChanged: false, request) }
            if sheet.isOthers, form.reason.isEmpty { throw Refusal(.marksReason, field: "reason") }
            guard try await burn(typed.marks, into: sheet, form, context) else {
                let fresh = MarkingSheet(sheet, file: try await photo(of: sheet.tutorial, context))
                return try await again("changed", fresh, typed, request, context)
            }
            try await site.sweep()
            return try done(sheet, form, isChanged: true, request)
        } catch let refusal as Refusal where !request.wantsJSON && refusal.code != .fileMissing {
            typed.refusal = refusal
            return try await page(sheet, typed, request, context, status: refusal.code.status)
        }
    }

    /// False when the photo was changed meanwhile.
    private func burn(
        _ marks: Marks, into sheet: MarkingSheet, _ form: MarkingForm, _ context: AppContext
    ) async throws -> Bool {
        let member = try context.requireMember()
        let site = site
        var file = sheet.file
        for _ in 0..<Self.attempts {
            let standing = file
            let isDone = try await site.media.mark(standing, with: marks, isFinal: sheet.isFinal) { marked in
                guard sheet.isOthers else { return try await site.store.files.draw(marked, from: standing) }
                return try await site.store.files.redact(
                    marked, from: standing, of: sheet.tutorial, by: member, reason: form.reason, at: site.now())
            }
            if isDone { return true }
            file = try await photo(of: sheet.tutorial, context)
            // Only stored otherwise: somebody downloaded it and it was turned upright for them.
            guard MarkingSheet(sheet, file: file).fingerprint == sheet.fingerprint else { return false }
        }
        return false
    }

    private struct Done: Encodable { let href: String }

    private func done(_ sheet: MarkingSheet, _ form: MarkingForm, isChanged: Bool, _ request: Request) throws
        -> Response
    {
        if request.wantsJSON {
            return try .json(Done(href: isChanged ? saved(sheet) : sheet.back))
        }
        // Without script one goes on: each button saves.
        if let action = form.action {
            return .seeOther(isChanged ? doneAddress(sheet.address, action.flash) : sheet.address)
        }
        return .seeOther(isChanged ? saved(sheet) : sheet.back)
    }

    private func saved(_ sheet: MarkingSheet) -> String {
        sheet.isOfDraft ? doneAddress(sheet.home, "marked") + sheet.anchor : doneAddress(sheet.home, "redacted")
    }

    /// The page with what was drawn, as the photo stands now.
    ///
    /// The script is told to send its form whole, and then gets it.
    private func again(
        _ problem: String, _ sheet: MarkingSheet, _ typed: MarkingPage.Typed, _ request: Request, _ context: AppContext
    ) async throws -> Response {
        guard !request.wantsJSON else { return try .json(["problem": problem], status: .conflict) }
        var typed = typed
        typed.problem = problem
        // Two people drew on it: neither's drawings go unseen.
        if problem == "changed", !sheet.isFinal { typed.marks = typed.marks.joined(with: sheet.marks) }
        let status: HTTPResponse.Status = problem == "crop" ? .unprocessableContent : .conflict
        return try await page(sheet, typed, request, context, status: status)
    }

    private func page(
        _ sheet: MarkingSheet, _ typed: MarkingPage.Typed, _ request: Request, _ context: AppContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let texts = try site.renderer.texts(context.language)
        let tutorial = sheet.tutorial
        let content =
            sheet.isOfDraft
            ? try await site.store.drafts.find(tutorial.id)?.content
            : try await site.store.tutorials.revision(tutorial.revision, of: tutorial.id).content
        let name = content?.title ?? ""
        let link = LinkView(href: sheet.home, text: name.isBlank ? texts["posting.untitled"] : name)
        let first =
            sheet.isOfDraft
            ? LinkView(href: Path.mine, text: texts["posting.mine"])
            : LinkView(href: Path.home, text: texts["reading.home"])
        let author = try await site.store.members.find(tutorial.author)
        let page = MarkingPage(
            sheet, typed: typed, author: author?.name ?? "", trail: [first, link],
            alt: content?.alt(ofPhoto: sheet.file.id) ?? "", texts)
        return try await site.page(page, request, context, status: status)
    }
}

extension MarkingSheet {
    /// The same with the row as it is now.
    fileprivate init(_ sheet: MarkingSheet, file: MediaFile) {
        self.init(
            tutorial: sheet.tutorial, file: file, isFinal: sheet.isFinal, isOthers: sheet.isOthers,
            isOfDraft: sheet.isOfDraft, place: sheet.place)
    }
}

extension Content {
    /// The name of the input for the words of a photo, where it first stands.
    fileprivate func input(forPhoto file: MediaFile.ID) -> String? {
        if let step = steps.first(where: { $0.photos.contains { $0.file == file } }) {
            return DraftInput.alt(step.id, file)
        }
        let field = fields.keys.sorted().first { key in
            if case .photos(let photos)? = fields[key] { photos.contains { $0.file == file } } else { false }
        }
        return field.map { DraftInput.alt($0, file) }
    }

    fileprivate func alt(ofPhoto file: MediaFile.ID) -> String? {
        let ofFields = fields.values.flatMap { value -> [Photo] in
            if case .photos(let photos) = value { photos } else { [] }
        }
        return (steps.flatMap(\.photos) + ofFields).first { $0.file == file && !$0.alt.isBlank }?.alt
    }
}
