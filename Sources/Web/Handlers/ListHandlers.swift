import Domain
import Foundation
package import Hummingbird
import Modules
import Store

/// Lists of bricolages: by type, by tag, by mairie, by member.
package struct ListHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /types/{type}`.
    ///
    /// Refuses with `address.unknown` for a type that is neither installed nor in use.
    @Sendable package func type(_ request: Request, _ context: AppContext) async throws -> Response {
        let id = try context.text("type")
        let counts = try await site.store.tutorials.countByType(for: context.viewer)
        let module = site.modules[id]
        guard module != nil || counts[id] != nil else { throw Refusal(.addressUnknown) }
        let texts = try site.renderer.texts(context.language)
        let list = try await self.list(TutorialFilter(type: id), Path.type(id), request, context)
        let page = ListPage(
            heading: module?.name.text(in: texts.language) ?? texts["reading.typeGoneNamed", ["name": id]],
            intro: module?.summary.text(in: texts.language) ?? texts["tutorial.typeGone"],
            chips: ChipView.all(site, counts: counts, current: id, texts), cards: list.cards, total: list.total,
            pager: list.pager, emptyTitle: texts["list.emptyTitle"], emptyText: texts["list.emptyText"], texts)
        return try await site.page(page, request, context)
    }

    /// `GET /mots`.
    @Sendable package func tags(_ request: Request, _ context: AppContext) async throws -> Response {
        let tags = try await site.store.tags.popular(for: context.viewer, limit: 500)
        let page = TagsPage(tags, try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `GET /mots/{slug}`.
    ///
    /// Refuses with `address.unknown`, also for a tag of nothing that this reader may read.
    @Sendable package func tag(_ request: Request, _ context: AppContext) async throws -> Response {
        let slug = try context.text("slug")
        guard let name = try await site.store.tags.name(slug: slug) else { throw Refusal(.addressUnknown) }
        let texts = try site.renderer.texts(context.language)
        let list = try await self.list(TutorialFilter(tag: name), Path.tag(slug), request, context)
        guard list.total > 0 else { throw Refusal(.addressUnknown) }
        let page = ListPage(
            heading: texts["tags.one", ["name": name]], parent: LinkView(href: Path.tags, text: texts["tags.title"]),
            chips: [], cards: list.cards, total: list.total, pager: list.pager, emptyTitle: "", emptyText: "", texts)
        return try await site.page(page, request, context)
    }

    /// `GET /mairies`.
    @Sendable package func townHalls(_ request: Request, _ context: AppContext) async throws -> Response {
        let page = TownHallsPage(
            try await site.store.townHalls.all(),
            counts: try await site.store.tutorials.countByTownHall(for: context.viewer),
            own: context.viewer.member?.townHall, try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `GET /mairies/{slug}`.
    ///
    /// Refuses with `townHall.missing`. Who works there is for members.
    @Sendable package func townHall(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let townHall = try await site.store.townHalls.find(slug: context.text("slug")) else {
            throw Refusal(.townHallMissing)
        }
        let member = context.viewer.member
        let list = try await self.list(
            TutorialFilter(townHall: townHall.id), Path.townHall(townHall.slug), request, context, heading: "h3")
        let page = TownHallPage(
            townHall, cards: list.cards, total: list.total, pager: list.pager,
            people: member == nil ? [] : try await site.store.members.all(townHall: townHall.id),
            isOwn: member?.townHall == townHall.id, try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// `GET /membres/{member}`.
    ///
    /// Refuses with `member.missing`.
    @Sendable package func member(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let id = Member.ID(try context.text("member")), let member = try await site.store.members.find(id),
            let townHall = try await site.store.townHalls.find(member.townHall)
        else { throw Refusal(.memberMissing) }
        let list = try await self.list(TutorialFilter(author: id), Path.member(id), request, context, heading: "h3")
        let page = MemberPage(
            member, townHall: townHall, cards: list.cards, pager: list.pager, isSelf: context.viewer.member?.id == id,
            try site.renderer.texts(context.language))
        return try await site.page(page, request, context)
    }

    /// One page of a list.
    private func list(
        _ filter: TutorialFilter, _ path: String, _ request: Request, _ context: AppContext, heading: String = "h2"
    ) async throws -> (cards: [CardView], total: Int, pager: PagerView?) {
        let texts = try site.renderer.texts(context.language)
        let total = try await site.store.tutorials.count(filter, for: context.viewer)
        let number = PagerView.page(request.uri.decodedQuery("page"), total: total)
        let cards = try await site.store.tutorials.latest(
            filter, for: context.viewer, limit: PagerView.size, offset: (number - 1) * PagerView.size)
        return (
            try await site.cards(cards, texts, heading: heading), total,
            PagerView(path, page: number, total: total, texts)
        )
    }
}

extension AppContext {
    /// A part of the address, percent escapes decoded.
    /// - Throws: `Refusal.addressUnknown`.
    func text(_ parameter: String) throws -> String {
        guard let text = parameters.get(parameter)?.removingPercentEncoding else { throw Refusal(.addressUnknown) }
        return text
    }
}
