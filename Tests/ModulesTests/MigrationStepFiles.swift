import Domain
import Foundation
import Modules
import Testing

/// One slip in a step, and where it is said to be.
struct StepSlip: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let step: String
    let expected: [String]

    init(_ name: String, _ step: String, _ expected: String...) {
        testDescription = name
        self.step = step
        self.expected = expected.map { $0.replacingOccurrences(of: "@", with: "1-to-2.yaml 4:") }
    }
}

@Suite struct MigrationStepFiles {
    private static let label = "label: { fr: \"L\", en: \"L\" }"
    private static let keep = "keep_as: { fr: \"Avant\", en: \"Before\" }"

    private static let old = """
          - { id: size, type: number, unit: cm, \(label) }
          - { id: usage, type: choice, \(label), options: [{ id: queue, \(label) }, { id: lottery, \(label) }] }
          - { id: wording, type: table, \(label), columns: [{ id: place, \(label) }, { id: cost, type: number, unit: euro, \(label) }] }
          - { id: picture, type: photo, \(label) }
          - { id: sketch, type: photo, \(label) }
          - { id: depth, type: number, unit: cm, \(label) }
          - { id: colour, type: text, \(label) }
        """

    private static let new = """
          - { id: width, type: number, unit: mm, \(label) }
          - { id: usage, type: choice, \(label), options: [{ id: queue, \(label) }, { id: raffle, \(label) }] }
          - { id: wording, type: table, \(label), columns: [{ id: spot, \(label) }, { id: cost, type: number, unit: euro, \(label) }] }
          - { id: picture, type: photo, \(label) }
          - { id: depth, type: number, unit: mm, \(label) }
          - { id: notes, type: markdown, \(label) }
        """

    /// Wrong whatever the old form was.
    private static let slips = [
        StepSlip("unknown step", "{ renam: size, to: width }", "E-STEP-003 @7"),
        StepSlip("no step", "[]", "E-TYPE-001 @5"),
        StepSlip("empty mapping", "{}", "E-TYPE-001 @5"),
        StepSlip("key of another step", "{ rename: size, to: width, from: cm }", "E-KEY-001 @32"),
        StepSlip("nowhere to", "{ rename: size }", "E-KEY-003 @5"),
        StepSlip("malformed name", "{ rename: Size, to: width }", "E-STEP-004 @15"),
        StepSlip("three parts", "{ rename: a.b.c, to: width }", "E-STEP-004 @15"),
        StepSlip("not in the new form", "{ rename: size, to: widht }", "E-STEP-006 @25"),
        StepSlip("still in the new form", "{ rename: usage, to: width }", "E-STEP-012 @15"),
        StepSlip("column of another field", "{ rename: wording.place, to: usage.spot }", "E-STEP-014 @34"),
        StepSlip("column out of its table", "{ rename: wording.place, to: width }", "E-STEP-014 @34"),
        StepSlip("move of a column", "{ move: wording.place, to: notes }", "E-STEP-004 @13"),
        StepSlip("default that is not possible", "{ set_default: width, value: wide }", "E-STEP-013 @34"),
        StepSlip("default of a photo", "{ set_default: picture, value: wide }", "E-STEP-013 @36"),
        StepSlip("default of an option that is not there", "{ set_default: usage, value: lottery }", "E-STEP-013 @34"),
        StepSlip("default without value", "{ set_default: width }", "E-KEY-003 @5"),
        StepSlip("option that is not there", "{ map_choice: usage, from: lottery, to: rafle }", "E-STEP-009 @45"),
        StepSlip("unknown unit", "{ convert_unit: width, from: inch, to: mm }", "E-FIELD-006 @34"),
        StepSlip("units of two kinds", "{ convert_unit: width, from: kg, to: mm }", "E-STEP-007 @42"),
        StepSlip("counted, not measured", "{ convert_unit: width, from: piece, to: sheet }", "E-STEP-007 @45"),
        StepSlip("not the new unit", "{ convert_unit: width, from: mm, to: m }", "E-STEP-008 @42"),
        StepSlip("not text", "{ to_text: width }", "E-STEP-011 @16"),
        StepSlip("retired without words", "{ retire: colour }", "E-KEY-003 @5"),
        StepSlip("retired without French", "{ retire: colour, keep_as: { en: \"C\" } }", "E-TEXT-001 @32"),
        StepSlip("retired but asked", "{ retire: width, \(keep) }", "E-STEP-012 @15"),
    ]

