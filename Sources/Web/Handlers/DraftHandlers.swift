import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Modules
import Store

/// Writing: the editor's page and everything its form asks for.
///
/// The routes that take the form are open to anyone: an expired session must not lose what was typed, so `DraftDesk`
/// reads first and then asks who it is.
package struct DraftHandlers: Sendable {
    let site: Site
    private var desk: DraftDesk { DraftDesk(site: site) }

    package init(site: Site) { self.site = site }

    /// `GET /brouillons/{id}`.
    ///
    /// Makes the draft of a published tutorial when there is none. Refuses with `draft.missing`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        if tutorial.state == .discarded { return .seeOther("\(Path.mine)?jete=\(tutorial.id)") }
        let draft = try await site.carried(draft(of: tutorial, context), of: tutorial)
        let files = try await site.files(of: tutorial.id)
        let texts = try site.renderer.texts(context.language)
        var state = try await desk.state(of: tutorial, draft, files, context, texts)
        state.anchor = request.uri.decodedQuery(DraftInput.opened)
        return try await desk.show(state, request, context)
    }

    private func draft(of tutorial: Tutorial, _ context: AppContext) async throws -> Draft {
        if let draft = try await site.store.drafts.find(tutorial.id) { return draft }
        guard tutorial.revision > 0 else { throw Refusal(.draftMissing) }
        return try await site.store.drafts.open(tutorial, by: try context.requireMember().id, at: site.now())
    }

    /// `POST /brouillons/{id}`: saves, then does what the button asks.
    ///
    /// JSON, the form alone, or `303`.
    @Sendable package func save(_ request: Request, _ context: AppContext) async throws -> Response {
        switch try await desk.receive(request, context) {
        case .sent(let sent): try await desk.answer(sent, request, context)
        case .visitor(let form, let lost): try await desk.expired(form, lost: lost, request, context)
        }
    }

    /// `POST /brouillons/{id}/reconnexion`: signs in and saves what the page carried on.
    ///
    /// Refuses as signing in does.
    @Sendable package func reconnect(_ request: Request, _ context: AppContext) async throws -> Response {
        let (form, refusal, _) = try await desk.read(request, keepingFiles: false)
        await form.discardUploads()
        let lost = form.all("lost")
        do {
            if let refusal { throw refusal }
            let isCard = !(form["card"] ?? "").isEmpty
            let member =
                isCard
                ? try await site.checkCard(typed: form["card"] ?? "", pin: form["pin"] ?? "", address: context.address)
                : try await site.checkPassword(
                    identifier: form["identifier"] ?? "", password: form["password"] ?? "", address: context.address)
            let method = isCard ? SignInMethod.card : .password
            var context = context
            context.viewer = Viewer(member: member, method: method)
            let tutorial = try await desk.admitted(context, asAuthor: false)
            let sent = try await desk.save(Form(fields: form.fields), of: tutorial, by: member)
            var response = try await desk.answer(sent, request, context)
            response.headers.append(try await site.openSession(of: member.id, method: method))
            return response
        } catch let refusal as Refusal {
            return try await desk.expired(
                form, lost: lost, request, context, identifier: form["identifier"] ?? "", refusal: refusal)
        }
    }

    /// `POST /brouillons/{id}/publication`: saves and publishes at once.
    ///
    /// Everything that is wrong is said at once; warnings are to be confirmed, hints never stop.
    @Sendable package func publish(_ request: Request, _ context: AppContext) async throws -> Response {
        var sent: DraftDesk.Sent
        switch try await desk.receive(request, context) {
        case .sent(let taken): sent = taken
        case .visitor(let form, let lost): return try await desk.expired(form, lost: lost, request, context)
        }
        guard sent.conflict == nil, sent.isSaved, sent.troubles.isEmpty else {
            return try await desk.answer(sent, request, context)
        }
        let texts = try site.renderer.texts(context.language)
        let isConfirmed = sent.form[DraftInput.action] == "publish-anyway"
        for _ in 0..<Self.attempts {
            let remarks = try await site.remarks(on: sent.draft, of: sent.tutorial, files: sent.files, texts)
            if remarks.contains(where: { $0.isError || ($0.isWarning && !isConfirmed) }) {
                return try await desk.page(sent, request, context, isPublishing: true)
            }
            if let answer = try await publish(sent, by: try context.requireMember()) { return answer }
            // A save that this very page had under way: its text is the one to publish.
            guard let standing = try await site.store.drafts.find(sent.tutorial.id), !standing.editor.isEmpty,
                standing.editor == sent.draft.editor
            else { break }
            sent.draft = standing
        }
        return .seeOther(doneAddress(Path.draft(sent.tutorial.id), "draftMoved"))
    }

    /// Most times that a publication begins anew because the page that asks for it also saved.
    private static let attempts = 3

    /// Nil when the draft was saved again in between.
    private func publish(_ sent: DraftDesk.Sent, by member: Member) async throws -> Response? {
        var draft = sent.draft
        draft.content = draft.content.tidied
        if try await isShown(draft, of: sent.tutorial) {
            try await site.store.drafts.remove(draft)
            return .seeOther(doneAddress(Path.tutorial(sent.tutorial.slug), "published"))
        }
        if draft.content != sent.draft.content {
            guard case .saved(let saved) = try await site.store.drafts.save(draft) else { return nil }
            draft = saved
        }
        do {
            let published = try await site.store.tutorials.publish(
                draft.tutorial, version: draft.version, schema: draft.schema,
                moduleRevision: draft.moduleRevision,
                cover: draft.content.cover(photoFields: sent.module?.photoFields ?? []),
                searchText: sent.module?.searchText(of: draft.content, in: .french) ?? "", by: member, at: site.now())
            // Pictures as they were before something was blurred on them go with the publication.
            try await site.sweep()
            return .seeOther(doneAddress(Path.tutorial(published.slug), "published"))
        } catch let refusal as Refusal where refusal.code == .draftConflict {
            return nil
        }
    }

    /// True when that is already what readers see: the same form sent twice publishes once.
    private func isShown(_ draft: Draft, of tutorial: Tutorial) async throws -> Bool {
        guard tutorial.state == .published else { return false }
        let shown = try await site.store.tutorials.read(tutorial.id)
        return shown.revision.content == draft.content && Set(shown.tags) == Set(draft.tags)
    }

    /// `POST /brouillons/{id}/abandon`: throws the draft away; what was published stays.
    ///
    /// Can be undone.
    @Sendable package func abandon(_ request: Request, _ context: AppContext) async throws -> Response {
        let sent: DraftDesk.Sent
        switch try await desk.receive(request, context, asAuthor: true) {
        case .sent(let taken): sent = taken
        case .visitor(let form, let lost): return try await desk.expired(form, lost: lost, request, context)
        }
        guard sent.conflict == nil, sent.isSaved else { return try await desk.answer(sent, request, context) }
        let tutorial = sent.tutorial
        if tutorial.revision > 0 {
            try await site.store.drafts.drop(tutorial.id)
            return .seeOther(doneAddress(Path.tutorial(tutorial.slug), "draftDropped"))
        }
        try await site.store.tutorials.setDiscarded(true, of: tutorial.id)
        return .seeOther("\(Path.mine)?jete=\(tutorial.id)")
    }

    /// `POST /brouillons/{id}/reprise`: takes a thrown away draft back.
    @Sendable package func restore(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        try await site.store.tutorials.setDiscarded(false, of: tutorial.id)
        return .seeOther(doneAddress(Path.draft(tutorial.id), "draftBack"))
    }

    /// `POST /bricolages/{slug}/modification`: opens the draft of what is published.
    @Sendable package func modify(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        _ = try await draft(of: tutorial, context)
        return .seeOther(Path.draft(tutorial.id))
    }

    /// `POST /brouillons/{id}/apercu`: saves, then shows the preview.
    @Sendable package func savePreview(_ request: Request, _ context: AppContext) async throws -> Response {
        let sent: DraftDesk.Sent
        switch try await desk.receive(request, context) {
        case .sent(let taken): sent = taken
        case .visitor(let form, let lost): return try await desk.expired(form, lost: lost, request, context)
        }
        guard sent.conflict == nil, sent.isSaved, sent.troubles.isEmpty else {
            return try await desk.answer(sent, request, context)
        }
        return .seeOther(Path.draft(sent.tutorial.id) + "/apercu")
    }

    /// `GET /brouillons/{id}/apercu`: the page as readers will see it.
    ///
    /// Refuses with `draft.missing`.
    @Sendable package func preview(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        let texts = try site.renderer.texts(context.language)
        let read = try await site.store.tutorials.preview(tutorial.id)
        let view = TutorialView(read, try await site.module(for: read), site, texts)
        let page = PreviewPage(view, of: tutorial, texts)
        return try await site.page(page, request, context)
    }
}
