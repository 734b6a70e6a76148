import Domain
package import Hummingbird
import Store

/// What stewards and admins did, for everybody to read.
package struct LogHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /journal`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let townHalls = try await site.store.townHalls.all()
        let page = LogPage(
            try site.renderer.texts(context.language), try await site.store.log.latest(), townHalls: townHalls)
        return try await site.page(page, request, context)
    }
}
