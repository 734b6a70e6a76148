import Domain
import Testing

@testable import Modules

/// What holds of every expression and of all answers; the same thousands on every run.
@Suite struct RuleProperties {
    @Test func `reads back what it prints, and answers the same each time`() throws {
        var random = RuleRandom(state: 20_261_124)
        let contents = (0..<12).map { _ in random.content() }
        let answers = contents.map(RuleForm.answers)
        let again = contents.map(RuleForm.answers)
        var characters = 0
        var made = 0
        var held = 0

        for _ in 0..<2_000 {
            let text = random.condition(depth: 6)
            let condition: Condition
            switch Condition.read(text, in: RuleForm.scope) {
            case .success(let read): condition = read
            case .failure(let problems):
                if problems.problems.contains(where: { $0.code == "E-RULE-018" }) { continue }
                Issue.record("\(text): \(problems.problems.map(\.code))")
                continue
            }
            made += 1
            characters += condition.description.unicodeScalars.count
            let printed = try Condition.read(condition.description, in: RuleForm.scope).get()
            #expect(printed == condition, "\(text)")
            #expect(printed.description == condition.description)
            for index in answers.indices {
                let holds = condition.holds(in: answers[index])
                held += holds ? 1 : 0
                #expect(printed.holds(in: again[index]) == holds, "\(text)")
            }
        }

        print("random conditions: \(made) of \(characters / made) characters, \(held) of \(made * 12) answers held")
        #expect(made > 1_900)
        #expect(held > made && held < made * 11)
    }

    @Test func `gives a finite number or none`() throws {
        var random = RuleRandom(state: 7)
        var given = 0

        for _ in 0..<3_000 {
            let text = random.number(depth: 4, .mm)
            guard case .success(let quantity) = Quantity.read(text, in: RuleForm.scope, as: .mm) else { continue }
            let value = quantity.value(in: RuleForm.answers(random.content()))
            #expect(value?.isFinite != false, "\(text)")
            #expect(try Quantity.read(quantity.description, in: RuleForm.scope, as: .mm).get() == quantity, "\(text)")
            given += value == nil ? 0 : 1
        }

        print("random quantities: 3000, \(given) with a value")
        #expect(given > 300)
    }

    @Test func `ends on any text, and points inside it`() {
        var random = RuleRandom(state: 99)
        var read = 0
        var explained = 0

        for round in 0..<10_000 {
            let text = round.isMultiple(of: 2) ? random.tokens() : random.characters()
            let count = text.unicodeScalars.count
            switch Condition.read(text, in: RuleForm.scope) {
            case .success(let condition):
                read += 1
                _ = condition.holds(in: RuleForm.answers(Content()))
            case .failure(let problems):
                explained += 1
                #expect(!problems.problems.isEmpty)
                for problem in problems.problems {
                    #expect(problem.offset >= 0 && problem.width >= 1, "\(text)")
                    #expect(problem.offset + problem.width <= max(1, count), "\(text)")
                }
            }
        }

        print("random texts: \(read) read, \(explained) explained")
        #expect(read + explained == 10_000)
        #expect(read > 5)
    }

    @Test func `says something of every damaged condition, or reads it back`() throws {
        var random = RuleRandom(state: 4)
        var explained = 0

        for _ in 0..<3_000 {
            let text = random.damaged(random.condition(depth: 3))
            switch Condition.read(text, in: RuleForm.scope) {
            case .success(let condition):
                #expect(try Condition.read(condition.description, in: RuleForm.scope).get() == condition, "\(text)")
            case .failure(let problems):
                explained += 1
                for problem in problems.problems {
                    #expect(problem.offset + problem.width <= max(1, text.unicodeScalars.count), "\(text)")
                }
            }
        }

        print("damaged conditions: \(explained) of 3000 explained")
        #expect(explained > 1_000)
    }
}
