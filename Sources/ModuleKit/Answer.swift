/// What an inspector says of a file.
///
/// The server checks every part of it and takes nothing that is too long, not plain text, or unknown: then it is as if
/// there were no answer. `Words` and `Finding` cut what is too long.
public struct Answer {
    /// What was found, at most 50; one of level error refuses the file.
    public var findings: [Finding] = []
    /// What is good to know of the file, at most 40, by names of lower-case letters, digits and hyphens.
    public var facts: [String: Fact] = [:]

    public init() {}

    /// Stands against the file: it is refused.
    /// - Parameters:
    ///   - code: lower-case letters, digits and hyphens, for tests and for counting.
    ///   - place: in the file, such as « Courrier, B12 »; empty when it is about the whole.
    public mutating func refuse(_ code: String, at place: String = "", _ what: Words, mend: Words) {
        findings.append(Finding(code, .error, at: place, what, mend: mend))
    }

    /// The author must have seen it before publishing.
    public mutating func warn(_ code: String, at place: String = "", _ what: Words, mend: Words) {
        findings.append(Finding(code, .warning, at: place, what, mend: mend))
    }

    /// Good to know; stops nothing.
    public mutating func hint(_ code: String, at place: String = "", _ what: Words, mend: Words? = nil) {
        findings.append(Finding(code, .hint, at: place, what, mend: mend))
    }
}

/// One thing that was found in a file.
public struct Finding {
    public enum Level: String {
        case error, warning, hint
    }

    public let code: String
    public let level: Level
    public let place: String
    public let what: Words
    /// How to mend it; only a hint may do without.
    public let mend: Words?

    public init(_ code: String, _ level: Level, at place: String = "", _ what: Words, mend: Words?) {
        self.code = code
        self.level = level
        self.place = place.line(of: 80)
        self.what = what
        self.mend = mend
    }
}

/// One line of plain text, in both languages; at most 300 characters each, cut if need be.
public struct Words: Equatable {
    public let fr: String
    public let en: String

    public init(fr: String, en: String) {
        self.fr = fr.line(of: 300)
        self.en = en.line(of: 300)
    }
}

/// Something known of a file.
public enum Fact {
    case number(Double)
    /// The same in every language.
    case text(String)
    /// At most 20.
    case lines([Words])
}

extension String {
    /// Without control characters, at most that many Unicode scalars; what is cut ends with « … ».
    func line(of limit: Int) -> String {
        let plain = unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: return " "
            default: return Self.turns(scalar) ? "\u{fffd}" : scalar
            }
        }
        let kept = plain.count <= limit ? plain[...] : plain.prefix(limit - 1) + ["…"]
        return String(String.UnicodeScalarView(kept))
    }

    /// True for signs that change the direction of what follows.
    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        (0x202a...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || scalar == "\u{feff}"
    }
}
