package import Foundation

/// What one program of a content type said of a document, or that it has said nothing yet.
package struct FileInspection: Codable, Sendable, Hashable {
    package enum State: String, Codable, Sendable {
        case answered
        /// It failed, which is no verdict: it is run again, and readers do not get the file until then.
        case unavailable
        /// Nobody has approved of it, or it is not built: nobody looked, and the file passes.
        case notRun
    }

    package enum Verdict: String, Codable, Sendable { case accept, refuse }

    package struct Finding: Codable, Sendable, Hashable {
        /// Means something in its content type only.
        package let code: String
        /// In the file, such as « Courrier, B12 »; empty when it is about the whole.
        package let place: String
        package let level: Level
        /// Plain text of one line, like all that a program says.
        package let what: LocalizedText
        package let mend: LocalizedText?

        package init(code: String, place: String, level: Level, what: LocalizedText, mend: LocalizedText?) {
            self.code = code
            self.place = place
            self.level = level
            self.what = what
            self.mend = mend
        }
    }

    package enum Fact: Codable, Sendable, Hashable {
        case number(Double)
        /// The same in every language.
        case text(String)
        /// At most 20.
        case lines([LocalizedText])
    }

    /// Id of the program, such as `spreadsheet.formulas`.
    package let inspector: String
    /// Id of the field that wants it.
    package let field: String
    package let state: State
    /// Nil unless it answered.
    package let verdict: Verdict?
    /// Empty unless it answered; one error or more when the verdict is to refuse.
    package let findings: [Finding]
    /// By names of lower-case letters, digits and hyphens.
    package let facts: [String: Fact]
    /// How often it was tried without an answer.
    package var attempts: Int
    package var triedAt: Date

    /// - Parameter attempts: 0 for what answered.
    package init(
        inspector: String, field: String, state: State, verdict: Verdict? = nil, findings: [Finding] = [],
        facts: [String: Fact] = [:], attempts: Int = 0, triedAt: Date
    ) {
        self.inspector = inspector
        self.field = field
        self.state = state
        self.verdict = verdict
        self.findings = findings
        self.facts = facts
        self.attempts = attempts
        self.triedAt = triedAt
    }

    /// Readers do not get a file of which this is said.
    package var holdsBack: Bool { state == .unavailable || verdict == .refuse }

    /// When a program that failed is run again: as soon as the programs were made ready anew, else after a pause that
    /// grows.
    /// - Parameter provisioned: when the programs were last made ready.
    package func isDue(at date: Date, provisioned: Date) -> Bool {
        state == .unavailable
            && (triedAt < provisioned || triedAt.addingTimeInterval(Withheld.pause(after: attempts)) <= date)
    }
}

extension MediaFile {
    /// Some program has yet to look at it.
    package var awaitsInspection: Bool { inspections.contains { $0.state == .unavailable } }

    /// Kept from readers: a program of its content type has yet to look at it, or refused it.
    package var isHeldBack: Bool { inspections.contains(where: \.holdsBack) }

    /// Takes what was said now in the place of what the same programs said before.
    package mutating func take(_ said: [FileInspection]) {
        let known = Set(said.map(\.inspector))
        inspections = inspections.filter { !known.contains($0.inspector) } + said
    }
}
