package import Domain

/// What the check of a file says.
package struct Inspection: Sendable {
    package enum Verdict: String, Sendable {
        case accept
        /// Accepted after something was removed or converted.
        case normalise
        case refuse
        /// The check itself failed: « contrôle indisponible ».
        case unavailable
    }

    /// Short name of what the file was found to be; empty when that is not known.
    package let type: String
    /// Pixels of the upright picture; 0 for a document, or when not known.
    package let width: Int
    package let height: Int
    package let findings: [FileFinding]
    package let facts: FileFacts?

    package var verdict: Verdict {
        if findings.contains(where: { Self.failures.contains($0.code) }) { return .unavailable }
        if findings.contains(where: { $0.level == .error }) { return .refuse }
        return findings.contains { $0.code.rawValue.hasPrefix("photo.") } ? .normalise : .accept
    }

    private static let failures: Set<Code> = [.checkUnavailable, .checkBusy]

    /// Everything that stands against the file; empty when it is accepted.
    package var refusals: [Refusal] {
        findings.filter { $0.level == .error }.map { Refusal($0.code, $0.arguments) }
    }

    init(_ findings: [FileFinding], type: String = "", width: Int = 0, height: Int = 0, facts: FileFacts? = nil) {
        self.type = type
        self.width = width
        self.height = height
        self.findings = findings
        self.facts = facts
    }

    init(_ refusal: Refusal) { self.init([FileFinding(refusal.code, .error, refusal.arguments)]) }
}
