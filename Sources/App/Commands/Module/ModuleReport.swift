import Domain
import Foundation
import Modules

/// What `module check` says of one folder.
struct ModuleReport {
    let path: String
    let fixtures: Int
    let problems: [ManifestError]

    init(_ path: String, _ check: ModuleCheck, _ problems: [ManifestError]) {
        self.path = path
        fixtures = check.fixtures.count
        self.problems = problems
    }

    var isFine: Bool { problems.allSatisfy(\.isWarning) }

    /// Every problem with its line and its cure, then one line of figures.
    func text(in language: Language) -> String {
        let errors = problems.count { !$0.isWarning }
        let warnings = problems.count - errors
        let french = language == .french
        var lines = problems.map { $0.description(in: language) + "\n" }
        lines.append(
            french
                ? "\(path) : \(errors.of("erreur")), \(warnings.of("remarque")), \(fixtures.of("exemple"))"
                : "\(path): \(errors.of("error", "errors")), \(warnings.of("warning", "warnings")), "
                    + fixtures.of("fixture", "fixtures"))
        return lines.joined(separator: "\n")
    }

    func annotations(in language: Language) -> [String] {
        problems.map { problem in
            let kind = problem.isWarning ? "warning" : "error"
            let place = "file=\(problem.file),line=\(problem.line),col=\(problem.column),title=\(problem.code)"
            let text = "\(problem.what.text(in: language)) \(problem.mend.text(in: language))"
            return "::\(kind) \(place)::\(text.replacing("%", with: "%25").replacing("\n", with: "%0A"))"
        }
    }

    private struct Entry: Encodable {
        let folder: String
        let fine: Bool
        let fixtures: Int
        let problems: [Line]
    }

    private struct Line: Encodable {
        let code, level, file: String
        let line, column, width: Int
        let what, mend: String
    }

    static func json(_ reports: [ModuleReport], in language: Language) throws -> String {
        let entries = reports.map { report in
            Entry(
                folder: report.path, fine: report.isFine, fixtures: report.fixtures,
                problems: report.problems.map {
                    Line(
                        code: $0.code, level: $0.isWarning ? "warning" : "error", file: $0.file, line: $0.line,
                        column: $0.column, width: $0.width, what: $0.what.text(in: language),
                        mend: $0.mend.text(in: language))
                })
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(entries), as: UTF8.self)
    }
}

extension Int {
    /// « 0 erreur », « 2 erreurs ».
    fileprivate func of(_ word: String) -> String { "\(self) \(word)\(self > 1 ? "s" : "")" }

    fileprivate func of(_ singular: String, _ plural: String) -> String { "\(self) \(self == 1 ? singular : plural)" }
}
