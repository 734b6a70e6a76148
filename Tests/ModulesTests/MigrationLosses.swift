import Domain
import Foundation
import Modules
import Testing

/// Random contents, each answer a word of its own, through every step: no word is ever lost.
@Suite struct MigrationLosses {
    private static func label(_ word: String) -> String { "label: { fr: \"\(word)\", en: \"\(word)\" }" }

    private static let options =
        "options: [" + ["p", "q", "r"].map { "{ id: \($0), \(label($0)) }" }.joined(separator: ", ") + "]"
    private static let fewer =
        "options: [" + ["p", "s"].map { "{ id: \($0), \(label($0)) }" }.joined(separator: ", ") + "]"

    private static func table(_ columns: String...) -> String {
        "columns: [" + columns.map { "{ \($0), \(label("c")) }" }.joined(separator: ", ") + "]"
    }

    private static func fields(_ lines: [String]) -> String {
        lines.map { "  - { \($0), \(label("f")) }" }.joined(separator: "\n")
    }

    private static let old = ProbeForm(
        fields: fields([
            "id: a, type: text", "id: b, type: markdown", "id: c, type: choice, \(options)",
            "id: d, type: choices, \(options)", "id: e, type: duration", "id: f, type: materials",
            "id: g, type: table, \(table("id: x", "id: y", "id: z, type: choice, \(options)"))",
            "id: h, type: photo", "id: i, type: file, kinds: [pdf]", "id: j, type: date", "id: k, type: ref",
            "id: l, type: number", "id: m, type: choices, \(options)", "id: n, type: text",
        ]))

    private static let new = ProbeForm(
        schema: 3,
        fields: fields([
            "id: aa, type: text", "id: bb, type: markdown", "id: c, type: choice, \(fewer)",
            "id: d, type: choice, \(options)", "id: e, type: text",
            "id: g, type: group, \(table("id: xx", "id: z, type: choice, \(fewer)").replacingOccurrences(of: "columns", with: "parts"))",
            "id: hh, type: photo", "id: j, type: text", "id: k, type: markdown", "id: m, type: choices, \(fewer)",
        ]),
        steps: [
            1: """
              - { rename: a, to: aa }
              - { rename: g.x, to: g.xx }
              - { rename: h, to: hh }
              - { move: n, to: b }
            """,
            2: """
              - { move: b, to: bb }
              - { move: f, to: bb }
              - { map_choice: c, from: q, to: s }
              - { move: d, to: d }
              - { to_text: e }
              - { to_text: j }
              - { move: l, to: k }
              - { retire: i, keep_as: { fr: "I", en: "I" } }
              - { retire: g.y, keep_as: { fr: "Y", en: "Y" } }
            """,
        ])

    @Test func `no word of 3000 random contents is lost`() throws {
        var random = RuleRandom(state: 20_261_125)
        let (old, new) = (try Self.old.module(), try Self.new.module())
        var words = 0
        var leftovers = 0
        var losses = 0

        for round in 0..<3_000 {
            let (content, said) = Self.content(&random)
            let known = round.isMultiple(of: 3) ? nil : old
            let migration = Migration(from: round.isMultiple(of: 7) ? 2 : 1, writtenWith: known, to: new)

            let carried = migration.apply(to: content)

            let found = Self.words(of: carried)
            let lost = said.subtracting(found)
            if losses == 0 { #expect(lost.isEmpty, "\(content.fields) became \(carried)") }
            losses += lost.count
            #expect(carried.files == content.files)
            #expect(Migration(from: 3, writtenWith: new, to: new).apply(to: carried) == carried)
            for (id, value) in carried.fields { #expect(new.field(id) != nil, "\(id): \(value)") }
            words += said.count
            leftovers += carried.leftovers.count
        }

        print("migrated contents: 3000, \(words) words, \(leftovers) leftovers, \(losses) words lost")
        #expect(losses == 0)
        #expect(words > 30_000 && leftovers > 3_000)
    }

    /// A content in which answers are of the right shape or not, and the words in it that must be found again.
    private static func content(_ random: inout RuleRandom) -> (Content, Set<String>) {
        var content = Content()
        var said: Set<String> = []
        var count = 0
        func word() -> String {
            count += 1
            said.insert("w\(count)")
            return "w\(count)"
        }
        // `q` becomes `s` where it is mapped; every other option keeps its label, which is its id.
        func option() -> String {
            Bool.random(using: &random) ? word() : ["p", "q"].randomElement(using: &random) ?? "p"
        }
        func value() -> FieldValue {
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1: return .text(Bool.random(using: &random) ? word() : "\(word()) \(word())\n\n\(word())")
            case 2: return .choices((0..<3).map { _ in option() })
            case 3: return .duration(amount: word(), unit: Bool.random(using: &random) ? "hour" : word())
            case 4:
                return .materials((0..<2).map { _ in Material(name: word(), quantity: word(), unit: word()) })
            case 5: return .table((0..<3).map { _ in ["x": word(), "y": word(), "z": option(), "u": word()] })
            case 6: return .files([Attachment(file: MediaFile.ID(), name: word())])
            default: return .photos([Photo(file: MediaFile.ID(), alt: word())])
            }
        }
        for field in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "aa", "bb", "hh", "zz"]
        where Int.random(in: 0..<3, using: &random) > 0 {
            content.fields[field] = value()
        }
        return (content, said)
    }

    private static func words(of content: Content) -> Set<String> {
        var texts = content.leftovers.flatMap { $0.lines + $0.photos.map(\.alt) + $0.files.map(\.name) }
        for value in content.fields.values {
            switch value {
            case .text(let text): texts.append(text)
            case .choices(let ids): texts += ids
            case .duration(let amount, let unit): texts += [amount, unit]
            case .materials(let materials): texts += materials.flatMap { [$0.name, $0.quantity, $0.unit] }
            case .table(let rows): texts += rows.flatMap(\.values)
            case .files(let files): texts += files.map(\.name)
            case .photos(let photos): texts += photos.map(\.alt)
            }
        }
        return Set(texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) })
    }
}
