import Domain
import Foundation
import Modules
import Testing

/// One change to the sample, and exactly what must be said about it; larger mistakes are in `Fixtures/broken`.
struct Slip: CustomTestStringConvertible, Sendable {
    let name: String
    let line: Int
    let text: String
    let expected: [String]

    var testDescription: String { name }

    init(_ name: String, _ line: Int, _ text: String, _ expected: String...) {
        self.name = name
        self.line = line
        self.text = text
        self.expected = expected
    }
}

@Suite struct BrokenManifests {
    static let inTheHead = [
        Slip("contract is not a number", 1, "contract: one", "E-MODULE-001 1:11"),
        Slip("French left empty", 5, "name: { fr: \"\", en: \"Trial\" }", "E-TYPE-001 5:13"),
        Slip("unknown language", 5, "name: { fr: \"Essai\", en: \"Trial\", de: \"Probe\" }", "E-KEY-001 5:35"),
        Slip("summary is a list", 6, "summary: [a, b]", "E-TEXT-001 6:10"),
        Slip("rules without a rule", 4, "schema: 1\nrules: []", "E-FIELD-008 5:8"),
        Slip(
            "rule of an unknown weight", 4,
            "schema: 1\nrules: [{ id: r, at: size, severity: fatal, check: \"size > 1\", message: { fr: F, en: E } }]",
            "E-KEY-004 5:38"),
        Slip(
            "rule named in capitals", 4,
            "schema: 1\nrules: [{ id: R, at: size, check: \"size > 1\", message: { fr: F, en: E } }]", "E-RULE-030 5:15"
        ),
        Slip("colour without dark", 4, "schema: 1\ncolour: { light: \"#1d4fd7\" }", "E-KEY-003 5:9"),
        Slip("fields is a text", 7, "fields: none\nother:", "E-KEY-001 8:1", "E-TYPE-001 7:9"),
    ]

    static let inTheFields = [
        Slip("minimum in words", 11, "    min: ten", "E-TYPE-001 11:10"),
        Slip("condition on a stranger", 11, "    show_if: \"sise > 1\"", "E-RULE-006 11:15"),
        Slip("condition on itself", 11, "    show_if: \"size > 1\"", "E-RULE-019 11:14"),
        Slip("kiosk of no kind", 11, "    kiosk: phon", "E-KEY-004 11:12"),
        Slip("photo that must have its metadata stripped", 11, "    strip_metadata: true", "E-KEY-001 11:5"),
        Slip("label missing", 13, "", "E-KEY-003 9:5"),
        Slip(
            "default that the field refuses", 13, "    default: many\n    label: { fr: \"T\", en: \"S\" }",
            "E-FIELD-009 13:14"),
        Slip(
            "default that is no option", 16, "    default: z\n    label: { fr: \"U\", en: \"U\" }", "E-FIELD-009 16:14"),
        Slip("options missing", 15, "    type: choices\n    other: 1", "E-KEY-001 16:5"),
        Slip("option without a label", 19, "      - { id: more }", "E-KEY-003 19:9"),
        Slip("option is a word", 19, "      - more", "E-TYPE-001 19:9"),
        Slip(
            "lengths upside down", 8,
            "  - { id: words, type: text, min_length: 9, max_length: 3, label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-004 8:42"),
        Slip(
            "length is not whole", 8, "  - { id: words, type: text, min_length: 1.5, label: { fr: \"M\", en: \"W\" } }",
            "E-TYPE-001 8:42"),
        Slip(
            "file of no kind", 8, "  - { id: words, type: file, kinds: [], label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-008 8:37"),
        Slip(
            "file kinds missing", 8, "  - { id: words, type: file, label: { fr: \"M\", en: \"W\" } }", "E-KEY-003 8:5"),
        Slip(
            "table without columns", 8, "  - { id: words, type: table, label: { fr: \"M\", en: \"W\" } }",
            "E-KEY-003 8:5"),
        Slip(
            "step template without text", 8,
            "  - { id: steps, type: steps, template: [{ title: { fr: \"T\", en: \"T\" } }], label: { fr: \"M\", en: \"W\" } }",
            "E-KEY-003 8:42"),
    ]

