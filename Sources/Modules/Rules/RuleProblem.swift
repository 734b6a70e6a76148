package import Domain

/// One mistake in an expression, with its place.
package struct RuleProblem: Sendable, Hashable {
    let problem: Problem
    /// Unicode scalars from the start of the text; inside it, unless the text is empty.
    package let offset: Int
    /// Scalars to underline, at least 1.
    package let width: Int

    /// Stable, such as `E-RULE-006`.
    package var code: String { problem.code }
    package var what: LocalizedText { problem.what }
    package var mend: LocalizedText { problem.mend }

    init(_ problem: Problem, at range: Range<Int>) {
        self.problem = problem
        offset = range.lowerBound
        width = max(1, range.count)
    }
}

/// Everything that is wrong with one expression, in the order of its text.
package struct RuleProblems: Error, Sendable, Hashable {
    /// One or more.
    package let problems: [RuleProblem]

    init(_ problems: [RuleProblem]) {
        self.problems = problems.sorted { ($0.offset, $0.code) < ($1.offset, $1.code) }
    }
}
