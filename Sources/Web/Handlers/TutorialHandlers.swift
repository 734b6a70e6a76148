import Domain
package import Hummingbird
import Store

/// Reading one bricolage: its page, the workshop, what is printed of it; and what its author decides about it there.
package struct TutorialHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /bricolages/{slug}`.
    ///
    /// An address it had before leads to the present one.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let tutorial = try context.requireTutorial()
        return try await site.cachedPage(request, context) {
            try await site.tutorialPage(tutorial, context)
        }
    }

    /// `GET /bricolages/{slug}/atelier?etape=N`.
    ///
    /// A number that is not one leads to the first step.
    @Sendable package func workshop(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let tutorial = try context.requireTutorial()
        let texts = try site.renderer.texts(context.language)
        let read = try await site.store.tutorials.read(tutorial.id)
        let number = request.uri.decodedQuery("etape").flatMap { Int($0) } ?? 1
        guard let page = WorkshopPage(read, number: number, texts) ?? WorkshopPage(read, number: 1, texts) else {
            return .seeOther(Path.tutorial(tutorial.slug))
        }
        return try await site.page(page, request, context, bodyClass: "workshop", bare: true)
    }

    /// `GET /bricolages/{slug}/impression?quoi=feuille|fiches|etiquette&nombre=`.
    @Sendable package func printing(_ request: Request, _ context: AppContext) async throws -> Response {
        if let elsewhere = try context.elsewhere(request) { return elsewhere }
        let kind = request.uri.decodedQuery("quoi").flatMap(PrintPage.Kind.init) ?? .sheet
        let copies = request.uri.decodedQuery("nombre").flatMap { Int($0) } ?? 1
        let read = try await site.store.tutorials.read(context.requireTutorial().id)
        let page = try PrintPage(
            read, try await site.module(for: read), site, kind, copies: copies,
            try site.renderer.texts(context.language))
        return try await site.page(page, request, context, bodyClass: "print-page", bare: true)
    }

    /// `POST /bricolages/{slug}/audience`: `everyone` or `townHall`.
    ///
    /// Refuses with `request.malformed` for anything else.
    @Sendable package func setAudience(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        let form = try await request.textForm()
        guard let audience = form["audience"].flatMap(Audience.init) else { throw Refusal(.requestMalformed) }
        try await site.store.tutorials.setAudience(audience, of: tutorial.id)
        let key = audience == .everyone ? "audienceEveryone" : "audienceTownHall"
        return .seeOther(doneAddress(Path.tutorial(tutorial.slug), key))
    }

    /// `POST /bricolages/{slug}/retrait`: off every page; its page, for its authors, offers to put it back.
    @Sendable package func withdraw(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        try await site.store.tutorials.setWithdrawn(true, of: tutorial.id)
        return .seeOther(doneAddress(Path.tutorial(tutorial.slug), "withdrawn"))
    }

    /// `POST /bricolages/{slug}/retour`: shown again, as it was.
    @Sendable package func putBack(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        try await site.store.tutorials.setWithdrawn(false, of: tutorial.id)
        return .seeOther(doneAddress(Path.tutorial(tutorial.slug), "putBack"))
    }
}

extension Site {
    /// The page of a bricolage for this viewer.
    /// - Parameter typed: what a refused form had in it.
    func tutorialPage(
        _ tutorial: Tutorial, _ context: AppContext, typed: ConversationView.Typed = .init()
    ) async throws -> TutorialPage {
        let viewer = context.viewer
        let read = try await store.tutorials.read(tutorial.id)
        var own: Rating?
        if let member = viewer.member { own = try await store.ratings.find(tutorial.id, by: member.id) }
        let known = viewer.mayEdit(tutorial) ? try await store.tags.popular(for: viewer, limit: 200).map(\.name) : []
        let photos = viewer.mayRedact(tutorial) ? try await store.files.published(of: tutorial.id) : []
        let townHalls = try await read.comments.isEmpty ? [] : store.townHalls.all()
        return TutorialPage(
            read, try await module(for: read), self, viewer: viewer, own: own,
            townHalls: Dictionary(townHalls.map { ($0.id, $0) }) { first, _ in first }, knownTags: known,
            photos: photos,
            typed: typed,
            try renderer.texts(context.language))
    }
}

extension AppContext {
    /// Where to go instead: the draft of what was never published, or the present address of what was renamed.
    ///
    /// Never kept by browsers: a title may come back to what it was.
    func elsewhere(_ request: Request) throws -> Response? {
        let tutorial = try requireTutorial()
        guard tutorial.revision > 0 else { return .seeOther(Path.draft(tutorial.id)) }
        guard let asked = parameters.get("slug"), asked != tutorial.slug else { return nil }
        let rest = request.uri.path.dropFirst(Path.tutorial(asked).count)
        let query = request.uri.query.map { "?\($0)" } ?? ""
        return Response(
            status: .movedPermanently,
            headers: [.location: Path.tutorial(tutorial.slug) + rest + query, .cacheControl: "no-store"])
    }
}