    static let inTheYAML = [
        Slip("key written three times", 4, "schema: 1\nid: probe\nid: probe", "E-YAML-005 5:1", "E-YAML-005 6:1"),
        Slip("nested key written twice", 12, "    max: 9\n    min: 2", "E-YAML-005 13:5"),
        Slip("NUL", 5, "name: { fr: \"Es\u{0}sai\" }", "E-YAML-007 5:16"),
    ]

    @Test(arguments: inTheHead + inTheFields + inTheYAML)
    func `says exactly what is wrong and where`(_ slip: Slip) throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest(line: slip.line, slip.text), to: "probe/module.yaml")

        #expect(workshop.errors.sorted() == slip.expected.sorted())
    }

    @Test func `loads the sample that the slips are made on`() throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest, to: "probe/module.yaml")

        #expect(workshop.registry.broken.isEmpty)
        #expect(workshop.registry["probe"]?.fields.map(\.id) == ["words", "size", "usage"])
    }

    @Test func `tells everything wrong at once, in both languages, each with a cure`() throws {
        let workshop = try Workshop()
        let text = Sample.manifest(line: 11, "    unit: mn").replacingOccurrences(
            of: "version: 1.0.0", with: "version: new")
        try workshop.write(text.replacingOccurrences(of: "retired", with: "retird"), to: "probe/module.yaml")

        let errors = try #require(workshop.registry.broken.first?.errors)
        #expect(errors.map(\.code) == ["E-MODULE-005", "E-FIELD-006", "E-KEY-001"])
        for error in errors {
            #expect(error.what.en != nil && error.mend.en != nil && !error.mend.fr.isEmpty)
        }
    }

    @Test(arguments: [
        ("    requierd: true", "vouliez-vous « required »", "did you mean “required”"),
        ("    Unit: mm", "vouliez-vous « unit »", "did you mean “unit”"),
        ("    integr: true", "vouliez-vous « integer »", "did you mean “integer”"),
        ("    unit: minut", "vouliez-vous « minute »", "did you mean “minute”"),
    ])
    func `guesses what was meant`(_ line: String, _ french: String, _ english: String) throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest(line: 11, line), to: "probe/module.yaml")

        let error = try #require(workshop.registry.broken.first?.errors.first)
        #expect(error.what.fr.contains(french))
        #expect(error.what.en?.contains(english) == true)
    }

    @Test func `does not guess at random`() throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest(line: 11, "    zebra: true"), to: "probe/module.yaml")

        let error = try #require(workshop.registry.broken.first?.errors.first)
        #expect(!error.what.fr.contains("vouliez-vous"))
        #expect(error.mend.fr.contains("required"))
    }

    @Test func `shows the line, underlines the word and gives the cure`() throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest(line: 10, "    type: numbr"), to: "probe/module.yaml")

        let error = try #require(workshop.registry.broken.first?.errors.first)
        let lines = error.description(in: .french).split(separator: "\n").map(String.init)
        #expect(
            lines[0].hasSuffix(
                "probe/module.yaml:10:11: erreur E-FIELD-001 : genre de champ inconnu « numbr » ; vouliez-vous « number » ?"
            ))
        #expect(lines[1] == "   10 |     type: numbr")
        #expect(lines[2] == "      |           ^^^^^")
        #expect(lines[3].hasPrefix("  À faire : choisir parmi text, markdown"))
        #expect(error.description(in: .english, showingSource: false).split(separator: "\n").count == 2)
    }

    @Test func `takes signs that only look like anchors and tags as text`() throws {
        let module = try Sample.module(
            "  - { id: a, type: text, label: { fr: \"A & *B* !\", en: 'C &d *e !f' }, help: { fr: R&D a *b !c, en: x } }"
        )

        #expect(module?.fields.first?.help?.fr == "R&D a *b !c")
    }

    @Test func `takes a missing English text as a remark and shows the French`() throws {
        let module = try #require(try Sample.module("  - { id: a, type: text, label: { fr: \"Mots\" } }"))

        #expect(module.warnings.map(\.code) == ["W-TEXT-001"])
        #expect(module.fields.first?.label.text(in: .english) == "Mots")
    }
}
