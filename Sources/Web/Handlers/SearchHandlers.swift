import Domain
import Foundation
package import Hummingbird
import Store

/// Finding a bricolage by its words.
package struct SearchHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /recherche?q=&page=`.
    ///
    /// Without a word, everything, newest first.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let typed = String((request.uri.decodedQuery("q") ?? "").prefix(200))
        let query = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        let texts = try site.renderer.texts(context.language)
        let found = try await find(query, page: request.uri.decodedQuery("page"), context)
        let chips = ChipView.all(
            site, counts: try await site.store.tutorials.countByType(for: context.viewer), texts)
        let page = ListPage(
            heading: query.isEmpty ? texts["search.all"] : texts["search.results", ["query": query]], chips: chips,
            cards: try await site.cards(found.cards, texts), total: found.total,
            countKey: query.isEmpty ? "reading.count" : "search.count",
            pager: PagerView(
                query.isEmpty ? Path.search : Path.search(query), page: found.page, total: found.total, texts),
            searchText: typed,
            emptyTitle: query.isEmpty ? texts["list.emptyTitle"] : texts["search.nothing", ["query": query]],
            emptyText: query.isEmpty ? texts["list.emptyText"] : texts["search.nothingText"], texts)
        return try await site.page(page, request, context)
    }

    private func find(_ query: String, page: String?, _ context: AppContext) async throws
        -> (cards: [TutorialCard], total: Int, page: Int)
    {
        if query.isEmpty {
            let total = try await site.store.tutorials.count(for: context.viewer)
            let number = PagerView.page(page, total: total)
            let cards = try await site.store.tutorials.latest(
                for: context.viewer, limit: PagerView.size, offset: (number - 1) * PagerView.size)
            return (cards, total, number)
        }
        let asked = max(1, min(page.flatMap { Int($0) } ?? 1, 100_000))
        let found = try await search(query, page: asked, context)
        let number = PagerView.page(page, total: found.total)
        guard number != asked else { return (found.cards, found.total, number) }
        return (try await search(query, page: number, context).cards, found.total, number)
    }

    private func search(_ query: String, page: Int, _ context: AppContext) async throws
        -> (cards: [TutorialCard], total: Int)
    {
        try await site.store.search.find(
            query, for: context.viewer, limit: PagerView.size, offset: (page - 1) * PagerView.size)
    }
}
