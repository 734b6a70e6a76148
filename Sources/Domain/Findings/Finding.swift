/// How much a finding weighs.
package enum Level: String, Codable, Sendable, Comparable {
    /// Stops publishing: would hurt or mislead a reader, or leak somebody's data.
    case error
    /// Shown before publishing; the author may overrule it.
    case warning
    /// Encourages; never stops anything.
    case hint

    private var weight: Int {
        switch self {
        case .error: 2
        case .warning: 1
        case .hint: 0
        }
    }

    package static func < (left: Level, right: Level) -> Bool { left.weight < right.weight }
}

/// A figure or a text inside a finding or a refusal; Web writes it in the reader's language.
package enum Argument: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case number(Int)
    case text(String)
    case localized(LocalizedText)
    /// A size in bytes, written as « 25 Mo ».
    case bytes(Int)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(value) }
}

/// Where in a draft a finding belongs.
///
/// The description is also the `id` of the input on the page.
package enum Place: Sendable, Hashable, CustomStringConvertible {
    case draft
    case title
    case summary
    case field(String)
    case steps
    case step(Step.ID)
    case photo(Step.ID, MediaFile.ID)

    package var description: String {
        switch self {
        case .draft: "draft"
        case .title: "title"
        case .summary: "summary"
        case .field(let id): "field-\(id)"
        case .steps: "steps"
        case .step(let id): "step-\(id)"
        case .photo(let step, let file): "step-\(step)-photo-\(file)"
        }
    }
}

/// Something about a draft: which rule, with which figures, where, how grave.
package struct Finding: Sendable, Hashable {
    package let code: Code
    package let arguments: [String: Argument]
    package let place: Place
    package let level: Level

    package init(_ code: Code, _ arguments: [String: Argument] = [:], at place: Place, level: Level) {
        self.code = code
        self.arguments = arguments
        self.place = place
        self.level = level
    }
}

/// A "no" that a person can act on.
///
/// Web words it: `CODE.what` and `CODE.mend` in the catalogues.
package struct Refusal: Error, Sendable, Hashable {
    package let code: Code
    package let arguments: [String: Argument]
    /// Name of the input to point at, when one is to blame.
    package let field: String?

    package init(_ code: Code, _ arguments: [String: Argument] = [:], field: String? = nil) {
        self.code = code
        self.arguments = arguments
        self.field = field
    }
}

/// Everything that is wrong with one file, said at once.
package struct Rejection: Error, Sendable, Hashable {
    /// One or more.
    package let refusals: [Refusal]

    package init(_ refusals: [Refusal]) { self.refusals = refusals }
}
