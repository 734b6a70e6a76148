import Domain

/// The public log, in words.
struct LogPage: Page {
    static let template = "log"
    let title: String
    let hasEntries: Bool
    let entries: [LogRow]

    init(_ texts: Texts, _ entries: [LogEntry], townHalls: [TownHall]) {
        title = texts["log.title"]
        hasEntries = !entries.isEmpty
        let names = Dictionary(townHalls.map { ($0.id, $0.name) }) { first, _ in first }
        self.entries = entries.map { entry in
            LogRow(entry, townHall: entry.townHall.flatMap { names[$0] } ?? "", texts)
        }
    }
}

/// One line of the log.
struct LogRow: Sendable {
    let words: String
    let when: String
    let machineTime: String

    init(_ entry: LogEntry, townHall: String, _ texts: Texts) {
        words = Self.words(entry, townHall: townHall, texts)
        when = texts.dateAndTime(entry.createdAt)
        machineTime = Texts.machine(entry.createdAt)
    }

    private static func words(_ entry: LogEntry, townHall: String, _ texts: Texts) -> String {
        var arguments = ["actor": entry.actor, "subject": entry.subject, "townHall": townHall]
        switch entry.kind {
        case .membersImported:
            return texts.plural("log.membersImported", Int(entry.subject) ?? 0, arguments)
        case .roleChanged:
            // « Fatou Diarra=steward »: the name may hold the sign too, the role never does.
            if let sign = entry.subject.lastIndex(of: "=") {
                arguments["subject"] = String(entry.subject[..<sign])
                arguments["role"] = texts["role.\(entry.subject[sign...].dropFirst())"]
            }
            return texts["log.roleChanged", arguments]
        case .settingChanged:
            arguments["setting"] = texts["log.setting.\(entry.subject)"]
            return texts["log.settingChanged", arguments]
        case .passwordReset, .cardUnlocked, .townHallAdded, .photoRedacted:
            return texts["log.\(entry.kind.rawValue)", arguments]
        }
    }
}
