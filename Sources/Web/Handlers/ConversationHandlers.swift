import Domain
package import Hummingbird
import Store

/// What readers add to a bricolage: comments, two answers, words to find it by.
package struct ConversationHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `POST /bricolages/{slug}/commentaires`.
    ///
    /// Refuses with `access.signInNeeded`, `comment.empty`, `comment.tooLong`. The same form sent twice makes one
    /// comment.
    @Sendable package func comment(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let tutorial = try context.requireTutorial()
        let form = try await request.textForm()
        let token = form["token"].flatMap { (1...64).contains($0.utf8.count) ? $0 : nil }
        let comment = Comment(
            tutorial: tutorial.id, author: member.id, text: form["text"] ?? "", createdAt: site.now())
        let address = Self.address(of: comment, tutorial, done: "commentAdded")
        do {
            try await site.store.comments.add(comment, to: tutorial, by: member, token: token, address: address)
        } catch let refusal as Refusal where refusal.field == "text" {
            let typed = ConversationView.Typed(comment: comment.text, refusal: refusal)
            return try await again(tutorial, request, context, typed)
        }
        return .seeOther(address)
    }

    /// `GET /commentaires/{comment}`.
    ///
    /// Refuses with `comment.missing`, `access.notYours`.
    @Sendable package func edit(_ request: Request, _ context: AppContext) async throws -> Response {
        let (comment, tutorial) = try await own(context)
        let page = CommentPage(
            comment, of: tutorial, name: try await name(of: tutorial), try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `POST /commentaires/{comment}`.
    ///
    /// Refuses as `edit` and `comment` do.
    @Sendable package func save(_ request: Request, _ context: AppContext) async throws -> Response {
        let (comment, tutorial) = try await own(context)
        let text = try await request.textForm()["text"] ?? ""
        do {
            try await site.store.comments.edit(comment.id, text: text, at: site.now())
        } catch let refusal as Refusal where refusal.field == "text" {
            let page = CommentPage(
                comment, of: tutorial, name: try await name(of: tutorial), typed: text, refusal: refusal,
                try site.renderer.texts(context.language))
            return try await site.page(page, request, context, status: refusal.code.status)
        }
        return .seeOther(Self.address(of: comment, tutorial, done: "commentEdited"))
    }

    /// `POST /commentaires/{comment}/suppression`.
    ///
    /// Refuses with `comment.missing`, `access.notYours`.
    @Sendable package func remove(_ request: Request, _ context: AppContext) async throws -> Response {
        let (comment, tutorial) = try await own(context)
        try await site.store.comments.remove(comment)
        return .seeOther(doneAddress(Path.tutorial(tutorial.slug), "commentRemoved") + "#commentaires")
    }

    /// `POST /bricolages/{slug}/note`: `easy` and `useful`, 1 to 5; empty takes the answer back.
    ///
    /// Refuses with `access.signInNeeded`, `rating.outOfRange`.
    @Sendable package func rate(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let tutorial = try context.requireTutorial()
        let form = try await request.textForm()
        let rating = Rating(easy: try Self.answer(form["easy"]), useful: try Self.answer(form["useful"]))
        try await site.store.ratings.set(rating, of: tutorial.id, by: member.id)
        let isEmpty = rating == Rating()
        let done = doneAddress(Path.tutorial(tutorial.slug), isEmpty ? "ratingRemoved" : "rated")
        return .seeOther(done + "#avis")
    }

    private static func answer(_ text: String?) throws -> Int? {
        guard let text, !text.isEmpty else { return nil }
        guard let value = Int(text) else { throw Refusal(.ratingOutOfRange) }
        return value
    }

    /// `POST /bricolages/{slug}/mots`: tags joined by commas.
    ///
    /// Refuses with `tag.shape`, `tag.tooMany`.
    @Sendable package func tag(_ request: Request, _ context: AppContext) async throws -> Response {
        let tutorial = try context.requireTutorial()
        let text = try await request.textForm()["tags"] ?? ""
        do {
            try await site.store.tags.set(Tags.parse(text), of: tutorial.id)
        } catch let refusal as Refusal where refusal.field == "tags" {
            return try await again(tutorial, request, context, ConversationView.Typed(tags: text, refusal: refusal))
        }
        return .seeOther(doneAddress(Path.tutorial(tutorial.slug), "tagged"))
    }

    /// The page with what was typed and what is wrong with it.
    private func again(
        _ tutorial: Tutorial, _ request: Request, _ context: AppContext, _ typed: ConversationView.Typed
    ) async throws -> Response {
        let page = try await site.tutorialPage(tutorial, context, typed: typed)
        return try await site.page(page, request, context, status: .unprocessableContent)
    }

    /// The viewer's own comment on a bricolage that they may still read.
    private func own(_ context: AppContext) async throws -> (Comment, Tutorial) {
        let member = try context.requireMember()
        guard let id = context.parameters.get("comment").flatMap(Comment.ID.init),
            let comment = try await site.store.comments.find(id),
            let tutorial = try await site.store.tutorials.find(comment.tutorial), context.viewer.mayRead(tutorial)
        else { throw Refusal(.commentMissing) }
        guard comment.author == member.id else { throw Refusal(.notYours) }
        return (comment, tutorial)
    }

    private func name(of tutorial: Tutorial) async throws -> String {
        try await site.store.tutorials.revision(tutorial.revision, of: tutorial.id).content.title
    }

    private static func address(of comment: Comment, _ tutorial: Tutorial, done: String) -> String {
        doneAddress(Path.tutorial(tutorial.slug), done) + "#\(ConversationView.anchor(comment.id))"
    }
}
