import Domain
package import Hummingbird
import Store

/// The first page.
package struct HomeHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        try await site.cachedPage(request, context) {
            let viewer = context.viewer
            let tutorials = site.store.tutorials
            var local: [TutorialCard] = []
            var townHall: TownHall?
            if let member = viewer.member {
                let own = TutorialFilter(townHall: member.townHall)
                local = try await tutorials.latest(own, for: viewer, limit: HomePage.local)
                townHall = try await site.store.townHalls.find(member.townHall)
            }
            return try await HomePage(
                site, counts: try await tutorials.countByType(for: viewer),
                starter: try await tutorials.card(slug: HomePage.starter, for: viewer),
                newest: try await tutorials.latest(for: viewer, limit: HomePage.newest), local: local,
                townHall: townHall, try site.renderer.texts(context.language))
        }
    }
}
