import Domain

/// What a program of the content type read in a document, for readers: a few lines, folded.
struct ToldView: Sendable {
    struct Line: Sendable {
        let text: String
        /// When it is not in the language of the page.
        let lang: String?
    }

    let heading: String
    let lines: [Line]
    /// How many it did not tell.
    let more: String?

    private static let most = 12

    /// - Parameters:
    ///   - name: of the fact.
    ///   - untold: lines that the program itself left out.
    init(_ name: String, _ lines: [LocalizedText], untold: Int, _ texts: Texts) {
        let key = "file.told.\(name)"
        heading = texts.contains(key) ? texts[key] : texts["file.toldOther"]
        self.lines = lines.prefix(Self.most).map { line in
            let language = line.language(for: texts.language)
            return Line(
                text: line.text(in: texts.language), lang: language == texts.language ? nil : language.rawValue)
        }
        let left = untold + max(0, lines.count - Self.most)
        more = left > 0 ? texts["file.toldMore", ["n": texts.number(left)]] : nil
    }

    /// Every list that a program gave, in the order of their names.
    static func all(_ file: MediaFile, _ texts: Texts) -> [ToldView] {
        file.inspections.flatMap { inspection in
            inspection.facts.sorted { $0.key < $1.key }.compactMap { name, fact -> ToldView? in
                guard case .lines(let lines) = fact, !lines.isEmpty else { return nil }
                return ToldView(name, lines, untold: inspection.count("more") ?? 0, texts)
            }
        }
    }

    /// The numbers that the house has words for; a program's others are its own.
    static func numbers(_ file: MediaFile, _ texts: Texts) -> [String] {
        file.inspections.flatMap { inspection in
            inspection.facts.keys.sorted().compactMap { name in
                let key = "file.fact.\(name)"
                guard texts.contains(key), let count = inspection.count(name) else { return nil }
                return texts.plural(key, count)
            }
        }
    }
}

extension FileInspection {
    /// A fact that is a whole number from 0.
    fileprivate func count(_ name: String) -> Int? {
        guard case .number(let number)? = facts[name], let count = Int(exactly: number), count >= 0 else { return nil }
        return count
    }
}
