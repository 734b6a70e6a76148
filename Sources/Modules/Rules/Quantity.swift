/// An expression that gives a number, such as the size of a label.
package struct Quantity: Sendable, Hashable, CustomStringConvertible {
    private let term: RuleTerm
    /// How many base units the value is divided by.
    private let scale: Double
    /// Ids of the fields and parameters it reads, and `steps` when it reads those.
    package let names: Set<String>

    /// Reads and checks an expression.
    /// - Parameter unit: what the value is wanted in; an expression that measures something else is a mistake, one
    ///   without a unit is taken in this unit. When nil, anything goes: lengths are given in mm, weights in g, volumes
    ///   in ml, durations in minutes, prices in euros.
    /// - Returns: the quantity, or every mistake in `text` with its place.
    package static func read(_ text: String, in scope: RuleScope, as unit: Unit? = nil) -> Result<
        Quantity, RuleProblems
    > {
        RuleReader.read(text, in: scope, as: .number(unit?.measure)).map {
            Quantity(term: $0, scale: unit?.measure.scale ?? 1, names: $0.names)
        }
    }

    /// A finite number, or nil when an answer that it needs is empty.
    package func value(in answers: RuleAnswers) -> Double? { term.value(in: answers).number.map { $0 / scale } }

    /// The expression as one would write it; read again, it gives an equal quantity.
    package var description: String { term.description }
}
