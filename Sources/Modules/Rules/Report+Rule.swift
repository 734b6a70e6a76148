import Yams

extension Report {
    /// Reports each mistake of an expression where it stands in the file.
    /// - Parameter node: the scalar whose whole text the expression is. When it is written over several lines or with
    ///   escapes that hide its characters, the mistakes are reported at its start.
    func add(_ problems: RuleProblems, at node: Node) {
        let columns = node.mark.flatMap { places(in: node, line: $0.line, column: $0.column) }
        for problem in problems.problems {
            guard let columns, let line = node.mark?.line, columns.indices.contains(problem.offset) else {
                add(problem.problem, at: node)
                continue
            }
            let first = columns[problem.offset].lowerBound
            let end = columns[min(problem.offset + problem.width, columns.count) - 1].upperBound
            add(problem.problem, line: line, column: first, width: end - first)
        }
    }

    /// The columns in the file of each Unicode scalar of a text, or nil when they cannot be found.
    private func places(in node: Node, line: Int, column: Int) -> [Range<Int>]? {
        guard let scalar = node.scalar, let source = error(.empty, line: line).source else { return nil }
        let quote: Unicode.Scalar?
        switch scalar.style {
        case .plain: quote = nil
        case .singleQuoted: quote = "'"
        case .doubleQuoted: quote = "\""
        default: return nil
        }
        let written = Array(source.unicodeScalars)
        var place = column - 1 + (quote == nil ? 0 : 1)
        var columns: [Range<Int>] = []
        for scalar in scalar.string.unicodeScalars {
            // A quote written twice, or after a backslash, is one character of the text.
            let isDoubled = quote == "'" && scalar == "'"
            let isEscaped = quote == "\"" && (scalar == "\"" || scalar == "\\")
            let end = place + (isDoubled || isEscaped ? 2 : 1)
            guard end <= written.count, written[end - 1] == scalar else { return nil }
            columns.append(place + 1..<end + 1)
            place = end
        }
        return columns
    }
}
