import Domain
package import Hummingbird
import Modules
import Store

/// Two wordings of one draft: seeing both and choosing, part by part.
///
/// Neither is ever thrown away.
package struct ConflictHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    private struct Both {
        let draft: Draft
        let aside: SetAside
        var merge: DraftMerge { DraftMerge(mine: aside.content, theirs: draft.content) }
    }

    /// `GET /brouillons/{id}/conflits/{conflict}`.
    ///
    /// Refuses with `draft.missing`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        let both = try await both(of: tutorial, context)
        let page = ConflictPage(
            both.merge, aside: both.aside, draft: both.draft,
            savers: try await site.store.members.find([both.aside.savedBy, both.draft.savedBy]),
            viewer: try context.requireMember().id, module: site.modules[tutorial.type],
            try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `POST /brouillons/{id}/conflits/{conflict}`: puts together what was chosen; what stood before is set aside.
    @Sendable package func choose(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        let form = try await request.textForm()
        let both = try await both(of: tutorial, context)
        let keep = form["keep"]
        var draft = both.draft
        draft.content = both.merge.merged { part in
            keep == "mine" || (keep != "theirs" && form[part.input] == "mine")
        }
        // Chosen against another wording than the one that stands now: that one has to be seen first.
        guard form["version"].flatMap({ Int($0) }) == both.draft.version else {
            return .seeOther(Path.conflict(both.aside.id, tutorial.id))
        }
        draft.savedAt = site.now()
        draft.savedBy = try context.requireMember().id
        draft.editor = ""
        switch try await site.store.drafts.save(draft, keepsReplaced: true) {
        case .saved: return .seeOther(doneAddress(Path.draft(tutorial.id), "conflictSolved"))
        case .conflict(_, let mine): return .seeOther(Path.conflict(mine.id, tutorial.id))
        }
    }

    private func both(of tutorial: Tutorial, _ context: AppContext) async throws -> Both {
        guard let id = context.parameters.get("conflict").flatMap(SetAside.ID.init),
            let kept = try await site.store.drafts.setAside(id, of: tutorial.id)
        else { throw Refusal(.draftMissing) }
        let aside = try await site.carried(kept, of: tutorial)
        if let draft = try await site.store.drafts.find(tutorial.id) {
            return Both(draft: try await site.carried(draft, of: tutorial), aside: aside)
        }
        guard tutorial.revision > 0 else { throw Refusal(.draftMissing) }
        let draft = try await site.store.drafts.open(tutorial, by: try context.requireMember().id, at: site.now())
        return Both(draft: draft, aside: aside)
    }
}
