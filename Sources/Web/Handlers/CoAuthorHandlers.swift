import Domain
package import Hummingbird
import Store

/// Who else writes a bricolage.
///
/// Sent from the editor's form: what was typed is saved first.
package struct CoAuthorHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `POST /brouillons/{id}/coauteurs`: lets the member with that identifier write too.
    ///
    /// Refuses, beside the input, with `draft.coAuthorMissing`.
    @Sendable package func add(_ request: Request, _ context: AppContext) async throws -> Response {
        let desk = DraftDesk(site: site)
        switch try await desk.receive(request, context, asAuthor: true) {
        case .visitor(let form, let lost): return try await desk.expired(form, lost: lost, request, context)
        case .sent(let sent):
            guard sent.conflict == nil, sent.isSaved, sent.troubles.isEmpty else {
                return try await desk.answer(sent, request, context)
            }
            let author = try context.requireMember()
            let typed = sent.form[DraftInput.coAuthor] ?? ""
            guard let member = try await site.store.members.find(identifier: typed), member.id != author.id else {
                let texts = try site.renderer.texts(context.language)
                let remark = Remark(
                    Refusal(.coAuthorMissing, ["name": .text(typed)]), at: DraftInput.coAuthor, texts)
                return try await desk.page(sent, request, context, more: [remark], coAuthorTyped: typed)
            }
            try await site.store.tutorials.addCoAuthor(member.id, to: sent.tutorial, by: author, at: site.now())
            return .seeOther(doneAddress(Path.draft(sent.tutorial.id), "coAuthorAdded") + "#section-people")
        }
    }

    /// `POST /brouillons/{id}/coauteurs/{member}/retrait`.
    @Sendable package func remove(_ request: Request, _ context: AppContext) async throws -> Response {
        let desk = DraftDesk(site: site)
        switch try await desk.receive(request, context, asAuthor: true) {
        case .visitor(let form, let lost): return try await desk.expired(form, lost: lost, request, context)
        case .sent(let sent):
            guard sent.conflict == nil, sent.isSaved, sent.troubles.isEmpty else {
                return try await desk.answer(sent, request, context)
            }
            guard let member = context.parameters.get("member").flatMap(Member.ID.init) else {
                throw Refusal(.memberMissing)
            }
            try await site.store.tutorials.removeCoAuthor(member, from: sent.tutorial.id)
            return .seeOther(doneAddress(Path.draft(sent.tutorial.id), "coAuthorRemoved") + "#section-people")
        }
    }
}