    @Test(arguments: slips)
    func `says what is wrong in a step, and where`(_ slip: StepSlip) throws {
        let form = ProbeForm(schema: 2, fields: Self.new, steps: [1: "  - \(slip.step)"])

        #expect(try form.errors == slip.expected)
    }

    /// Wrong only beside the form that was accepted last.
    private static let misfits = [
        StepSlip("not in the old form", "{ rename: sizes, to: width }", "E-STEP-005 @15"),
        StepSlip("not the old unit", "{ convert_unit: depth, from: m, to: mm }", "E-STEP-008 @34"),
        StepSlip("not an old option", "{ map_choice: usage, from: loterie, to: raffle }", "E-STEP-009 @32"),
        StepSlip("photos in a text", "{ move: sketch, to: notes }", "E-STEP-010 @25"),
        StepSlip("text in a number", "{ move: colour, to: width }", "E-STEP-010 @25"),
        StepSlip("column that was not", "{ retire: wording.spo, \(keep) }", "E-STEP-005 @15"),
    ]

    @Test(arguments: misfits)
    func `checks steps against the form that tutorials are written with`(_ slip: StepSlip) throws {
        let old = try ProbeForm(fields: Self.old).module()
        let form = ProbeForm(schema: 2, fields: Self.new, steps: [1: "  - \(slip.step)"])

        let errors = try form.errors
        let problems = errors.isEmpty ? try form.module().problems(replacing: old).map(\.short) : errors

        #expect(problems.filter { $0.contains("STEP") } == slip.expected)
    }

    @Test func `each step is checked after those before it`() throws {
        let old = try ProbeForm(fields: Self.old).module()
        let steps = """
              - { rename: size, to: width }
              - { convert_unit: width, from: cm, to: mm }
              - { rename: wording.place, to: wording.spot }
              - { map_choice: usage, from: lottery, to: raffle }
              - { move: colour, to: notes }
              - { convert_unit: depth, from: cm, to: mm }
              - { retire: sketch, \(Self.keep) }
            """

        let new = try ProbeForm(schema: 2, fields: Self.new, steps: [1: steps]).module()

        #expect(new.problems(replacing: old).map(\.short) == [])
        #expect(new.migrations.map(\.from) == [1])
        #expect(new.migrations.first?.steps.count == 7)
    }

    @Test func `there is one file from each schema to the next`() throws {
        func errors(_ schema: Int, _ steps: [Int: String], _ files: [String: String] = [:]) throws -> [String] {
            try ProbeForm(schema: schema, fields: Self.new, steps: steps, files: files).errors
        }

        #expect(try errors(2, [1: ""]) == [])
        #expect(try errors(3, [1: "", 2: ""]) == [])
        #expect(try errors(2, [:]) == ["E-SCHEMA-004 4:9"])
        #expect(try errors(4, [1: "", 3: ""]) == ["E-SCHEMA-004 4:9"])
        #expect(try errors(3, [:]) == ["E-SCHEMA-004 4:9", "E-SCHEMA-004 4:9"])
        #expect(try errors(1, [1: ""]) == ["E-SCHEMA-005 1-to-2.yaml 1:1"])
        #expect(try errors(1, [:], ["migrations/1-to-3.yaml": ""]) == ["E-STEP-001 1-to-3.yaml 1:1"])
        #expect(try errors(1, [:], ["migrations/first.yaml": ""]) == ["E-STEP-001 first.yaml 1:1"])
        #expect(try errors(2, [:], ["migrations/1-to-2.yaml": "from: 1\nto: 3"]) == ["E-STEP-002 1-to-2.yaml 2:5"])
        #expect(try errors(2, [:], ["migrations/1-to-2.yaml": "from: 2\nto: 2"]) == ["E-STEP-002 1-to-2.yaml 1:7"])
        #expect(try errors(2, [:], ["migrations/1-to-2.yaml": ""]) == ["E-YAML-008 1-to-2.yaml 1:1"])
        #expect(try errors(2, [:], ["migrations/1-to-2.yaml": "from: 1"]) == ["E-KEY-003 1-to-2.yaml 1:1"])
        #expect(
            try errors(2, [:], ["migrations/1-to-2.yaml": "from: 1\nto: 2\nstep: []\n"])
                == ["E-KEY-001 1-to-2.yaml 3:1"])
    }
}
