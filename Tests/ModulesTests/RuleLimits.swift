import Domain
import Foundation
import Synchronization
import Testing

@testable import Modules

@Suite struct RuleLimits {
    private func codes(_ text: String) -> [String] {
        guard case .failure(let problems) = Condition.read(text, in: RuleForm.scope) else { return [] }
        return problems.problems.map { "\($0.code) \($0.offset)+\($0.width)" }
    }

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test func `stops at two thousand characters, spaces between words not counted`() {
        let longest = "note = '" + repeated("é", 2_000 - 7) + "'"

        #expect(longest.unicodeScalars.count == 2_002)
        #expect(codes(longest) == [])
        #expect(codes(longest + repeated(" ", 5_000)) == [])
        #expect(codes("note = '" + repeated("é", 2_000 - 6) + "'") == ["E-RULE-017 7+1996"])
        #expect(codes(repeated("(", 10_000)) == ["E-RULE-017 2000+1"])
    }

    @Test func `stops at two hundred parts`() {
        let most = "first" + repeated(" + first", 98) + " > 1"

        #expect(codes(most) == [])
        #expect(codes("laminated and " + most) == ["E-RULE-018 806+1"])
        #expect(codes(repeated("1,", 500)) == ["E-RULE-001 1+1"])
        #expect(codes("first in [" + repeated("1,", 500) + "1]") == ["E-RULE-018 409+1"])
    }

    @Test(arguments: ["(", "not ", "-", "empty(", "first in ["])
    func `stops at forty levels`(_ opening: String) {
        func deep(_ levels: Int) -> [String] {
            codes(repeated(opening, levels) + "first").filter { $0.hasPrefix("E-RULE-018") }
        }

        #expect(deep(40) == [])
        #expect(deep(41) == ["E-RULE-018 \(41 * opening.unicodeScalars.count)+5"])
    }

    /// A secondary thread of Darwin has 512 KB of stack, one of Linux 8 MB.
    @Test func `keeps the largest expressions on a small stack`() throws {
        let chain = "laminated" + repeated(" and laminated", 99)
        let nest = repeated("(", 40) + "first + 1" + repeated(")", 40) + " > 0"
        let answers = RuleForm.answers(RuleForm.content("laminated: true; first: 3"))
        let results = Mutex<[String]>([])
        let done = DispatchSemaphore(value: 0)

        let thread = Thread {
            for text in [chain, nest] {
                guard case .success(let condition) = Condition.read(text, in: RuleForm.scope) else { continue }
                results.withLock { $0.append("\(condition.holds(in: answers)) \(condition)") }
            }
            done.signal()
        }
        thread.stackSize = 512 * 1_024
        thread.start()
        done.wait()

        #expect(results.withLock { $0 } == ["true \(chain)", "true first + 1 > 0"])
    }

    @Test func `says that a rule is empty`() {
        #expect(codes("") == ["E-RULE-001 0+1"])
        #expect(codes("  ") == ["E-RULE-001 0+1"])
    }

    @Test func `gives a quantity in the unit it was asked for`() throws {
        let answers = RuleForm.answers(RuleForm.content("width: 25; depth: 3; making_time: 2 hour"))
        func value(_ text: String, _ unit: Modules.Unit?) throws -> Double? {
            try Quantity.read(text, in: RuleForm.scope, as: unit).get().value(in: answers)
        }

        #expect(try value("width + depth", .mm) == 55)
        #expect(try value("width + depth", .cm) == 5.5)
        #expect(try value("210", .mm) == 210)
        #expect(try value("210", .cm) == 210)
        #expect(try value("210 * 2", nil) == 420)
        #expect(try value("making_time", .hour) == 2)
        #expect(try value("height", .mm) == nil)
    }

    @Test(arguments: [
        ("weight", "E-RULE-013 0+6"), ("note", "E-RULE-016 0+4"), ("wording", "E-RULE-016 0+7"),
        ("width > 3", "E-RULE-016 0+9"), ("width * height", "E-RULE-013 0+14"), ("widht", "E-RULE-006 0+5"),
    ])
    func `refuses a quantity of another nature`(_ text: String, _ expected: String) {
        guard case .failure(let problems) = Quantity.read(text, in: RuleForm.scope, as: .mm) else {
            Issue.record("no mistake found")
            return
        }
        #expect(problems.problems.map { "\($0.code) \($0.offset)+\($0.width)" } == [expected])
    }

    @Test func `never lets a number grow past what a number is`() throws {
        let huge = "999999999999" + repeated(" * 999999999999", 60)
        let answers = RuleForm.answers(Content())

        #expect(try Quantity.read(huge, in: RuleForm.scope).get().value(in: answers) == nil)
        #expect(try !Condition.read("\(huge) - \(huge.prefix(200)) = 0", in: RuleForm.scope).get().holds(in: answers))
    }

    @Test func `hints at what was meant, in both languages`() throws {
        guard case .failure(let problems) = Condition.read("widht > 3 or usage = 'queu'", in: RuleForm.scope) else {
            Issue.record("no mistake found")
            return
        }

        #expect(problems.problems[0].what.fr == "nom inconnu « widht » ; vouliez-vous « width » ?")
        #expect(problems.problems[0].what.en == "unknown name “widht”; did you mean “width”?")
        #expect(problems.problems[1].what.fr == "« usage » n'a pas de choix « queu » ; vouliez-vous « queue » ?")
        #expect(problems.problems[1].mend.en == "choose among 'queue', 'deposit', 'voucher'.")
    }

    @Test func `says both kinds in plain words`() throws {
        guard case .failure(let problems) = Condition.read("opens > width", in: RuleForm.scope) else {
            Issue.record("no mistake found")
            return
        }

        let what = problems.problems[0].what
        #expect(what.fr == "« opens » est une date et « width » est une longueur : ils ne se comparent pas")
        #expect(what.en == "“opens” is a date and “width” is a length: they cannot be compared")
    }

    @Test(arguments: [
        ("opens > '2026-11-24'", "remove the quotes: 2026-11-24."), ("'20' = width", "remove the quotes: 20."),
        ("laminated = 'true'", "remove the quotes: true."),
        ("width = 'wide'", "compare two values of the same kind."),
    ])
    func `says to remove quotes only where that mends`(_ text: String, _ mend: String) {
        guard case .failure(let problems) = Condition.read(text, in: RuleForm.scope) else {
            Issue.record("no mistake found")
            return
        }
        #expect(problems.problems.map(\.mend.en) == [mend])
    }
}
