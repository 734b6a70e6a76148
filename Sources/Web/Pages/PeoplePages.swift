import Domain

/// Every mairie.
struct TownHallsPage: Page {
    static let template = "town-halls"

    struct Line: Sendable {
        let href: String
        let name: String
        let count: String
        let isOwn: Bool
    }

    let title: String
    let lines: [Line]
    let hasLines: Bool

    init(_ townHalls: [TownHall], counts: [TownHall.ID: Int], own: TownHall.ID?, _ texts: Texts) {
        title = texts["townHalls.title"]
        lines = townHalls.map { townHall in
            Line(
                href: Path.townHall(townHall.slug), name: townHall.name,
                count: texts.plural("reading.count", counts[townHall.id] ?? 0), isOwn: townHall.id == own)
        }
        hasLines = !townHalls.isEmpty
    }
}

/// One mairie: what its people posted; for members, who they are.
struct TownHallPage: Page {
    static let template = "town-hall"

    struct Person: Sendable {
        let href: String
        let name: String
        let service: String?
    }

    let title: String
    let name: String
    let countText: String
    let cards: [CardView]
    let hasCards: Bool
    let pager: PagerView?
    let people: [Person]
    let hasPeople: Bool
    let isOwn: Bool

    init(
        _ townHall: TownHall, cards: [CardView], total: Int, pager: PagerView?, people: [Member], isOwn: Bool,
        _ texts: Texts
    ) {
        title = townHall.name
        name = townHall.name
        countText = texts.plural("reading.count", total)
        self.cards = cards
        hasCards = !cards.isEmpty
        self.pager = pager
        self.people = people.map { person in
            Person(
                href: Path.member(person.id), name: person.name,
                service: person.service.isBlank ? nil : person.service)
        }
        hasPeople = !people.isEmpty
        self.isOwn = isOwn
    }
}

/// A member: who, where, what they posted.
///
/// No figures about people.
struct MemberPage: Page {
    static let template = "member"

    let title: String
    let name: String
    let service: String?
    let isHeadOfService: Bool
    let townHall: LinkView
    let cards: [CardView]
    let hasCards: Bool
    let pager: PagerView?
    let isSelf: Bool

    init(
        _ member: Member, townHall: TownHall, cards: [CardView], pager: PagerView?, isSelf: Bool, _ texts: Texts
    ) {
        title = member.name
        name = member.name
        service = member.service.isBlank ? nil : member.service
        isHeadOfService = member.isHeadOfService
        self.townHall = LinkView(href: Path.townHall(townHall.slug), text: townHall.name)
        self.cards = cards
        hasCards = !cards.isEmpty
        self.pager = pager
        self.isSelf = isSelf
    }
}
