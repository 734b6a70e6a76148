import Domain
import Foundation

/// The members whom a steward or an admin may help.
struct TeamPage: Page {
    static let template = "team"
    let title: String
    let asksTownHall: Bool
    let townHalls: [ChoiceView]
    let sought: String
    let count: String
    let hasMembers: Bool
    let isCut: Bool
    let cutWords: String
    let members: [TeamRow]

    /// Rows on one page; more are found by name.
    static let limit = 200

    init(
        _ texts: Texts, _ viewer: Viewer, _ members: [Member], locked: Set<Member.ID>, townHalls: [TownHall],
        chosen: TownHall.ID?, query: String
    ) {
        title = texts["team.title"]
        asksTownHall = viewer.role == .admin
        self.townHalls =
            [ChoiceView(value: "", label: texts["team.everywhere"], isChosen: chosen == nil)]
            + townHalls.map { ChoiceView(value: $0.slug, label: $0.name, isChosen: $0.id == chosen) }
        sought = query
        count = texts.plural("team.count", members.count)
        hasMembers = !members.isEmpty
        isCut = members.count > Self.limit
        cutWords = texts["team.cut", ["limit": texts.number(Self.limit)]]
        let names = Dictionary(townHalls.map { ($0.id, $0.name) }) { first, _ in first }
        self.members = members.prefix(Self.limit).map {
            TeamRow($0, townHall: names[$0.townHall] ?? "", isLocked: locked.contains($0.id), viewer, texts)
        }
    }
}

/// One member, with what can be done for them.
struct TeamRow: Sendable {
    let name: String
    let href: String
    let identifier: String
    let service: String
    let townHall: String
    let role: String
    let isLocked: Bool
    /// Nil when the viewer may not help this one.
    let codeHref: String?
    let unlockHref: String?

    init(_ member: Member, townHall: String, isLocked: Bool, _ viewer: Viewer, _ texts: Texts) {
        name = member.name
        href = Path.member(member.id)
        identifier = member.identifier
        service = member.service
        self.townHall = townHall
        role = texts["role.\(member.role.rawValue)"]
        self.isLocked = isLocked
        let mayHelp = viewer.mayHelp(member)
        codeHref = mayHelp ? Path.helpCode(member.id) : nil
        unlockHref = mayHelp && isLocked ? Path.unlocking(member.id) : nil
    }
}

/// A one-time code for a colleague who cannot get in; shown once.
struct HelpCodePage: Page {
    static let template = "help-code"
    let title: String
    let code: String
    let validity: String
    let firstStep: String
    let secondStep: String

    init(_ texts: Texts, _ member: Member, code: String, expiresAt: Date, publicURL: String) {
        title = texts["help.title", ["name": member.name]]
        self.code = code
        validity = texts["help.validity", ["date": texts.dateAndTime(expiresAt)]]
        firstStep = texts["help.step1", ["address": publicURL + Path.resetCode]]
        secondStep = texts["help.step2", ["identifier": member.identifier]]
    }
}
