import Domain
import Foundation
import Yams

/// Collects everything wrong in one file while it is read.
///
/// Lives and dies inside one loading.
final class Report {
    let file: String
    private let lines: [String]
    private(set) var errors: [ManifestError] = []

    init(file: String, text: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.last == "\r" ? String($0.dropLast()) : String($0)
        }
    }

    func add(_ problem: Problem, line: Int = 1, column: Int = 1, width: Int = 1) {
        errors.append(error(problem, line: line, column: column, width: width))
    }

    /// Takes over what was found in another file of the module.
    func add(_ errors: [ManifestError]) { self.errors += errors }

    func error(_ problem: Problem, line: Int = 1, column: Int = 1, width: Int = 1) -> ManifestError {
        let source = lines.indices.contains(line - 1) ? lines[line - 1] : nil
        let room = max(1, (source?.unicodeScalars.count ?? 0) - column + 1)
        return ManifestError(
            code: problem.code, file: file, line: line, column: column, width: max(1, min(width, room)),
            source: source.flatMap { $0.isEmpty ? nil : $0 }, what: problem.what, mend: problem.mend)
    }

    func add(_ problem: Problem, at node: Node) {
        let mark = node.mark
        add(problem, line: mark?.line ?? 1, column: mark?.column ?? 1, width: node.width)
    }
}

extension Node {
    /// Scalars to underline: the whole of a one-line scalar, one for anything else.
    fileprivate var width: Int {
        guard case .scalar(let scalar) = self else { return 1 }
        switch scalar.style {
        case .plain: return scalar.string.unicodeScalars.count
        case .singleQuoted, .doubleQuoted: return scalar.string.unicodeScalars.count + 2
        default: return 1
        }
    }
}
