import Domain
import Foundation
import Testing

@testable import Modules

@Suite struct ExplanationSamples {
    @Test(arguments: Explanation.all.filter { $0.specimen != nil }.map(\.code))
    func `a specimen has its code, where it is marked, and nothing else; the cured one has none`(_ code: String) throws
    {
        let specimen = try #require(Explanation.of(code)?.specimen)
        let spot = specimen.spot

        let found = try specimen.problems()
        #expect(found.map(Self.short) == ["\(code) sample/\(spot.file):\(spot.line):\(spot.column)"])
        #expect(try specimen.problemsWhenCured().map(Self.short) == [])
    }

    private static func short(_ error: ManifestError) -> String {
        "\(error.code) \(error.file):\(error.line):\(error.column)"
    }

    @Test func `every code in the sources has one explanation, and the other way round`() throws {
        let codes = try Self.codesOfSources()
        let explained = Explanation.all.map(\.code)
        let wordsOnly = Explanation.all.filter { $0.specimen == nil }.map(\.code)
        print("explanations: \(explained.count), without specimen: \(wordsOnly.joined(separator: " "))")

        #expect(codes.count > 150)
        #expect(codes.subtracting(explained).sorted() == [], "no explanation")
        #expect(Set(explained).subtracting(codes).sorted() == [], "no such code any more")
        #expect(explained.count == Set(explained).count)
        #expect(wordsOnly.count <= 10)
    }

    @Test func `a text says what a code means, shows it and cures it, in both languages`() throws {
        let french = try #require(try Explanation.text("e-field-001", in: .french))
        let english = try #require(try Explanation.text("E-FIELD-001", in: .english))

        #expect(
            english == """
                E-FIELD-001

                The type of a field says what is answered in it; the server knows a list of them.

                For instance:

                sample/module.yaml:22:23: error E-FIELD-001: unknown field type “numbr”; did you mean “number”?
                   22 |   - { id: more, type: numbr, label: { fr: Autre, en: Other } }
                      |                       ^^^^^
                  To do: choose among \(FieldKeys.types.joined(separator: ", ")).

                Cured:

                sample/module.yaml
                   22 |   - { id: more, type: number, label: { fr: Autre, en: Other } }

                """)
        #expect(french.contains("Par exemple :") && french.contains("À faire : choisir parmi"))
        #expect(try Explanation.text("E-FIELD-999", in: .french) == nil)
        #expect(Explanation.nearMiss("E-FEILD-001") == "E-FIELD-001")
        #expect(Explanation.nearMiss("bonjour") == nil)
    }

    @Test(arguments: Explanation.all)
    func `every text has its words in both languages and fits on a screen`(_ explanation: Explanation) throws {
        let french = try #require(try Explanation.text(explanation.code, in: .french))
        let english = try #require(try Explanation.text(explanation.code, in: .english))

        #expect(french != english)
        for text in [french, english] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect((6...40).contains(lines.count))
            #expect(!text.contains("‹") && !text.contains("›") && !text.contains("/tmp/"))
        }
        let ends: [Character?] = [".", "?", "…"]
        #expect(ends.contains(explanation.meaning.fr.last) && ends.contains(explanation.meaning.en?.last))
    }

    /// Everything between quotes in `Sources` that looks like a code.
    private static func codesOfSources() throws -> Set<String> {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(
            FileManager.default.enumerator(at: root.resolvingSymlinksInPath(), includingPropertiesForKeys: nil))
        var codes = Set<String>()
        for case let file as URL in files
        where file.pathExtension == "swift" && !file.path.contains("/Explanations/") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /"([EW]-[A-Z]+-[0-9]{3})"/) { codes.insert(String(match.output.1)) }
        }
        return codes
    }
}

extension Explanation: CustomTestStringConvertible {
    package var testDescription: String { code }
}
