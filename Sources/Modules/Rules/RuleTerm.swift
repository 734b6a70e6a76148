/// An expression that has been read and checked: what is evaluated.
///
/// Two expressions that differ only in spaces and needless parentheses are equal.
indirect enum RuleTerm: Hashable, Sendable {
    /// In that unit, as written; never negative.
    case number(Double, Unit?)
    case text(String)
    case flag(Bool)
    case date(CalendarDate)
    case name(RuleName)
    case call(RuleFunction, [RuleTerm])
    case oneOf(RuleTerm, [RuleTerm])
    case not(RuleTerm)
    case negative(RuleTerm)
    case binary(RuleOperator, RuleTerm, RuleTerm)
    /// A plain number that takes the unit of what stands beside it; it is not written.
    case scaled(RuleTerm, by: Double)

    /// Ids of the fields and parameters that are read, and `steps`.
    var names: Set<String> {
        switch self {
        case .number, .text, .flag, .date: []
        case .name(let name): [name.id]
        case .call(_, let terms): terms.reduce(into: []) { $0.formUnion($1.names) }
        case .oneOf(let term, let terms): terms.reduce(into: term.names) { $0.formUnion($1.names) }
        case .not(let term), .negative(let term), .scaled(let term, _): term.names
        case .binary(_, let left, let right): left.names.union(right.names)
        }
    }
}

/// A name in an expression, with the way its answer is read.
struct RuleName: Hashable, Sendable {
    let id: String
    let column: String?
    let reading: RuleReading
}

/// How a stored answer becomes a value; in a column, how each cell does.
enum RuleReading: Hashable, Sendable {
    case text
    /// An option's id.
    case option
    /// `scale`: base units (mm, g, ml, minute, euro) in one of the field's.
    case number(scale: Double)
    case flag, date, choices, duration
    case rows, materials, steps, files, photos
}
