import Domain
import Modules
import Testing

@Suite struct RevisionSuccession {
    private static let label = "label: { fr: \"L\", en: \"L\" }"

    private static func form(_ schema: Int = 1, _ fields: String..., steps: [Int: String] = [:]) -> ProbeForm {
        ProbeForm(
            schema: schema, fields: fields.map { "  - { \($0), \(label) }" }.joined(separator: "\n"), steps: steps)
    }

    private func problems(_ old: ProbeForm, _ new: ProbeForm) throws -> [String] {
        try new.module().problems(replacing: old.module()).map(\.short)
    }

    @Test func `a safe change needs nothing`() throws {
        let old = Self.form(1, "id: a, type: text")

        #expect(try problems(old, old) == [])
        #expect(try problems(old, Self.form(1, "id: a, type: text, retired: true", "id: b, type: date")) == [])
    }

    @Test func `a breaking change under the same schema is refused at its field`() throws {
        let old = Self.form(1, "id: a, type: text", "id: b, type: number, max: 9")

        #expect(
            try problems(old, Self.form(1, "id: a, type: text", "id: b, type: number, max: 5")) == ["E-SCHEMA-002 9:11"]
        )
        #expect(try problems(old, Self.form(1, "id: b, type: number, max: 9")) == ["E-SCHEMA-002 4:9"])
        #expect(
            try problems(old, Self.form(1, "id: a, type: date", "id: b, type: text"))
                == ["E-SCHEMA-002 8:11", "E-SCHEMA-002 9:11"])
    }

    @Test func `the refusal names the field and what to write`() throws {
        let old = try Self.form(1, "id: a, type: text", "id: b, type: text").module()
        let new = try Self.form(1, "id: a, type: text").module()

        let error = try #require(new.problems(replacing: old).first)

        #expect(error.file.hasSuffix("/probe/module.yaml"))
        #expect(error.what.fr == "« b » : la question n'est plus là : le schéma doit passer à 2")
        #expect(
            error.mend.fr
                == "écrire « schema: 2 » et migrations/1-to-2.yaml, ou revenir en arrière (une question qui n'est plus posée garde ses réponses "
                + "avec « retired: true »).")
    }

    @Test func `the schema never goes down`() throws {
        let old = Self.form(2, "id: a, type: text", steps: [1: ""])

        #expect(try problems(old, Self.form(1, "id: a, type: text")) == ["E-SCHEMA-001 4:9"])
    }

    @Test func `with the next schema, every answer without a place needs a step`() throws {
        let old = Self.form(
            1, "id: a, type: text", "id: b, type: number, unit: cm", "id: c, type: text, max_length: 90")
        let fields = ["id: bb, type: number, unit: mm", "id: c, type: text, max_length: 5"]
        func new(_ steps: String) -> ProbeForm {
            ProbeForm(
                schema: 2, fields: fields.map { "  - { \($0), \(Self.label) }" }.joined(separator: "\n"),
                steps: [1: steps])
        }
        let retire = "  - { retire: a, keep_as: { fr: \"A\", en: \"A\" } }\n"
        let rename = "  - { rename: b, to: bb }\n"

        #expect(try problems(old, new("")) == ["E-SCHEMA-003 4:9", "E-SCHEMA-003 4:9"])
        #expect(try problems(old, new(retire)) == ["E-SCHEMA-003 4:9"])
        #expect(try problems(old, new(retire + rename)) == ["E-SCHEMA-003 8:11"])
        #expect(try problems(old, new(retire + rename + "  - { convert_unit: bb, from: cm, to: mm }\n")) == [])
    }

    @Test func `steps are followed over several schemas`() throws {
        let old = Self.form(1, "id: a, type: text", "id: k, type: text")
        let steps = [1: "  - { rename: a, to: b }", 2: "  - { rename: b, to: c }"]

        #expect(try problems(old, Self.form(3, "id: c, type: text", "id: k, type: text", steps: steps)) == [])
        #expect(
            try problems(old, Self.form(3, "id: c, type: date", "id: k, type: text", steps: steps)) == [
                "E-SCHEMA-003 8:11"
            ])
        #expect(
            try problems(old, Self.form(3, "id: c, type: text", "id: k, type: text", steps: [1: "", 2: ""]))
                == ["E-SCHEMA-003 4:9"])
    }

    @Test func `an option that goes needs to be mapped, in a table too`() throws {
        func options(_ ids: String...) -> String {
            "options: [" + ids.map { "{ id: \($0), \(Self.label) }" }.joined(separator: ", ") + "]"
        }
        func fields(_ options: String) -> [String] {
            [
                "id: a, type: choice, \(options)",
                "id: t, type: table, columns: [{ id: x, type: choice, \(options), \(Self.label) }]",
            ]
        }
        let (before, after) = (fields(options("p", "q")), fields(options("p")))
        let old = Self.form(1, before[0], before[1])
        let steps = "  - { map_choice: a, from: q, to: p }\n  - { map_choice: t.x, from: q, to: p }\n"

        let unmapped = try problems(old, Self.form(2, after[0], after[1], steps: [1: ""]))
        #expect(unmapped == ["E-SCHEMA-003 8:11", "E-SCHEMA-003 9:43"])
        #expect(try problems(old, Self.form(2, after[0], after[1], steps: [1: steps])) == [])
    }
}
