import Domain

/// Mairies, settings, roles, import.
struct AdministrationPage: Page {
    static let template = "administration"
    let title: String
    let townHallCount: String
    let townHalls: [TownHallRow]
    let townHall: FormView
    let isReadingOpen: Bool
    let roleProblems: FormView
    let sought: String
    let peopleCaption: String
    let hasPeople: Bool
    let people: [RoleRow]
    let list: String
    let hasListRefusals: Bool
    let listRefusals: [RefusalView]
    let listSummary: String

    /// Rows of people on one page; more are found by name.
    static let limit = 50

    struct Facts: Sendable {
        let townHalls: [TownHall]
        let members: [Member]
        let isReadingOpen: Bool
        let query: String
    }

    /// What was typed in the forms of the page, and what is wrong with it.
    struct Typed: Sendable {
        var townHall = ""
        var townHallRefusals: [Refusal] = []
        var roleRefusals: [Refusal] = []
        var list = ""
        var listRefusals: [Refusal] = []

        var isRefused: Bool { !(townHallRefusals + roleRefusals + listRefusals).isEmpty }
    }

    init(_ texts: Texts, _ facts: Facts, _ typed: Typed) {
        title = texts["administration.title"]
        townHallCount = texts.plural("administration.townHalls", facts.townHalls.count)
        let counts = Dictionary(grouping: facts.members, by: \.townHall).mapValues(\.count)
        townHalls = facts.townHalls.map {
            TownHallRow(
                name: $0.name, href: Path.townHall($0.slug),
                members: texts.plural("administration.members", counts[$0.id] ?? 0))
        }
        let input = InputView(
            "townHall", texts, label: "administration.townHallName", help: "firstStart.townHallHelp",
            value: typed.townHall, refusals: typed.townHallRefusals)
        townHall = FormView([input], typed.townHallRefusals, texts)
        isReadingOpen = facts.isReadingOpen
        roleProblems = FormView([], typed.roleRefusals, texts)
        sought = facts.query
        let found = facts.members.filter { facts.query.isEmpty ? $0.role > .member : $0.matches(facts.query) }
        hasPeople = !found.isEmpty
        peopleCaption =
            facts.query.isEmpty
            ? texts["administration.inCharge"]
            : texts.plural("administration.found", found.count, ["query": facts.query])
        let names = Dictionary(facts.townHalls.map { ($0.id, $0.name) }) { first, _ in first }
        people = found.prefix(Self.limit).map { RoleRow($0, townHall: names[$0.townHall] ?? "", texts) }
        list = typed.list
        hasListRefusals = !typed.listRefusals.isEmpty
        listRefusals = typed.listRefusals.map { RefusalView($0, texts) }
        listSummary = texts.plural("import.problems", typed.listRefusals.count)
    }
}

/// One mairie.
struct TownHallRow: Sendable {
    let name: String
    let href: String
    let members: String
}

/// One person, with the choice of a role.
struct RoleRow: Sendable {
    let id: String
    let name: String
    let identifier: String
    let townHall: String
    let actionHref: String
    let roles: [ChoiceView]

    init(_ member: Member, townHall: String, _ texts: Texts) {
        id = "role-\(member.id)"
        name = member.name
        identifier = member.identifier
        self.townHall = townHall
        actionHref = Path.role(member.id)
        roles = Role.allCases.map {
            ChoiceView(value: $0.rawValue, label: texts["role.\($0.rawValue)"], isChosen: $0 == member.role)
        }
    }
}
