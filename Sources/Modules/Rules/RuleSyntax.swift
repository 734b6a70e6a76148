/// A part of an expression as it was written, with its place.
struct RuleSyntax {
    indirect enum Form {
        case number(Double, Unit?)
        case text(String)
        case flag(Bool)
        case date(CalendarDate)
        case name(String, column: Word?)
        case call(Word, [RuleSyntax])
        case oneOf(RuleSyntax, [RuleSyntax])
        case not(RuleSyntax)
        case negative(RuleSyntax)
        case binary(RuleOperator, RuleSyntax, RuleSyntax)
        /// Already reported.
        case broken
    }

    struct Word {
        let text: String
        let range: Range<Int>
    }

    let form: Form
    /// Scalars, its parentheses among them.
    let range: Range<Int>
}
