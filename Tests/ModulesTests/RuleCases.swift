import Domain
import Testing

@testable import Modules

@Suite struct RuleCases {
    @Test(arguments: RuleDocument.cases)
    func `gives what Docs/rules.md says`(_ example: RuleDocument.Case) throws {
        let answers = RuleForm.answers(RuleForm.content(example.answers))

        switch example.result {
        case "true", "false":
            let condition = try Condition.read(example.expression, in: RuleForm.scope).get()
            #expect(String(condition.holds(in: answers)) == example.result)
            #expect(try Condition.read(condition.description, in: RuleForm.scope).get() == condition)
        default:
            let quantity = try Quantity.read(example.expression, in: RuleForm.scope).get()
            let expected = Double(example.result)
            #expect(expected != nil || example.result == "empty")
            #expect(quantity.value(in: answers) == expected)
            #expect(try Quantity.read(quantity.description, in: RuleForm.scope).get() == quantity)
        }
    }

    @Test(arguments: RuleDocument.mistakes)
    func `finds the mistakes of Docs/rules.md where it says`(_ example: RuleDocument.Mistakes) {
        let scalars = Array(example.expression.unicodeScalars)
        guard case .failure(let problems) = Condition.read(example.expression, in: RuleForm.scope) else {
            Issue.record("no mistake found")
            return
        }

        let found = problems.problems.map { problem in
            var underlined = ""
            underlined.unicodeScalars.append(contentsOf: scalars[problem.offset..<problem.offset + problem.width])
            return RuleDocument.Mistake(code: problem.code, column: problem.offset + 1, underlined: underlined)
        }
        #expect(found == example.mistakes)
        for problem in problems.problems { #expect(problem.mend.fr.hasSuffix(".") && problem.mend.en != nil) }
    }

    @Test func `runs enough of the document to be worth its name`() {
        let codes = Set(RuleDocument.mistakes.flatMap { $0.mistakes.map(\.code) })
        print("rules: \(RuleDocument.cases.count) cases, \(RuleDocument.mistakes.count) broken, \(codes.count) codes")

        #expect(RuleDocument.cases.count >= 120)
        #expect(RuleDocument.mistakes.count >= 55)
        #expect(codes.count == 16)
        for field in RuleForm.fields {
            #expect(RuleDocument.text.contains("`\(field.id)`"), "\(field.id) is not told of")
        }
    }
}
