import Domain
import Foundation

/// The codes of the people just imported, one slip each, to be cut and handed over; shown once.
struct ImportSlipsPage: Page {
    static let template = "import-slips"
    let title: String
    let slips: [ImportSlip]

    init(
        _ texts: Texts, _ coded: [(member: Member, code: String)], townHalls: [TownHall], expiresAt: Date,
        publicURL: String
    ) {
        title = texts.plural("import.done", coded.count)
        let names = Dictionary(townHalls.map { ($0.id, $0.name) }) { first, _ in first }
        let how = texts["import.how", ["address": publicURL + Path.resetCode, "date": texts.date(expiresAt)]]
        slips = coded.map {
            ImportSlip(
                name: $0.member.name, townHall: names[$0.member.townHall] ?? "",
                identifier: $0.member.identifier, code: $0.code, how: how)
        }
    }
}

/// One person's slip.
struct ImportSlip: Sendable {
    let name: String
    let townHall: String
    let identifier: String
    let code: String
    let how: String
}
