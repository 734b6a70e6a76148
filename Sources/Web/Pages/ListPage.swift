import Domain

/// A list of bricolages under one heading: of a type, of a tag, everything, or what a search found.
struct ListPage: Page {
    static let template = "list"

    let title: String
    let heading: String
    let intro: String?
    /// The page one level up, besides home.
    let parent: LinkView?
    let chips: [ChipView]
    let hasChips: Bool
    let cards: [CardView]
    let hasCards: Bool
    let countText: String
    let pager: PagerView?
    /// A search box, with what was typed.
    let hasSearch: Bool
    let searchText: String
    let emptyTitle: String
    let emptyText: String

    init(
        heading: String, intro: String? = nil, parent: LinkView? = nil, chips: [ChipView], cards: [CardView],
        total: Int, countKey: String = "reading.count", pager: PagerView?, searchText: String? = nil,
        emptyTitle: String, emptyText: String, _ texts: Texts
    ) {
        title = heading
        self.heading = heading
        self.intro = intro
        self.parent = parent
        self.chips = chips
        hasChips = !chips.isEmpty
        self.cards = cards
        hasCards = !cards.isEmpty
        countText = texts.plural(countKey, total)
        self.pager = pager
        hasSearch = searchText != nil
        self.searchText = searchText ?? ""
        self.emptyTitle = emptyTitle
        self.emptyText = emptyText
    }
}

/// Every tag, most used first.
struct TagsPage: Page {
    static let template = "tags"

    struct Tag: Sendable {
        let href: String
        let name: String
        let count: String
        let countLabel: String
    }

    let title: String
    let tags: [Tag]
    let hasTags: Bool

    init(_ tags: [(name: String, slug: String, count: Int)], _ texts: Texts) {
        title = texts["tags.title"]
        self.tags = tags.map { tag in
            Tag(
                href: Path.tag(tag.slug), name: tag.name, count: texts.number(tag.count),
                countLabel: texts.plural("reading.count", tag.count))
        }
        hasTags = !tags.isEmpty
    }
}
