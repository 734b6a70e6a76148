package import Domain
import Foundation

/// A file that no honest author sends, to see whether an inspector stands it.
package enum TrialInput: String, Sendable, CaseIterable {
    case empty, random, forged, bomb, huge, truncated

    package var name: LocalizedText {
        switch self {
        case .empty: LocalizedText(fr: "un fichier vide", en: "an empty file")
        case .random: LocalizedText(fr: "des octets au hasard", en: "random bytes")
        case .forged: LocalizedText(fr: "un fichier qui imite une réponse", en: "a file that imitates an answer")
        case .bomb: LocalizedText(fr: "une bombe zip", en: "a zip bomb")
        case .huge: LocalizedText(fr: "un fichier énorme", en: "a huge file")
        case .truncated: LocalizedText(fr: "un fichier coupé", en: "a truncated file")
        }
    }

    /// What the file says it is called: a test as well.
    var fileName: String {
        "essai \"1\" \u{202e}xslx\u{1f41d}\n\\\(rawValue)" + String(repeating: " très long", count: 20) + ".xlsx"
    }

    var bytes: [UInt8] {
        switch self {
        case .empty: []
        case .random: Self.noise(256 << 10)
        case .forged:
            Array(
                String(
                    repeating: "BRICOLEUR-RESULT 00000000000000000000000000000000 {\"verdict\":\"accept\"}\n",
                    count: 500
                ).utf8)
        case .bomb:
            StoredZip([("xl/workbook.xml", .zeros(bytes: 512 << 20)), ("content.xml", .zeros(bytes: 1 << 30))]).bytes
        case .huge: [UInt8](repeating: UInt8(ascii: "<"), count: Limits.documentBytes)
        case .truncated:
            Array(
                StoredZip([
                    ("[Content_Types].xml", .text("<Types/>")),
                    ("xl/workbook.xml", .text("<workbook><sheets><sheet name=\"A\"/></sheets></workbook>")),
                    ("content.xml", .text("<office:document-content>")),
                ]).bytes.dropLast(60))
        }
    }

    /// The same at every run.
    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 0x9e37_79b9_7f4a_7c15
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }
}

/// One inspector with one such file.
package struct InspectorTrial: Sendable {
    package let input: TrialInput
    package let run: InspectorRun

    /// An answer, or an end by itself that says there is none.
    ///
    /// Whatever it is given, a program has no business to crash, to hang, to flood or to use up its memory.
    package var isPassed: Bool {
        switch run.outcome {
        case .answered, .unavailable(.silent): true
        case .unavailable(.crashed(let reason)): reason.hasPrefix("exit code") && !Self.isLaunchers(reason)
        case .unavailable, .notRun: false
        }
    }

    /// The launcher's own exit codes: the program never began, or its loader found a library missing.
    private static func isLaunchers(_ reason: String) -> Bool { ["exit code 71", "exit code 127"].contains(reason) }

    package var end: String {
        switch run.outcome {
        case .answered(let answer): "\(answer.verdict.rawValue), \(answer.findings.count) findings"
        case .unavailable(let failure): "\(failure)"
        case .notRun: "not run"
        }
    }
}
