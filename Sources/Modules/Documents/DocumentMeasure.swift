/// A number of a document, as its manifest gives it: outright or as an expression over fields and parameters.
///
/// Lengths are in millimetres.
struct DocumentMeasure: Sendable, Hashable {
    private enum Source: Sendable, Hashable {
        case fixed(Double)
        case computed(Quantity)
    }

    private let source: Source

    init(_ fixed: Double) { source = .fixed(fixed) }

    init(_ quantity: Quantity) { source = .computed(quantity) }

    /// Nil when an answer that it counts with is missing or not a number.
    func value(in answers: RuleAnswers) -> Double? {
        switch source {
        case .fixed(let value): value
        case .computed(let quantity): quantity.value(in: answers)
        }
    }

    /// True when it is the same whatever the answers.
    var isConstant: Bool {
        switch source {
        case .fixed: true
        case .computed(let quantity): quantity.names.isEmpty
        }
    }
}
