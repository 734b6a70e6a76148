/// A part of an expression once its kind is known.
struct RuleTyped {
    let term: RuleTerm
    let kind: RuleKind
    let range: Range<Int>
    /// As written, to be quoted.
    let text: String
}
