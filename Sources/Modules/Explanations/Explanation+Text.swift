package import Domain

extension Explanation {
    /// Everything about one code, ready to print: what it means, a module that has it as `bricoleur module check` shows
    /// it, and the lines that cure it.
    ///
    /// The module is really loaded: what is shown is what is said.
    /// - Returns: nil for a code that does not exist; see `nearMiss`.
    /// - Throws: faults of our own disk, which the module is written to.
    package static func text(_ code: String, in language: Language) throws -> String? {
        guard let explanation = of(code) else { return nil }
        let head = "\(explanation.code)\n\n\(explanation.meaning.text(in: language))\n"
        switch explanation.proof {
        case .words(let reason, let mend):
            let words = language == .french ? ("Sans exemple : ", "À faire : ") : ("No sample: ", "To do: ")
            return head + "\n\(words.0)\(reason.text(in: language))\n\(words.1)\(mend.text(in: language))\n"
        case .specimen(let specimen):
            let words = language == .french ? ("Par exemple :", "Corrigé :") : ("For instance:", "Cured:")
            let shown = try specimen.problems().map { $0.shortDescription(in: language) }
            return head + "\n\(words.0)\n\n\((shown + specimen.rest).joined(separator: "\n"))\n\n\(words.1)\n\n"
                + specimen.cure(in: language) + "\n"
        }
    }
}

extension ManifestError {
    /// Characters of a line.
    private static let room = 110

    /// With only a part of a very long line.
    fileprivate func shortDescription(in language: Language) -> String {
        let lines = description(in: language).split(separator: "\n")
        let shown = shortened.description(in: language).split(separator: "\n")
        return (lines.prefix(1) + shown.dropFirst()).joined(separator: "\n")
    }

    private var shortened: ManifestError {
        guard let source, source.unicodeScalars.count > Self.room else { return self }
        let start = max(0, column - 1 - Self.room / 2)
        let kept = String(String.UnicodeScalarView(source.unicodeScalars.dropFirst(start).prefix(Self.room)))
        let lead = start > 0 ? "…" : ""
        let shown = column - start + lead.count
        return ManifestError(
            code: code, file: file, line: line, column: shown,
            width: max(1, min(width, kept.unicodeScalars.count + lead.count - shown + 1)), source: lead + kept + "…",
            what: what, mend: mend)
    }
}

extension Specimen {
    /// Characters of a line.
    private static let room = 110
    private static let maximumLines = 12
    private static let maximumFiles = 4

    /// What is wrong in other files than the one that is shown.
    fileprivate var rest: [String] {
        let paths = files.keys.filter { $0 != spot.file && files[$0] != cured[$0] && cured[$0] != nil }.sorted()
        return paths.flatMap { path -> [String] in
            guard let text = files[path]?.text, text != cured[path]?.text else { return [] }
            return ["\(Self.id)/\(path)"] + Self.changed(cured[path]?.text ?? "", text, isNew: false)
        }
    }

    /// The lines that differ once it is cured, by file, as they are then.
    fileprivate func cure(in language: Language) -> String {
        let french = language == .french
        let paths = Set(files.keys).union(cured.keys).sorted().filter { files[$0] != cured[$0] }
        let more = paths.count > Self.maximumFiles ? ["…"] : []
        let shown = paths.prefix(Self.maximumFiles).map { path -> String in
            let (old, new) = (files[path], cured[path])
            let name = "\(Self.id)/\(path)"
            guard let new else { return french ? "\(name) : à retirer" : "\(name): to be removed" }
            switch new {
            case .text(let text), .program(let text):
                let isRunnable = if case .program = new { true } else { false }
                let mark = isRunnable ? (french ? " (exécutable)" : " (executable)") : ""
                return ([name + mark] + Self.changed(old?.text ?? "", text, isNew: old == nil)).joined(separator: "\n")
            case .bytes, .link: return name
            }
        }
        return (shown + more).joined(separator: "\n")
    }

    /// Lines of `new` that are not where they were in `old`, with their numbers.
    private static func changed(_ old: String, _ new: String, isNew: Bool) -> [String] {
        let (before, after) = (lines(old), lines(new))
        let same = zip(before, after).prefix { $0 == $1 }.count
        let tail = min(
            zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count, min(before.count, after.count) - same)
        let last = isNew ? after.count : after.count - tail
        // A line that is only taken away is shown by the one that comes after it.
        let first = min(same, after.count - 1)
        let range = first..<min(max(last, first + 1), after.count)
        let shown = range.prefix(maximumLines).map { index in
            let number = String(index + 1)
            let text = after[index].count > room ? after[index].prefix(room) + "…" : after[index]
            return String(repeating: " ", count: max(0, 5 - number.count)) + "\(number) | \(text)"
        }
        return shown + (range.count > maximumLines ? ["      | …"] : [])
    }

    private static func lines(_ text: String) -> [Substring] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.last?.isEmpty == true ? lines.dropLast() : lines
    }
}
