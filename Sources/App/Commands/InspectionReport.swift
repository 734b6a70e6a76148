import Domain
import Foundation
import Media
import Web

/// What `media inspect` prints of one file.
struct InspectionReport: Encodable {
    struct Line: Encodable {
        let code: String
        let level: String
        let what: String
        let mend: String
    }

    let file: String
    let verdict: String
    let type: String
    let width: Int
    let height: Int
    let findings: [Line]
    let facts: FileFacts?

    init(_ path: String, _ inspection: Inspection, _ texts: Texts) {
        file = path
        verdict = inspection.verdict.rawValue
        type = inspection.type
        width = inspection.width
        height = inspection.height
        facts = inspection.facts
        let name = URL(fileURLWithPath: path).lastPathComponent
        findings = inspection.findings.map { finding in
            var arguments = finding.words.merging(["name": .text(name)]) { own, _ in own }
            if finding.code == .fileKind {
                let formats = "jpeg, png, pdf, xlsx, ods, csv, docx, odt"
                arguments["allowed"] = .text(formats)
            }
            return Line(
                code: finding.code.rawValue, level: finding.level.rawValue, what: texts.what(finding.code, arguments),
                mend: texts.mend(finding.code, arguments))
        }
    }

    var text: String {
        let size = width > 0 ? " \(width)x\(height)" : ""
        let head = "\(verdict)  \(file)  \(type)\(size)"
        return ([head] + findings.map { "  \($0.level) \($0.code): \($0.what) \($0.mend)" }).joined(separator: "\n")
    }

    static func json(_ reports: [InspectionReport]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(reports), as: UTF8.self)
    }
}
