/// Something that a worker has to say of a file: a code of the house, its figures, how grave it is.
///
/// The server checks the code, adds the file's name and words it.
package struct Finding {
    package enum Level: String {
        /// The file is refused.
        case error
        /// Shown to the author before publishing.
        case warning
        /// What was done to the file, or what is good to know.
        case hint
    }

    package enum Figure {
        case number(Int)
        /// At most 120 characters reach the server.
        case text(String)
    }

    package let code: String
    package let level: Level
    package let figures: [(name: String, value: Figure)]

    package init(_ code: String, _ level: Level, _ figures: [(name: String, value: Figure)] = []) {
        self.code = code
        self.level = level
        self.figures = figures
    }
}

/// A "no" to a file, with everything that is wrong with it.
package struct Refused: Error {
    package let findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }

    package init(_ code: String, _ figures: [(name: String, value: Finding.Figure)] = []) {
        findings = [Finding(code, .error, figures)]
    }

    package static let empty = Refused("file.empty")
    package static let storageFull = Refused("storage.full")

    package static func kind(found: String) -> Refused { Refused("file.kind", [("found", .text(found))]) }
}
