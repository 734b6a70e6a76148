package import Hummingbird
import Store

/// Answers visitors with the pages that are kept, before anything is asked of the database.
package struct KeptPagesMiddleware: RouterMiddleware {
    package typealias Context = AppContext
    private let site: Site

    package init(site: Site) { self.site = site }

    package func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard let key = PageCache.key(request, context) else { return try await next(request, context) }
        let generation = await site.store.publicGeneration()
        guard let kept = site.renderer.cache.page(key, generation: generation) else {
            return try await next(request, context)
        }
        return kept.response(to: request)
    }
}
