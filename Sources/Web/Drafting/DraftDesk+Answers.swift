import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Modules
import Store

/// What the script reads after a save.
struct SaveAnswer: Encodable {
    let version: Int
    let savedAt: String
    let findings: [Remark]
    /// Ids of the questions whose condition does not hold now.
    let hidden: [String]
}

/// Somebody else saved in between: where both wordings are.
struct ConflictAnswer: Encodable {
    let code, what, mend, href: String
}

extension DraftDesk {
    private static let fragment = HTTPField.Name("X-Fragment")

    /// The answer to a form that was only to be saved, in the way it was asked for.
    func answer(_ sent: Sent, _ request: Request, _ context: AppContext) async throws -> Response {
        let texts = try site.renderer.texts(context.language)
        let isFragment = Self.fragment.flatMap { request.headers[$0] } == "editor"
        if let conflict = sent.conflict {
            return try self.conflict(conflict, sent, request, texts, asData: isFragment || request.wantsJSON)
        }
        if request.wantsJSON, sent.isSaved, sent.troubles.isEmpty {
            let remarks = try await site.remarks(on: sent.draft, of: sent.tutorial, files: sent.files, texts)
            return try .json(
                SaveAnswer(
                    version: sent.draft.version,
                    savedAt: texts["posting.savedAt", ["time": texts.time(sent.draft.savedAt)]],
                    findings: remarks, hidden: (sent.module?.hidden(in: sent.draft.content) ?? []).sorted()))
        }
        if request.wantsJSON, let refusal = sent.refusal ?? sent.troubles.first?.refusal { throw refusal }
        if isFragment || !sent.troubles.isEmpty || !sent.isSaved {
            return try await page(sent, request, context, isFragment: isFragment)
        }
        if case .markPhoto(let file) = DraftAction(sent.form[DraftInput.action]) {
            return .seeOther(Path.marking(file, sent.tutorial.id))
        }
        let address = Path.draft(sent.tutorial.id)
        let anchored = sent.anchor.map { "\(address)?\(DraftInput.opened)=\(Path.encode($0))#\($0)" }
        return .seeOther(anchored ?? doneAddress(address, "saved"))
    }

    private func conflict(
        _ conflict: SetAside, _ sent: Sent, _ request: Request, _ texts: Texts, asData: Bool
    ) throws -> Response {
        let href = Path.conflict(conflict.id, sent.tutorial.id)
        guard asData else { return .seeOther(href) }
        let answer = ConflictAnswer(
            code: Code.draftConflict.rawValue, what: texts.what(.draftConflict, [:]),
            mend: texts.mend(.draftConflict, [:]), href: href)
        return try .json(answer, status: .conflict)
    }

    /// The editor again, with everything that was typed and what there is to say about it.
    func page(
        _ sent: Sent, _ request: Request, _ context: AppContext, isPublishing: Bool = false, isFragment: Bool = false,
        more: [Remark] = [], coAuthorTyped: String = ""
    ) async throws -> Response {
        let texts = try site.renderer.texts(context.language)
        var state = try await state(of: sent.tutorial, sent.draft, sent.files, context, texts)
        state.editor = sent.draft.editor.isEmpty ? state.editor : sent.draft.editor
        state.anchor = sent.anchor
        state.troubles = sent.troubles.map { Remark($0.refusal, at: $0.anchor, texts) } + more
        state.isPublishing = isPublishing
        state.isSaved = sent.isSaved
        state.coAuthorTyped = coAuthorTyped
        if isFragment {
            let html = try site.renderer.html(
                EditorForm(state, texts), template: EditorForm.template, language: context.language)
            return Response(
                status: sent.isSaved ? .ok : .init(code: 507),
                headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: html)))
        }
        let isRefused = isPublishing || !state.troubles.isEmpty
        let status = sent.refusal?.code.status ?? (isRefused ? .unprocessableContent : .ok)
        return try await show(state, request, context, status: status, mustClose: sent.mustClose)
    }

    func show(
        _ state: EditorState, _ request: Request, _ context: AppContext, status: HTTPResponse.Status = .ok,
        mustClose: Bool = false
    ) async throws -> Response {
        let texts = try site.renderer.texts(context.language)
        let form = EditorForm(state, texts)
        var response = try await site.page(
            EditorPage(title: form.heading, form: form), request, context, status: status)
        if mustClose { response.headers[.connection] = "close" }
        return response
    }

    func state(
        of tutorial: Tutorial, _ draft: Draft, _ files: [MediaFile.ID: MediaFile], _ context: AppContext, _ texts: Texts
    ) async throws -> EditorState {
        let asides = try await site.store.drafts.setAside(of: tutorial.id)
        let people = try await site.store.members.find(tutorial.coAuthors + asides.map(\.savedBy))
        let tags = try await site.store.tags.popular(for: context.viewer, limit: 100)
        let townHall = try await site.store.townHalls.find(tutorial.townHall)
        return EditorState(
            tutorial: tutorial, draft: draft, module: site.modules[tutorial.type], files: files,
            modules: site.modules.offered, townHall: townHall?.name ?? "",
            people: tutorial.coAuthors.compactMap { people[$0] }, savers: people, asides: asides,
            tagNames: tags.map(\.name), isAuthor: context.viewer.isAuthor(of: tutorial),
            editor: String(Secret.token().prefix(22)),
            remarks: try await site.remarks(on: draft, of: tutorial, files: files, texts))
    }

    /// Whoever wrote is no longer known: their words, and a way in that saves them.
    func expired(
        _ form: Form, lost: [String], _ request: Request, _ context: AppContext, identifier: String = "",
        refusal: Refusal? = nil
    ) async throws -> Response {
        let isFragment = Self.fragment.flatMap { request.headers[$0] } != nil
        guard let id = context.parameters.get("id").flatMap(Tutorial.ID.init), !request.wantsJSON, !isFragment else {
            throw Refusal(.signInNeeded)
        }
        let page = ReconnectPage(
            form, draft: id, lost: lost, identifier: identifier, refusal: refusal,
            try site.renderer.texts(context.language))
        return try await site.page(page, request, context, status: refusal?.code.status ?? .unauthorized)
    }
}
