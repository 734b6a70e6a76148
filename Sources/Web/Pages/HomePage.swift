import Domain

/// The first page: a search box, the types, what is new.
struct HomePage: Page {
    static let template = "home"

    let title: String
    let chips: [ChipView]
    let hasChips: Bool
    let cards: [CardView]
    let hasCards: Bool
    /// Of the reader's own mairie.
    let localCards: [CardView]
    let hasLocalCards: Bool
    let townHallHref: String
    let allHref: String

    /// Slug of the bricolage that explains how to post one: it stands first.
    static let starter = "comment-poster-un-bricolage"
    /// Cards a row.
    static let newest = 12
    static let local = 6

    init(
        _ site: Site, counts: [String: Int], starter: TutorialCard?, newest: [TutorialCard], local: [TutorialCard],
        townHall: TownHall?, _ texts: Texts
    ) async throws {
        title = texts["home.title"]
        chips = ChipView.all(site, counts: counts, texts)
        hasChips = !chips.isEmpty
        var cards =
            starter.map {
                [CardView($0, site, texts, heading: "h3", flag: texts["home.starter"], isFirst: true)]
            } ?? []
        cards += try await site.cards(newest.filter { $0.id != starter?.id }, texts, heading: "h3")
        self.cards = Array(cards.prefix(Self.newest))
        hasCards = !cards.isEmpty
        localCards = try await site.cards(local, texts, heading: "h3")
        hasLocalCards = !local.isEmpty
        townHallHref = townHall.map { Path.townHall($0.slug) } ?? Path.townHalls
        allHref = Path.search
    }
}
