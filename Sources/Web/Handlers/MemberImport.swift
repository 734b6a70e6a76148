import Domain
import Foundation

/// A list of people as it was pasted, one a line: name; identifier; mairie; service.
///
/// A spreadsheet's columns, divided by tabs, do as well.
struct MemberImport: Sendable {
    /// Lines at once.
    static let limit = 500

    /// Empty unless every line is right.
    let members: [Member]
    /// Everything that is wrong, with the numbers of the lines as pasted, from 1.
    let problems: [Refusal]

    private struct Line: Sendable {
        let number: Int
        let cells: [String]
    }

    /// - Parameters:
    ///   - taken: identifiers that exist, as `Credentials.normalised` gives them.
    ///   - texts: the language in which a line's own problem is told.
    init(_ text: String, townHalls: [TownHall], taken: Set<String>, _ texts: Texts) {
        let lines = Self.lines(text)
        guard !lines.isEmpty else {
            members = []
            problems = [Refusal(.importEmpty, field: "list")]
            return
        }
        guard lines.count <= Self.limit else {
            members = []
            problems = [
                Refusal(
                    .importTooMany, ["limit": .number(Self.limit), "count": .number(lines.count)], field: "list")
            ]
            return
        }
        // « mairie du 19E » is the mairie du 19e: names are compared as their addresses are made.
        let bySlug = Dictionary(townHalls.map { (Slug.make(from: $0.name), $0.id) }) { first, _ in first }
        var seen: [String: Int] = [:]
        var members: [Member] = []
        var problems: [Refusal] = []
        for line in lines {
            let (member, refusals) = Self.read(line, bySlug, taken, &seen)
            if let member, refusals.isEmpty { members.append(member) }
            problems += refusals.map { refusal in
                Refusal(
                    .importLine,
                    [
                        "line": .number(line.number),
                        "problem": .text(texts.what(refusal.code, refusal.arguments)),
                        "cure": .text(texts.mend(refusal.code, refusal.arguments)),
                    ], field: "list")
            }
        }
        self.members = problems.isEmpty ? members : []
        self.problems = problems
    }

    private static func lines(_ text: String) -> [Line] {
        var lines: [Line] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let separator: Character = line.contains("\t") ? "\t" : ";"
            let cells = line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
                Form.line(String(cell)).trimmingCharacters(in: ["\""])
            }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            let isHeading =
                lines.isEmpty && cells.count > 1 && ["nom", "name"].contains(cells[0].lowercased())
                && ["identifiant", "identifier"].contains(cells[1].lowercased())
            if !isHeading { lines.append(Line(number: index + 1, cells: cells)) }
        }
        return lines
    }

    private static func read(
        _ line: Line, _ townHalls: [String: TownHall.ID], _ taken: Set<String>, _ seen: inout [String: Int]
    ) -> (Member?, [Refusal]) {
        guard (3...4).contains(line.cells.count) || line.cells.dropFirst(4).allSatisfy(\.isEmpty), line.cells.count >= 3
        else { return (nil, [Refusal(.importColumns, ["count": .number(line.cells.count)])]) }
        let (name, identifier, townHallName) = (line.cells[0], line.cells[1], line.cells[2])
        let service = line.cells.count > 3 ? line.cells[3] : ""
        var refusals = [Refusal].people(name: name, service: service)
        let key = Credentials.normalised(identifier)
        if let refusal = Credentials.refusal(identifier: identifier) {
            refusals.append(refusal)
        } else if taken.contains(key) {
            refusals.append(Refusal(.identifierTaken, ["identifier": .text(identifier)]))
        } else if let first = seen[key] {
            refusals.append(
                Refusal(.importTwice, ["identifier": .text(identifier), "first": .number(first)]))
        } else {
            seen[key] = line.number
        }
        guard let townHall = townHalls[Slug.make(from: townHallName)], !townHallName.isEmpty else {
            return (nil, refusals + [Refusal(.importTownHall, ["name": .text(townHallName)])])
        }
        return (Member(name: name, identifier: identifier, townHall: townHall, service: service), refusals)
    }
}
