import Domain
import Testing

@testable import Modules

@Suite struct RuleVisibility {
    private func condition(_ text: String, _ fields: [Field]) throws -> Condition {
        try Condition.read(text, in: RuleScope(fields: fields)).get()
    }

    /// a, then b shown if a, c shown if b, d required if c.
    private func chain() throws -> [Field] {
        let names = ["a", "b", "c", "d"].map { RuleForm.field($0, .text) }
        return [
            RuleForm.field("d", .text, requiredIf: try condition("not empty(c)", names)),
            RuleForm.field("c", .text, required: true, showIf: try condition("b = 'x'", names)),
            RuleForm.field("b", .text, showIf: try condition("a = 'x'", names)),
            RuleForm.field("a", .text, required: true),
        ]
    }

    @Test func `hides what depends on a hidden answer, whatever the order of the form`() throws {
        let fields = try chain()
        let all: [String: FieldValue] = ["a": .text("x"), "b": .text("x"), "c": .text("x")]
        func answers(_ changed: [String: FieldValue]) -> RuleAnswers {
            RuleAnswers(content: Content(fields: all.merging(changed) { $1 }), fields: fields)
        }

        #expect(answers([:]).visible(fields).map(\.id) == ["d", "c", "b", "a"])
        #expect(answers(["a": .text("y")]).visible(fields).map(\.id) == ["d", "a"])
        #expect(answers(["b": .text(" ")]).visible(fields).map(\.id) == ["d", "b", "a"])
    }

    @Test func `requires only what is visible and still asked`() throws {
        let fields = try chain()
        let shown = RuleAnswers(content: RuleForm.content(""), fields: fields)
        let full = Content(fields: ["a": .text("x"), "b": .text("x"), "c": .text("x")])
        let answers = RuleAnswers(content: full, fields: fields)

        #expect(fields.filter(shown.requires).map(\.id) == ["a"])
        #expect(fields.filter(answers.requires).map(\.id) == ["d", "c", "a"])
        #expect(!answers.requires(RuleForm.field("old", .text, required: true, retired: true)))
    }

    @Test func `reads an answer of another shape as none`() throws {
        let texts: [FieldValue] = [
            .choices(["x"]), .duration(amount: "1", unit: "hour"), .table([["text": "x"]]), .photos([]),
        ]
        let answered = try condition("not empty(note) or note = 'x' or length(note) > 0", RuleForm.fields)

        for value in texts { #expect(!answered.holds(in: RuleForm.answers(Content(fields: ["note": value])))) }
        let count = try condition("count(wording) > 0 or count(wording.text) > 0", RuleForm.fields)
        #expect(!count.holds(in: RuleForm.answers(Content(fields: ["wording": .text("x")]))))
    }

    @Test func `finds each ring of show_if once`() throws {
        let plain = ["a", "b", "c", "d", "e"].map { RuleForm.field($0, .text) }
        func field(_ id: String, _ showIf: String) throws -> Field {
            RuleForm.field(id, .text, showIf: try condition(showIf, plain))
        }
        let fields = [
            try field("a", "empty(c)"), try field("b", "empty(a) or empty(e)"), try field("c", "empty(b)"),
            try field("d", "not empty(d)"), RuleForm.field("e", .text),
        ]

        #expect(ShowIfRings.find(in: fields) == [["a", "c", "b"], ["d"]])
        #expect(ShowIfRings.find(in: try chain()) == [])
        let tail = [
            try field("e", "empty(a)"), try field("a", "empty(b)"), try field("b", "empty(a)"),
        ]
        #expect(ShowIfRings.find(in: tail) == [["a", "b"]])
        #expect(Problem.ruleRing(["a", "c", "b"]).what.fr == "ces show_if tournent en rond : a → c → b → a")
        // Were such a form loaded all the same, nobody's answer would vanish.
        #expect(RuleAnswers(content: Content(), fields: fields).hidden == [])
    }

    @Test func `says a rule at the first visible place`() throws {
        let fields = try chain()
        let answers = RuleAnswers(content: Content(fields: ["a": .text("y")]), fields: fields)
        let words = LocalizedText(fr: "Non.", en: "No.")
        func place(_ at: [String], _ check: String = "a = 'x'") throws -> Place? {
            let check = try condition(check, fields)
            return Rule(id: "r", at: at, level: .error, condition: check, message: words, mend: words)
                .violation(in: answers)
        }

        #expect(try place(["a"]) == .field("a"))
        #expect(try place(["b", "d"]) == .field("d"))
        #expect(try place(["steps"]) == .steps)
        #expect(try place([]) == .draft)
        #expect(try place(["b", "c"]) == nil)
        #expect(try place(["a"], "a = 'y'") == nil)
    }

    @Test func `reads the parameters of a document beside the answers`() throws {
        let scope = RuleScope(
            fields: RuleForm.fields,
            parameters: [
                .init(id: "copies", kind: RuleForm.number(nil)), .init(id: "note", kind: RuleForm.number(.cm)),
            ])
        let answers = RuleAnswers(
            content: RuleForm.content("width: 25; note: 9"), fields: RuleForm.fields,
            parameters: ["copies": .text("3"), "note": .text("2")])

        #expect(try Quantity.read("width * copies + note", in: scope).get().value(in: answers) == 95)
    }

    @Test func `keeps a condition equal through spaces and parentheses`() throws {
        let first = try condition("(( first=3 ))or(laminated and 8  hour > making_time)", RuleForm.fields)
        let second = try condition("first = 3 or laminated and 8 h > making_time", RuleForm.fields)

        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(first.description == second.description)
        #expect(first.names == ["first", "laminated", "making_time"])
    }
}
