import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Modules
import Store

/// Beginning a bricolage, and finding one's own again.
package struct PublishHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    private struct Started: Encodable { let href: String }

    /// `GET /publier`: photos or a type to begin with, and the drafts that wait.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let drafts = try await site.store.tutorials.mine(of: member.id).filter { $0.savedAt != nil }
        let page = PublishPage(
            site.modules.offered, drafts: drafts.prefix(4).map { OwnTutorial($0.tutorial, $0.title, $0.savedAt) },
            token: Secret.token(), try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `POST /publier`: makes the draft, once a token, with the photos that came along.
    @Sendable package func start(_ request: Request, _ context: AppContext) async throws -> Response {
        let desk = DraftDesk(site: site)
        let member = try context.requireMember()
        let (form, refusal, bodyEnded) = try await desk.read(request, keepingFiles: context.viewer.member != nil)
        do {
            let token = form["token"].map { String($0.prefix(64)) }
            let tutorial = try await begin(form, by: member, token: token)
            guard !form.uploads.isEmpty || !form.tooLarge.isEmpty || !form.tooMany.isEmpty || refusal != nil else {
                return try answer(Path.draft(tutorial.id), request)
            }
            var sent = try await desk.save(
                form, of: tutorial, by: member, version: 1, refusal: refusal, mustClose: !bodyEnded)
            if let refusal { sent.troubles.append(Intake.Trouble(anchor: "editor", name: "", refusal: refusal)) }
            if sent.troubles.isEmpty, sent.isSaved { return try answer(Path.draft(tutorial.id), request) }
            return try await desk.page(sent, request, context)
        } catch {
            await form.discardUploads()
            throw error
        }
    }

    private func begin(_ form: Form, by member: Member, token: String?) async throws -> Tutorial {
        let module = form["type"].flatMap { site.modules[$0] } ?? site.modules.offered.first
        let now = site.now()
        var tutorial = Tutorial(
            slug: "", type: module?.id ?? "bricolage", townHall: member.townHall, author: member.id, createdAt: now)
        tutorial.slug = "bricolage-\(tutorial.id.description.suffix(10))"
        var content = module?.initialContent() ?? Content()
        if form.uploads.contains(where: { $0.field == DraftInput.photos }) || form["photosFirst"] != nil {
            content.steps = []
        }
        try await site.store.drafts.start(
            tutorial, content: content, schema: module?.schema ?? 1, moduleRevision: module?.revision, by: member.id,
            token: token, address: Path.draft(tutorial.id), at: now)
        return tutorial
    }

    private func answer(_ address: String, _ request: Request) throws -> Response {
        request.wantsJSON ? try .json(Started(href: address)) : .seeOther(address)
    }

    /// `GET /mes-bricolages`: drafts first, then what is published, then what was taken back.
    @Sendable package func mine(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let own = try await site.store.tutorials.mine(of: member.id).map {
            OwnTutorial($0.tutorial, $0.title, $0.savedAt)
        }
        var discarded: Tutorial.ID?
        if let id = request.uri.decodedQuery("jete").flatMap(Tutorial.ID.init),
            let tutorial = try await site.store.tutorials.find(id), tutorial.state == .discarded,
            context.viewer.isAuthor(of: tutorial)
        {
            discarded = id
        }
        let page = MinePage(own, modules: site.modules, discarded: discarded, try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }
}
