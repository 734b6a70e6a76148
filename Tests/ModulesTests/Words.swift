import Domain
import Modules
import Testing

@Suite struct Words {
    @Test func `gives the search what the module names, with the labels of choices`() throws {
        let module = try #require(
            try Sample.module(
                """
                  - { id: a, type: text, label: { fr: A, en: A } }
                  - { id: b, type: text, label: { fr: B, en: B } }
                  - { id: c, type: choice, label: { fr: C, en: C }, options: [{ id: q, label: { fr: File, en: Queue } }] }
                  - { id: m, type: materials, label: { fr: M, en: M } }
                search: { text: [c, m, steps, a], facets: [c] }
                """))
        let content = Content(
            title: "Titre",
            fields: [
                "a": .text("un"), "b": .text("deux"), "c": .text("q"), "m": .materials([Material(name: "Papier")]),
            ],
            steps: [Step(title: "Plier", text: "En quatre")])

        #expect(module.searchText(of: content, in: .french) == "File\nPapier\nPlier\nEn quatre\nun")
        #expect(module.searchText(of: content, in: .english).hasPrefix("Queue"))
        #expect(module.facets(of: content) == ["c": ["q"]])
    }

    @Test(arguments: [
        ("a|bc", ["a", "bc"], ["b", "abc", ""]), ("(ab)+", ["ab", "abab"], ["", "aba"]),
        ("\\d{2,3}", ["12", "123"], ["1", "1234"]),
        ("[^a-c]?", ["", "d"], ["a", "dd"]), ("\\w+@[a-z.]+", ["a_1@x.fr"], ["@x", "a@"]),
        ("a{2,}", ["aa", "aaaa"], ["a"]),
        ("(a|b)*c", ["c", "abac"], ["ab"]), (".", ["é", "€"], ["\n", "ab"]), ("1\\.5", ["1.5"], ["1x5"]),
        ("(?:x)", ["x"], ["y"]),
    ])
    func `matches whole answers only`(_ source: String, _ yes: [String], _ no: [String]) throws {
        let pattern = try #require(Pattern(source))

        #expect(yes.filter { !pattern.matches($0) } == [])
        #expect(no.filter { pattern.matches($0) } == [])
    }

    @Test(arguments: [
        "(", "a)", "[", "[z-a]", "*a", "a**", "a{3,1}", "a{9999}", "\\q", "(?=a)", "\\1", "(((a{500}){500}){500})",
        "^a$",
    ])
    func `refuses what is not of its language, and what would grow too large`(_ source: String) {
        #expect(Pattern(source) == nil)
    }

    @Test func `takes no more time for a pattern made to run for ever`() throws {
        let pattern = try #require(Pattern("(a+)+(a*)*(a|aa)+b"))
        let clock = ContinuousClock()

        let elapsed = clock.measure { #expect(!pattern.matches(String(repeating: "a", count: 1_000))) }
        #expect(elapsed < .seconds(5))
    }

    @Test func `agrees units with amounts as French and English do`() {
        #expect(Unit.hour.label(for: "1,5") == LocalizedText(fr: "heure", en: "hours"))
        #expect(Unit.hour.label(for: "2") == LocalizedText(fr: "heures", en: "hours"))
        #expect(Unit.month.label(for: "1") == LocalizedText(fr: "mois", en: "month"))
        #expect(Unit.mm.label(for: "3") == LocalizedText(fr: "mm", en: "mm"))
    }
}
