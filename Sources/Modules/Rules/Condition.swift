/// An expression that holds or does not: `show_if`, `required_if` and the `check` of a rule.
package struct Condition: Sendable, Hashable, CustomStringConvertible {
    private let term: RuleTerm
    /// Ids of the fields and parameters it reads, and `steps` when it reads those.
    package let names: Set<String>

    private init(_ term: RuleTerm) {
        self.term = term
        names = term.names
    }

    /// Reads and checks an expression.
    /// - Returns: the condition, or every mistake in `text` with its place.
    package static func read(_ text: String, in scope: RuleScope) -> Result<Condition, RuleProblems> {
        RuleReader.read(text, in: scope, as: .condition).map(Condition.init)
    }

    /// Always answers, and always the same for the same answers.
    package func holds(in answers: RuleAnswers) -> Bool { term.value(in: answers).isTrue }

    /// The expression as one would write it; read again, it gives an equal condition.
    package var description: String { term.description }
}
