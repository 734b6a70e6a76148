import Domain
import Foundation
import Modules
import Testing

@Suite struct MigrationContents {
    private static let label = "label: { fr: \"L\", en: \"L\" }"

    /// The answer `value` to the field `a` of the form `old`, carried to the form `new` by `steps`.
    private func carry(
        _ value: FieldValue, _ old: String, to new: [String], _ steps: String..., others: [String: FieldValue] = [:]
    ) throws -> Content {
        func field(_ text: String) -> String { "  - { \(text) }" }
        let named = "label: { fr: \"Avant\", en: \"Before\" }"
        let before = try ProbeForm(fields: field("id: a, \(old), \(named)")).module()
        let after = try ProbeForm(
            schema: 2, fields: new.map { field("\($0), \(Self.label)") }.joined(separator: "\n"),
            steps: [1: steps.map { "  - { \($0) }" }.joined(separator: "\n")]
        ).module()
        let content = Content(title: "T", fields: others.merging(["a": value]) { $1 }, steps: [Step(text: "S")])
        let carried = Migration(from: 1, writtenWith: before, to: after).apply(to: content)
        #expect(carried.title == content.title && carried.steps == content.steps)
        #expect(Migration(from: 2, writtenWith: after, to: after).apply(to: carried) == carried)
        return carried
    }

    private let retire = "retire: a, keep_as: { fr: \"Gardé\", en: \"Kept\" }"

    @Test func `renames`() throws {
        let carried = try carry(.text("x"), "type: text", to: ["id: b, type: text"], "rename: a, to: b")

        #expect(carried.fields == ["b": .text("x")] && carried.leftovers.isEmpty)
    }

