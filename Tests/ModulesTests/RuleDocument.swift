import Foundation
import Testing

/// The tables of Docs/rules.md.
enum RuleDocument {
    struct Case: Sendable, CustomTestStringConvertible {
        let expression: String
        let answers: String
        let result: String

        var testDescription: String { "\(expression) | \(answers) | \(result)" }
    }

    struct Mistake: Sendable, Hashable {
        let code: String
        let column: Int
        let underlined: String
    }

    struct Mistakes: Sendable, CustomTestStringConvertible {
        let expression: String
        var mistakes: [Mistake]

        var testDescription: String { expression }
    }

    static let text: String = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Docs/rules.md")
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }()

    static let cases: [Case] = rows(after: "## Cases").map { Case(expression: $0[0], answers: $0[1], result: $0[2]) }

    /// A row without an expression goes on with the one before it.
    static let mistakes: [Mistakes] = rows(after: "## Mistakes").reduce(into: []) { all, row in
        if !row[0].isEmpty { all.append(Mistakes(expression: row[0], mistakes: [])) }
        let mistake = Mistake(code: row[1], column: Int(row[2]) ?? 0, underlined: row[3])
        all[all.count - 1].mistakes.append(mistake)
    }

    /// The cells of the first table after that heading, without backticks.
    private static func rows(after heading: String) -> [[String]] {
        guard let start = text.range(of: heading) else { return [] }
        let lines = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
        let table = lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return table.dropFirst(2).map { line in
            line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map { cell in
                cell.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
        }
    }
}
