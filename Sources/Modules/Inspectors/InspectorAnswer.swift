package import Domain

/// What a module's program says of a file, once every part of it was checked.
package struct InspectorAnswer: Codable, Sendable, Hashable {
    package enum Verdict: String, Codable, Sendable { case accept, refuse }

    package struct Finding: Codable, Sendable, Hashable {
        /// Lower-case letters, digits and hyphens, 1...40; means something in its module only.
        package let code: String
        /// In the file, such as « Courrier, B12 »; empty when it is about the whole.
        package let place: String
        package let level: Level
        /// Plain text of one line, at most 300 scalars, like all that a program says.
        package let what: LocalizedText
        package let mend: LocalizedText?
    }

    package enum Fact: Codable, Sendable, Hashable {
        case number(Double)
        /// The same in every language.
        case text(String)
        /// At most 20 lines.
        case lines([LocalizedText])
    }

    package let verdict: Verdict
    /// At most 50; one error or more when the verdict is to refuse, none otherwise.
    package let findings: [Finding]
    /// At most 40, by names of lower-case letters, digits and hyphens.
    package let facts: [String: Fact]
}

/// Why there is no answer of an inspector; for operators, people read that the check is unavailable.
package enum InspectorFailure: Sendable, Hashable, CustomStringConvertible {
    /// Too many files wait already.
    case busy
    /// It failed too often of late: see `InspectorBreaker`.
    case paused
    case notStarted(String)
    case crashed(String)
    case tooSlow(seconds: Int)
    case tooMuch(kibibytes: Int)
    case silent
    /// There are answers, and none has the nonce of this run.
    case wrongToken
    case twoAnswers
    case malformed(String)

    package var description: String {
        switch self {
        case .busy: "too many files wait"
        case .paused: "paused after \(InspectorBreaker.most) failures"
        case .notStarted(let reason): "not started: \(reason)"
        case .crashed(let reason): "crashed: \(reason)"
        case .tooSlow(let seconds): "killed after \(seconds) s"
        case .tooMuch(let kibibytes): "killed after \(kibibytes) KB of output"
        case .silent: "ended without an answer"
        case .wrongToken: "answered with a token that is not this run's"
        case .twoAnswers: "answered more than once"
        case .malformed(let reason): "malformed answer: \(reason)"
        }
    }

    /// Not the program's fault, and not counted against it.
    var isOurs: Bool { self == .busy || self == .paused }
}

package enum InspectorOutcome: Sendable, Hashable {
    case answered(InspectorAnswer)
    /// « Contrôle indisponible » : the file is kept and tried again, never refused for it.
    case unavailable(InspectorFailure)
    /// The program is not approved, not built or gone: the file passes, and a remark says that nobody looked.
    case notRun
}