    @Test func `an answer that is in the way keeps its place, and the other one is kept in words`() throws {
        let carried = try carry(
            .text("x"), "type: text", to: ["id: b, type: text"], "rename: a, to: b", others: ["b": .text("y")])

        #expect(carried.fields == ["b": .text("y")])
        #expect(
            carried.leftovers == [Leftover(field: "a", label: LocalizedText(fr: "Avant", en: "Before"), lines: ["x"])])
    }

    @Test func `moves into a text, after what is there`() throws {
        let into = ["id: b, type: markdown"]
        let there: [String: FieldValue] = ["b": .text("First.")]

        let duration = FieldValue.duration(amount: "2", unit: "hour")
        #expect(
            try carry(.text("x\ny"), "type: markdown", to: into, "move: a, to: b", others: there).fields == [
                "b": .text("First.\n\nx\ny")
            ])
        #expect(
            try carry(duration, "type: duration", to: into, "move: a, to: b").fields == ["b": .text("2\u{a0}heures")])
        #expect(try carry(.text("true"), "type: boolean", to: into, "move: a, to: b").fields == ["b": .text("Oui")])
        #expect(
            try carry(.text("perhaps"), "type: boolean", to: into, "move: a, to: b").fields == ["b": .text("perhaps")])
    }

    @Test func `one choice becomes several, and several one`() throws {
        let options = "options: [{ id: p, label: { fr: \"Pain\", en: \"Bread\" } }, { id: q, \(Self.label) }]"

        let several = try carry(
            .text("p"), "type: choice, \(options)", to: ["id: a, type: choices, \(options)"], "move: a, to: a")
        let one = try carry(
            .choices(["q", "p"]), "type: choices, \(options)", to: ["id: a, type: choice, \(options)"], "move: a, to: a"
        )

        #expect(several.fields == ["a": .choices(["p"])])
        #expect(one.fields == ["a": .text("q")] && one.leftovers.map(\.lines) == [["Pain"]])
    }

    @Test func `maps an option, in a list and in a table too`() throws {
        let old = "options: [{ id: p, \(Self.label) }, { id: q, \(Self.label) }]"
        let new = "options: [{ id: q, \(Self.label) }]"
        func table(_ options: String) -> String {
            "type: table, columns: [{ id: x, type: choice, \(options), \(Self.label) }]"
        }

        #expect(
            try carry(
                .choices(["p", "q"]), "type: choices, \(old)", to: ["id: a, type: choices, \(new)"],
                "map_choice: a, from: p, to: q"
            )
            .fields == ["a": .choices(["q"])])
        #expect(
            try carry(
                .table([["x": "p"], ["x": "q"]]), table(old), to: ["id: a, \(table(new))"],
                "map_choice: a.x, from: p, to: q"
            )
            .fields == ["a": .table([["x": "q"], ["x": "q"]])])
    }

    @Test(arguments: [
        ("2,5", "cm", "mm", "25"), ("1.5", "m", "cm", "150"), ("0.5", "mm", "cm", "0.05"),
        ("1 234", "mm", "m", "1,234"),
        ("-3", "kg", "g", "-3000"), ("", "kg", "g", ""), ("0", "m", "mm", "0"), ("90", "minute", "hour", "1,5"),
        ("1", "mm", "m", "0,001"),
    ])
    func `writes amounts in another unit`(typed: String, from: String, to: String, expected: String) throws {
        let carried = try carry(
            .text(typed), "type: number, unit: \(from)", to: ["id: a, type: number, unit: \(to)"],
            "convert_unit: a, from: \(from), to: \(to)")

        #expect(carried.fields["a"] == .text(expected) && carried.leftovers.isEmpty)
    }

    @Test(arguments: [
        ("about 12", "cm", "mm", "", "about 12 cm"), ("10", "day", "week", "1,43", "10 jours"),
        ("123456789012345", "m", "mm", "", "123456789012345 m"), ("1", "minute", "year", "", "1 minute"),
    ])
    func `keeps an amount that cannot be written in the other unit`(
        typed: String, from: String, to: String, expected: String, left: String
    ) throws {
        let carried = try carry(
            .text(typed), "type: number, unit: \(from)", to: ["id: a, type: number, unit: \(to)"],
            "convert_unit: a, from: \(from), to: \(to)")

        #expect(carried.fields["a"] == .text(expected))
        #expect(carried.leftovers.map(\.lines) == [[left]])
    }

    @Test func `a unit that is no longer offered is converted where it was chosen`() throws {
        let old = "type: materials, units: [kg, g]"
        let materials = [
            Material(name: "Colle", quantity: "1,5", unit: "kg"),
            Material(name: "Sel", quantity: "une pincée", unit: "kg"),
            Material(name: "Eau", quantity: "3", unit: "g"),
        ]

        let carried = try carry(
            .materials(materials), old, to: ["id: a, type: materials, units: [g]"], "convert_unit: a, from: kg, to: g")

        #expect(
            carried.fields["a"]
                == .materials([
                    Material(name: "Colle", quantity: "1500", unit: "g"),
                    Material(name: "Sel", quantity: "", unit: "g"),
                    Material(name: "Eau", quantity: "3", unit: "g"),
                ]))
        #expect(carried.leftovers.map(\.lines) == [["Sel\u{a0}: une pincée kg"]])
    }

    @Test func `puts answers in words`() throws {
        let text = ["id: a, type: text"]
        let options = "options: [{ id: p, label: { fr: \"Pain\", en: \"Bread\" } }]"
        let table =
            "type: table, columns: [{ id: x, label: { fr: \"Lieu\", en: \"Place\" } }, { id: y, type: number, unit: mm, label: { fr: \"Côté\", en: \"Side\" } }]"

        #expect(
            try carry(.text("12"), "type: number, unit: mm", to: text, "to_text: a").fields == [
                "a": .text("12\u{a0}mm")
            ])
        #expect(
            try carry(.text("p"), "type: choice, \(options)", to: text, "to_text: a").fields == ["a": .text("Pain")])
        #expect(
            try carry(.table([["x": "Porte", "y": "3", "z": "?"], [:], ["x": "Mur"]]), table, to: text, "to_text: a")
                .fields
                == ["a": .text("Lieu\u{a0}: Porte\u{a0}; Côté\u{a0}: 3\u{a0}mm\u{a0}; z\u{a0}: ?\nLieu\u{a0}: Mur")])
    }

    @Test func `a step reads the answer as the steps before have left it`() throws {
        let options = "options: [{ id: p, label: { fr: \"Pain\", en: \"Bread\" } }]"

        let carried = try carry(
            .text("p"), "type: choice, \(options)", to: ["id: b, type: text"], "rename: a, to: b", "to_text: b")

        #expect(carried.fields == ["b": .text("Pain")])
    }

    @Test func `gives a default only where nothing was answered`() throws {
        let new = ["id: a, type: text", "id: b, type: text"]

        #expect(
            try carry(.text(" "), "type: text", to: new, "set_default: a, value: x", "set_default: b, value: y").fields
                == ["a": .text("x"), "b": .text("y")])
        #expect(try carry(.text("z"), "type: text", to: new, "set_default: a, value: x").fields == ["a": .text("z")])
    }

    @Test func `what is retired is kept under the words given, with its files and photos`() throws {
        let photo = Photo(file: MediaFile.ID(), alt: "Une porte")
        let file = Attachment(file: MediaFile.ID(), name: "plan.pdf")
        let label = LocalizedText(fr: "Gardé", en: "Kept")

        let words = try carry(.text("x"), "type: text", to: ["id: b, type: text"], retire)
        let photos = try carry(.photos([photo]), "type: photo", to: ["id: b, type: text"], retire)
        let files = try carry(.files([file]), "type: file, kinds: [pdf]", to: ["id: b, type: text"], retire)
        let nothing = try carry(.text(" "), "type: text", to: ["id: b, type: text"], retire)

        #expect(words.leftovers == [Leftover(field: "a", label: label, lines: ["x"])])
        #expect(photos.leftovers == [Leftover(field: "a", label: label, photos: [photo])])
        #expect(photos.files == [photo.file] && files.files == [file.file])
        #expect(files.leftovers == [Leftover(field: "a", label: label, files: [file])])
        #expect(nothing.leftovers.isEmpty && nothing.fields.isEmpty)
    }

    @Test func `a column that is retired or renamed leaves the rest of its table alone`() throws {
        func table(_ ids: String...) -> String {
            "type: table, columns: [" + ids.map { "{ id: \($0), \(Self.label) }" }.joined(separator: ", ") + "]"
        }
        let rows: FieldValue = .table([["x": "1", "y": "one"], ["x": "2"], ["x": "3", "y": "three"]])

        let carried = try carry(
            rows, table("x", "y"), to: ["id: a, \(table("z"))"], "rename: a.x, to: a.z",
            "retire: a.y, keep_as: { fr: \"Y\", en: \"Y\" }")

        #expect(carried.fields == ["a": .table([["z": "1"], ["z": "2"], ["z": "3"]])])
        #expect(
            carried.leftovers.map(\.field) == ["a.y"] && carried.leftovers.map(\.lines) == [["1. one", "3. three"]])
    }

    @Test func `without the old form, answers are still carried, under their ids`() throws {
        let new = try ProbeForm(
            schema: 2, fields: "  - { id: b, type: text, \(Self.label) }", steps: [1: "  - { rename: a, to: b }"]
        ).module()
        let content = Content(fields: ["a": .text("x"), "c": .text("y")])

        let carried = Migration(from: 1, to: new).apply(to: content)

        #expect(carried.fields == ["b": .text("x")])
        #expect(carried.leftovers == [Leftover(field: "c", label: LocalizedText(fr: "c"), lines: ["y"])])
    }

    @Test func `a content of a later schema is not touched`() throws {
        let module = try ProbeForm(fields: "  - { id: b, type: text, \(Self.label) }").module()
        let content = Content(fields: ["unknown": .text("x")])
        let draft = Draft(
            tutorial: Tutorial.ID(), content: content, savedAt: .distantPast, savedBy: Member.ID(), schema: 3)

        #expect(module.age(ofSchema: 3) == .later)
        #expect(Migration(from: 3, to: module).apply(to: content) == content)
        #expect(module.carried(draft, writtenWith: nil) == draft)
    }
}
