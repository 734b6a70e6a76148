/// The text of a template by Unicode scalars, with the way from a place in it to line and column.
final class TemplateSource {
    let scalars: [Unicode.Scalar]
    let report: Report
    private static let maximumProblems = 100
    /// Index of the first scalar of each line.
    private let lines: [Int]

    init(_ text: String, file: String) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
            scalars.append(scalar)
        }
        self.scalars = scalars
        lines = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
        report = Report(file: file, text: Self.string(scalars[...]))
    }

    func text(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

    /// True when `word` stands at that index.
    func has(_ word: String, at index: Int) -> Bool { scalars[index...].starts(with: word.unicodeScalars) }

    /// The first hundred are enough to go on with, and keep a hostile file from taking all day.
    func add(_ problem: Problem, at range: Range<Int>) {
        guard report.errors.count < Self.maximumProblems else { return }
        var (low, high) = (0, lines.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lines[middle] <= range.lowerBound { low = middle } else { high = middle - 1 }
        }
        report.add(problem, line: low + 1, column: range.lowerBound - lines[low] + 1, width: range.count)
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}
