import Domain
import Foundation
import Modules
import Testing

/// One change to the sample, and exactly what must be said about it.
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
        Slip("unknown contract", 1, "contract: 7", "E-MODULE-001 1:11"),
        Slip("contract is not a number", 1, "contract: one", "E-MODULE-001 1:11"),
        Slip("contract missing", 1, "", "E-KEY-003 2:1"),
        Slip("id in capitals", 2, "id: Probe", "E-MODULE-002 2:5"),
        Slip("id other than the folder", 2, "id: other", "E-MODULE-003 2:5"),
        Slip("version of two numbers", 3, "version: 1.0", "E-MODULE-005 3:10"),
        Slip("schema zero", 4, "schema: 0", "E-TYPE-002 4:9"),
        Slip("schema between quotes", 4, "schema: \"1\"", "E-TYPE-001 4:9"),
        Slip("schema missing", 4, "", "E-KEY-003 1:1"),
        Slip("name without languages", 5, "name: Essai", "E-TEXT-001 5:7"),
        Slip("name without French", 5, "name: { en: \"Trial\" }", "E-TEXT-001 5:7"),
        Slip("French left empty", 5, "name: { fr: \"\", en: \"Trial\" }", "E-TYPE-001 5:13"),
        Slip("unknown language", 5, "name: { fr: \"Essai\", en: \"Trial\", de: \"Probe\" }", "E-KEY-001 5:35"),
        Slip(
            "name too long", 5, "name: { fr: \"\(String(repeating: "a", count: 61))\", en: \"T\" }", "E-TEXT-002 5:13"),
        Slip("summary is a list", 6, "summary: [a, b]", "E-TEXT-001 6:10"),
        Slip("unknown key", 4, "schema: 1\nsumary: x", "E-KEY-001 5:1"),
        Slip("rules without a rule", 4, "schema: 1\nrules: []", "E-FIELD-008 5:8"),
        Slip(
            "rule at a stranger", 4,
            "schema: 1\nrules: [{ id: r, at: wordz, check: \"size > 1\", message: { fr: F, en: E } }]",
            "E-RULE-031 5:22"),
        Slip(
            "rule about a stranger", 4,
            "schema: 1\nrules: [{ id: r, at: size, check: \"sise > 1\", message: { fr: F, en: E } }]", "E-RULE-006 5:36"
        ),
        Slip(
            "rule of an unknown weight", 4,
            "schema: 1\nrules: [{ id: r, at: size, severity: fatal, check: \"size > 1\", message: { fr: F, en: E } }]",
            "E-KEY-004 5:38"),
        Slip(
            "rule named in capitals", 4,
            "schema: 1\nrules: [{ id: R, at: size, check: \"size > 1\", message: { fr: F, en: E } }]", "E-RULE-030 5:15"
        ),
        Slip("colour by name", 4, "schema: 1\ncolour: { light: red, dark: \"#ffffff\" }", "E-MODULE-006 5:18"),
        Slip("colour without dark", 4, "schema: 1\ncolour: { light: \"#1d4fd7\" }", "E-KEY-003 5:9"),
        Slip("icon outside the folder", 4, "schema: 1\nicon: ../icon.svg", "E-ICON-003 5:7"),
        Slip("icon that is not there", 4, "schema: 1\nicon: icon.svg", "E-FILE-003 5:7"),
        Slip("search names a stranger", 4, "schema: 1\nsearch: { text: [words, wordz] }", "E-SEARCH-001 5:25"),
        Slip("facet on a text", 4, "schema: 1\nsearch: { facets: [words] }", "E-SEARCH-002 5:20"),
        Slip("fields is a text", 7, "fields: none\nother:", "E-KEY-001 8:1", "E-TYPE-001 7:9"),
    ]

    static let inTheFields = [
        Slip("unknown type", 10, "    type: numbr", "E-FIELD-001 10:11"),
        Slip("type missing", 10, "", "E-KEY-003 9:5"),
        Slip("field id with an accent", 9, "  - id: taillé", "E-FIELD-002 9:9"),
        Slip("field id taken", 9, "  - id: words", "E-FIELD-003 9:9"),
        Slip("word kept for the steps", 9, "  - id: steps", "E-FIELD-002 9:9"),
        Slip("range upside down", 11, "    min: 10", "E-FIELD-004 11:10"),
        Slip("minimum in words", 11, "    min: ten", "E-TYPE-001 11:10"),
        Slip("unknown unit", 11, "    unit: mn", "E-FIELD-006 11:11"),
        Slip("required is oui", 11, "    required: oui", "E-TYPE-001 11:15"),
        Slip("key of another type", 11, "    options: []", "E-FIELD-010 11:5"),
        Slip("misspelt key", 11, "    requierd: true", "E-KEY-001 11:5"),
        Slip("condition on a stranger", 11, "    show_if: \"sise > 1\"", "E-RULE-006 11:15"),
        Slip("condition on itself", 11, "    show_if: \"size > 1\"", "E-RULE-019 11:14"),
        Slip("kiosk of no kind", 11, "    kiosk: phon", "E-KEY-004 11:12"),
        Slip("photo that must have its metadata stripped", 11, "    strip_metadata: true", "E-KEY-001 11:5"),
        Slip("label missing", 13, "", "E-KEY-003 9:5"),
        Slip(
            "default that the field refuses", 13, "    default: many\n    label: { fr: \"T\", en: \"S\" }",
            "E-FIELD-009 13:14"),
        Slip("default out of range", 13, "    default: 12\n    label: { fr: \"T\", en: \"S\" }", "E-FIELD-009 13:14"),
        Slip(
            "default that is no option", 16, "    default: z\n    label: { fr: \"U\", en: \"U\" }", "E-FIELD-009 16:14"),
        Slip("options missing", 15, "    type: choices\n    other: 1", "E-KEY-001 16:5"),
        Slip("option id taken", 19, "      - { id: queue, label: { fr: \"F\", en: \"Q\" } }", "E-FIELD-003 19:15"),
        Slip("option without a label", 19, "      - { id: more }", "E-KEY-003 19:9"),
        Slip("option is a word", 19, "      - more", "E-TYPE-001 19:9"),
        Slip(
            "bad pattern", 8, "  - { id: words, type: text, pattern: \"[a-\", label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-005 8:39"),
        Slip(
            "lengths upside down", 8,
            "  - { id: words, type: text, min_length: 9, max_length: 3, label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-004 8:42"),
        Slip(
            "length is not whole", 8, "  - { id: words, type: text, min_length: 1.5, label: { fr: \"M\", en: \"W\" } }",
            "E-TYPE-001 8:42"),
        Slip(
            "file with macros", 8, "  - { id: words, type: file, kinds: [pdf, xlsm], label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-012 8:43"),
        Slip(
            "file of no kind", 8, "  - { id: words, type: file, kinds: [], label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-008 8:37"),
        Slip(
            "file kinds missing", 8, "  - { id: words, type: file, label: { fr: \"M\", en: \"W\" } }", "E-KEY-003 8:5"),
        Slip(
            "file too large for the server", 8,
            "  - { id: words, type: file, kinds: [pdf], max_size: 2 GB, label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-013 8:54"),
        Slip(
            "duration without unit", 8, "  - { id: words, type: duration, max: 8, label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-014 8:39"),
        Slip(
            "duration in millimetres", 8,
            "  - { id: words, type: duration, units: [hour, mm], label: { fr: \"M\", en: \"W\" } }", "E-FIELD-006 8:48"),
        Slip(
            "table without columns", 8, "  - { id: words, type: table, label: { fr: \"M\", en: \"W\" } }",
            "E-KEY-003 8:5"),
        Slip(
            "photo wider than any", 8,
            "  - { id: words, type: photo, min_width: 99999, label: { fr: \"M\", en: \"W\" } }", "E-TYPE-002 8:42"),
        Slip(
            "step template without text", 8,
            "  - { id: steps, type: steps, template: [{ title: { fr: \"T\", en: \"T\" } }], label: { fr: \"M\", en: \"W\" } }",
            "E-KEY-003 8:42"),
        Slip(
            "two step fields", 8,
            "  - { id: a, type: steps, label: { fr: \"M\", en: \"W\" } }\n  - { id: b, type: steps, label: { fr: \"M\", en: \"W\" } }",
            "E-FIELD-015 9:5"),
    ]

    static let inTheYAML = [
        Slip("tab", 10, "\ttype: number", "E-YAML-004 10:1"),
        Slip("anchor", 5, "name: &n { fr: \"Essai\", en: \"Trial\" }", "E-YAML-002 5:7"),
        Slip("alias", 6, "summary: *n", "E-YAML-002 6:10"),
        Slip("tag", 4, "schema: !!int 1", "E-YAML-003 4:9"),
        Slip("key written twice", 4, "schema: 1\nid: probe", "E-YAML-005 5:1"),
        Slip("key written three times", 4, "schema: 1\nid: probe\nid: probe", "E-YAML-005 5:1", "E-YAML-005 6:1"),
        Slip("nested key written twice", 12, "    max: 9\n    min: 2", "E-YAML-005 13:5"),
        Slip("twelve levels and one", 4, "schema: 1\norder: [[[[[[[[[[[[1]]]]]]]]]]]]", "E-YAML-006 5:19"),
        Slip("NUL", 5, "name: { fr: \"Es\u{0}sai\" }", "E-YAML-007 5:16"),
        Slip("text that turns around", 5, "name: { fr: \"Es\u{202e}sai\" }", "E-YAML-007 5:16"),
        Slip("unclosed bracket", 5, "name: { fr: \"Essai\"", "E-YAML-001 6:1"),
        Slip("second document", 5, "---\nname: x", "E-YAML-001 5:1"),
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
