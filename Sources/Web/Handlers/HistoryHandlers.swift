import Domain
package import Hummingbird
import Modules
import Store

/// The published versions of a bricolage.
package struct HistoryHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /bricolages/{slug}/versions`.
    @Sendable package func list(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let tutorial = try context.requireTutorial()
        let revisions = try await site.store.tutorials.revisions(of: tutorial.id)
        let page = HistoryPage(
            tutorial, name: Self.name(of: tutorial, revisions.map(\.revision)), revisions,
            mayEdit: context.viewer.mayEdit(tutorial), try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `GET /bricolages/{slug}/versions/{number}`.
    ///
    /// Refuses with `revision.missing`; the one that is shown has its own page.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let tutorial = try context.requireTutorial()
        let number = try Self.number(context.parameters.get("number"))
        if number == tutorial.revision { return .seeOther(Path.tutorial(tutorial.slug)) }
        let read = try await site.store.tutorials.read(tutorial.id, revision: number)
        let page = RevisionPage(
            read, try await site.module(for: read), site, mayEdit: context.viewer.mayEdit(tutorial),
            try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `GET /bricolages/{slug}/versions/comparer?de=&a=`.
    ///
    /// Refuses with `revision.missing`.
    @Sendable package func compare(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let tutorial = try context.requireTutorial()
        let numbers = [
            try Self.number(request.uri.decodedQuery("de")), try Self.number(request.uri.decodedQuery("a")),
        ]
        let old = try await site.store.tutorials.revision(numbers.min() ?? 0, of: tutorial.id)
        let new = try await site.store.tutorials.revision(numbers.max() ?? 0, of: tutorial.id)
        let page = ComparisonPage(
            tutorial, name: new.content.title,
            from: (old, try await site.module(of: tutorial.type, writtenWith: old)),
            to: (new, try await site.module(of: tutorial.type, writtenWith: new)),
            try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `POST /bricolages/{slug}/versions/{number}/restauration`: makes it the draft, for its author to look at and
    /// publish; a draft that was there is set aside.
    ///
    /// Refuses with `revision.missing`.
    @Sendable package func restore(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        let number = try Self.number(context.parameters.get("number"))
        _ = try await site.store.drafts.open(
            tutorial, from: number, by: context.requireMember().id, at: site.now())
        return .seeOther(doneAddress(Path.draft(tutorial.id), "revisionRestored"))
    }

    private static func number(_ text: String?) throws -> Int {
        guard let number = text.flatMap({ Int($0) }) else { throw Refusal(.revisionMissing) }
        return number
    }

    private static func name(of tutorial: Tutorial, _ revisions: [Revision]) -> String {
        (revisions.first { $0.number == tutorial.revision } ?? revisions.first)?.content.title ?? tutorial.slug
    }
}
