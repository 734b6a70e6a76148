import Domain
package import Hummingbird
import Store

/// What a member should know.
package struct NoticeHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /avis`.
    @Sendable package func list(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let notices = try await site.store.notices.all(of: member.id)
        let guide = try await site.store.tutorials.find(slug: NoticesPage.guideSlug)
        let page = NoticesPage(
            try site.renderer.texts(context.language), notices,
            guideHref: guide.map { Path.tutorial($0.slug) } ?? Path.publish)
        return try await site.page(page, request, context)
    }

    /// `POST /avis/lus`: all of them are read.
    @Sendable package func markRead(_ request: Request, _ context: AppContext) async throws -> Response {
        try await site.store.notices.markRead(of: try context.requireMember().id, at: site.now())
        return .seeOther(Path.notices)
    }
}
