import Domain
import Foundation
import Support
import Testing
import Web

/// The words of the interface: complete in both languages, all used, all written as promised.
@Suite struct Catalogues {
    private typealias Entries = [String: [String]]

    private static let locales = Checkout.sources.appending(path: "Web/Locales")
    private static let templates = Checkout.sources.appending(path: "Web/Templates")

    /// Key, and its text or its two texts, `one` first.
    private static func entries(_ language: String) throws -> Entries {
        var entries: Entries = [:]
        let folder = locales.appending(component: language)
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            for (key, value) in try object.orMissing(file.lastPathComponent) {
                #expect(entries[key] == nil, "\(key) is given twice in \(language)")
                if let text = value as? String { entries[key] = [text] }
                if let forms = value as? [String: String] { entries[key] = [forms["one"] ?? "", forms["other"] ?? ""] }
            }
        }
        return entries
    }

    private static func arguments(_ texts: [String]) -> Set<String> {
        Set(texts.flatMap { $0.matches(of: /\{([A-Za-z]+)\}/).map { String($0.1) } })
    }

    /// Every Swift file of the programs.
    private static func sources() throws -> [String] {
        let paths = FileManager.default.enumerator(atPath: Checkout.sources.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") }.map {
            try String(contentsOf: Checkout.sources.appending(path: $0), encoding: .utf8)
        }
    }

    @Test func `French and English have the same keys, the same arguments and the same plurals`() throws {
        let french = try Self.entries("fr")
        let english = try Self.entries("en")

        #expect(Set(french.keys).subtracting(english.keys).sorted() == [], "missing in English")
        #expect(Set(english.keys).subtracting(french.keys).sorted() == [], "missing in French")
        for (key, texts) in french {
            guard let others = english[key] else { continue }
            #expect(Self.arguments(texts) == Self.arguments(others), "\(key)")
            #expect(texts.count == others.count, "\(key) is a plural in one language only")
            #expect(!(texts + others).contains { $0.isBlank }, "\(key) is empty")
        }
        #expect(french.count > 200)
    }

    @Test(arguments: Code.allCases)
    func `a refusal says what and how to mend, in both languages`(code: Code) throws {
        for (language, word) in [
            ("fr", /^(\p{Lu}[\p{L}]*ez|Faites|Refaites|Dites|Ne|N’[\p{L}-]+)\b/), ("en", /^(\p{Lu}[\p{L}-]+|A[nd]?)\b/),
        ] {
            let entries = try Self.entries(language)
            let what = entries["\(code.rawValue).what"]?.first
            let mend = entries["\(code.rawValue).mend"]?.first
            #expect(what.map { !$0.isBlank } == true, "\(language) \(code.rawValue).what")
            // The words of a rule and of a program are their module's.
            let isTheirs = [.ruleBroken, .inspectorFinding].contains(code) && mend == "{mend}"
            #expect(
                mend?.firstMatch(of: word) != nil || isTheirs,
                "\(language) \(code.rawValue).mend: \(mend ?? "missing")")
        }
    }

    @Test func `every key that the program asks for is there`() throws {
        let french = try Self.entries("fr")
        for source in try Self.sources() {
            for match in source.matches(of: /(?:texts|words)(?:\.plural\(|\[)"([a-z][A-Za-z]*\.[A-Za-z.]+)"/) {
                #expect(french[String(match.1)] != nil, "\(match.1)")
            }
            for match in source.matches(of: /doneAddress\([^"\n]*"([A-Za-z]+)"/) {
                #expect(french["flash.\(match.1)"] != nil, "flash.\(match.1)")
            }
        }
        for kind in Notice.Kind.allCases {
            #expect(french["notice.\(kind.rawValue)"] != nil, "notice.\(kind.rawValue)")
        }
        for kind in LogEntry.Kind.allCases { #expect(french["log.\(kind.rawValue)"] != nil, "log.\(kind.rawValue)") }
    }

    @Test func `no key is left over`() throws {
        let names = try FileManager.default.contentsOfDirectory(at: Self.templates, includingPropertiesForKeys: nil)
        var exact: Set<String> = []
        var patterns: Set<String> = []
        for file in names {
            let text = try String(contentsOf: file, encoding: .utf8)
            exact.formUnion(text.matches(of: /\[\[([^\]]+)\]\]/).map { String($0.1) })
        }
        for source in try Self.sources() {
            // A text with a value in it stands for every key of that shape.
            for match in source.matches(of: /"((?:[^"\\\n]|\\.)*)"/) {
                let literal = String(match.1)
                if literal.contains("\\(") {
                    let shape = literal.replacing(/\\\([^)]*\)/, with: "*")
                    if shape.contains("."), shape.first?.isLetter == true { patterns.insert(shape) }
                } else {
                    exact.insert(literal)
                }
            }
        }
        let codes = Set(Code.allCases.flatMap { ["\($0.rawValue).what", "\($0.rawValue).mend"] })

        let unused = try Self.entries("fr").keys.filter { key in
            if exact.contains(key) || codes.contains(key) { return false }
            if key.hasPrefix("flash.") { return !exact.contains(String(key.dropFirst(6))) }
            return !patterns.contains { Self.fits(key, $0) }
        }

        #expect(unused.sorted() == [], "written for nothing")
    }

    /// - Parameter shape: literal parts around `*`, which stands for one word.
    private static func fits(_ key: String, _ shape: String) -> Bool {
        let parts = shape.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, parts.count == 2 else { return false }
        guard first.contains(".") || last.contains("."), key.count > first.count + last.count else { return false }
        return key.hasPrefix(first) && key.hasSuffix(last)
            && !key.dropFirst(first.count).dropLast(last.count).contains(".")
    }

    @Test func `French is set as printers do: ’ and spaces that do not break`() throws {
        var faults: [String] = []
        for (key, texts) in try Self.entries("fr") {
            for text in texts {
                let plain = text.replacing(/https?:\/\/\S+/, with: "")
                if plain.contains("'") { faults.append("\(key): '") }
                if plain.contains(/[^\u{a0}\u{202f}][;!?»]/.ignoresCase()) {
                    faults.append("\(key): a space that breaks, or none, before ; ! ? »: \(text)")
                }
                if plain.contains(/[^\u{a0}\u{202f}0-9]:(?!\/)/) {
                    faults.append("\(key): a space that breaks, or none, before the colon: \(text)")
                }
                if plain.contains(/«[^\u{a0}\u{202f}]/) { faults.append("\(key): after «") }
                if plain.contains("...") { faults.append("\(key): three points") }
            }
        }
        #expect(faults.sorted() == [])
    }
}
