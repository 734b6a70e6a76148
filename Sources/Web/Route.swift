import Domain
package import HTTPTypes
package import Hummingbird
import Store

/// What somebody must be to use a route.
///
/// Checked before its handler runs; one test tries every route as everybody.
package enum Access: Sendable, Hashable {
    /// Whoever asks: signing in, assets, health.
    case anyone
    /// Members, and visitors while reading without signing in is on.
    case reader
    case member
    case steward
    case admin
    /// The tutorial named by `{slug}` or `{id}`: may be read by this viewer.
    case tutorialReader
    /// … is written by this viewer.
    case tutorialEditor
    /// … was begun by this viewer.
    case tutorialAuthor
    /// As `tutorialEditor`, but a visitor gets through to the handler, which asks them to sign in (again) on a page
    /// that carries the form on: a session that ends in the middle of writing loses nothing.
    case tutorialWriter
}

/// One line of the route table.
package struct Route: Sendable {
    package typealias Handler = @Sendable (Request, AppContext) async throws -> Response

    package let method: HTTPRequest.Method
    /// As Hummingbird writes it: `/bricolages/{slug}`.
    package let path: String
    package let access: Access
    package let handler: Handler

    package static func get(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .get, path: path, access: access, handler: handler)
    }

    package static func post(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .post, path: path, access: access, handler: handler)
    }

    package static func head(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .head, path: path, access: access, handler: handler)
    }

    package static func patch(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .patch, path: path, access: access, handler: handler)
    }

    package static func delete(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .delete, path: path, access: access, handler: handler)
    }

    package static func options(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .options, path: path, access: access, handler: handler)
    }
}

/// Puts every route behind its gate.
package struct Gate: Sendable {
    private let site: Site

    package init(site: Site) { self.site = site }

    package func register(_ routes: [Route], on router: some RouterMethods<AppContext>) {
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                var context = context
                try await admit(&context, to: route.access)
                return try await route.handler(request, context)
            }
        }
    }

    /// - Throws: `Refusal.signInNeeded` for visitors who would have to be somebody, `.rightsMissing` or
    ///   `.cardIsNotEnough` for members who may not, `.tutorialMissing` for what they must not even know of.
    private func admit(_ context: inout AppContext, to access: Access) async throws {
        switch access {
        case .anyone: return
        case .reader: try await admitReader(context)
        case .member: try requireMember(context)
        case .steward: try require(.steward, context)
        case .admin: try require(.admin, context)
        case .tutorialReader:
            try await admitReader(context)
            let tutorial = try await namedTutorial(context)
            guard context.viewer.mayRead(tutorial) else { throw Refusal(.tutorialMissing) }
            context.tutorial = tutorial
        case .tutorialWriter where context.viewer.member == nil: return
        case .tutorialEditor, .tutorialAuthor, .tutorialWriter:
            try requireMember(context)
            let tutorial = try await namedTutorial(context)
            guard context.viewer.mayRead(tutorial) else { throw Refusal(.tutorialMissing) }
            let may =
                access == .tutorialAuthor
                ? context.viewer.isAuthor(of: tutorial) : context.viewer.mayEdit(tutorial)
            guard may else { throw Refusal(.notYours) }
            context.tutorial = tutorial
        }
    }

    private func admitReader(_ context: AppContext) async throws {
        guard context.viewer.member == nil, try await !site.isReadingOpen() else { return }
        throw Refusal(.signInNeeded)
    }

    private func requireMember(_ context: AppContext) throws {
        guard context.viewer.member != nil else { throw Refusal(.signInNeeded) }
    }

    private func require(_ role: Role, _ context: AppContext) throws {
        try requireMember(context)
        guard let actual = context.viewer.role, actual >= role else {
            let own = context.viewer.member?.role ?? .member
            throw Refusal(own >= role ? .cardIsNotEnough : .rightsMissing)
        }
    }

    private func namedTutorial(_ context: AppContext) async throws -> Tutorial {
        if let slug = context.parameters.get("slug") {
            if let tutorial = try await site.store.tutorials.find(slug: slug) { return tutorial }
        } else if let id = context.parameters.get("id").flatMap(Tutorial.ID.init) {
            if let tutorial = try await site.store.tutorials.find(id) { return tutorial }
        }
        throw Refusal(.tutorialMissing)
    }
}
