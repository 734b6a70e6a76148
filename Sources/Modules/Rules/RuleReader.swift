/// From the text of an expression to what is evaluated: words, then structure, then meaning.
enum RuleReader {
    /// What the whole expression has to give.
    enum Wanted {
        case condition
        /// A number that measures this, or any number.
        case number(Measure?)
    }

    static func read(_ text: String, in scope: RuleScope, as wanted: Wanted) -> Result<RuleTerm, RuleProblems> {
        let source = RuleSource(text)
        var lexer = RuleLexer(source)
        guard let tokens = lexer.read() else { return .failure(RuleProblems(lexer.problems)) }
        var parser = RuleParser(tokens, source, isDamaged: lexer.isDamaged)
        let tree = parser.read()
        var checker = RuleChecker(scope, source, isPartial: parser.isStopped || lexer.isDamaged)
        let term = checker.check(tree, wanted)
        let problems = lexer.problems + parser.problems + checker.problems
        return problems.isEmpty ? .success(term) : .failure(RuleProblems(problems))
    }
}

/// The text of an expression by Unicode scalars, which is how places in it are counted.
struct RuleSource {
    let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    subscript(range: Range<Int>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return text
    }

    /// The part there, short enough to be quoted.
    func quoted(_ range: Range<Int>) -> String {
        range.count <= 60 ? self[range] : self[range.lowerBound..<range.lowerBound + 59] + "…"
    }
}
