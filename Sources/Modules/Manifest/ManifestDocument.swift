import Yams

/// Turns the text of a manifest into nodes, with the position of everything wrong in its YAML.
struct ManifestDocument {
    static let maximumBytes = 65_536
    static let maximumDepth = 12

    private let report: Report
    /// Keys renamed so that the parser lets a second one pass, by the name they bear meanwhile.
    private var renamed: [String: String] = [:]

    private init(_ report: Report) { self.report = report }

    /// The root of the document, or nil when the YAML cannot be read; the report then says why.
    static func read(_ text: String, _ report: Report) -> Node? {
        guard ManifestScan.check(text, report) else { return nil }
        var document = ManifestDocument(report)
        guard let root = document.compose(text) else { return nil }
        document.reportDuplicates(in: root, depth: 1)
        return document.isTooDeep(root, depth: 1) ? nil : root
    }

    /// The parser stops at the first key written twice: each is renamed in its turn and parsing starts again.
    private mutating func compose(_ text: String) -> Node? {
        var text = text
        for turn in 0..<40 {
            do {
                guard let root = try Yams.compose(yaml: text, .basic) else {
                    report.add(.empty)
                    return nil
                }
                return root
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard let key = keys.first, let changed = rename(key, at: context.mark, turn: turn, in: text) else {
                    report.add(.duplicateKey(keys.first ?? ""), line: context.mark.line, column: context.mark.column)
                    return nil
                }
                text = changed
            } catch {
                reportSyntax(error)
                return nil
            }
        }
        return nil
    }

    private mutating func rename(_ key: String, at mark: Mark, turn: Int, in text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        let old = Array(key.unicodeScalars)
        guard lines.indices.contains(mark.line - 1), let mask = Unicode.Scalar(0xe000 + UInt32(turn)) else {
            return nil
        }
        let line = lines[mark.line - 1]
        var start = mark.column - 1
        if line.indices.contains(start), line[start] == "\"" || line[start] == "'" { start += 1 }
        guard start + old.count <= line.count, Array(line[start..<start + old.count]) == old, !old.isEmpty else {
            return nil
        }
        let new = [Unicode.Scalar](repeating: mask, count: old.count)
        lines[mark.line - 1].replaceSubrange(start..<start + old.count, with: new)
        renamed[Self.string(new)] = key
        return lines.map(Self.string).joined(separator: "\n")
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private func reportSyntax(_ error: any Error) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            report.add(.syntax(problem), line: mark.line, column: mark.column)
        case YamlError.reader(let problem, _, _, _):
            report.add(.syntax(problem))
        default:
            report.add(.syntax(String(describing: error)))
        }
    }

    /// Every key but the first of each name is reported where it stands.
    private func reportDuplicates(in node: Node, depth: Int) {
        guard !renamed.isEmpty, depth < 100 else { return }
        switch node {
        case .mapping(let mapping):
            var seen = Set<String>()
            for (key, value) in mapping {
                if let written = key.scalar?.string {
                    let name = renamed[written] ?? written
                    if !seen.insert(name).inserted { report.add(.duplicateKey(name), at: key) }
                }
                reportDuplicates(in: value, depth: depth + 1)
            }
        case .sequence(let sequence):
            for item in sequence { reportDuplicates(in: item, depth: depth + 1) }
        default: break
        }
    }

    /// Reports the first node of each branch that lies too deep.
    private func isTooDeep(_ node: Node, depth: Int) -> Bool {
        let children: [Node]
        switch node {
        case .mapping(let mapping): children = mapping.flatMap { [$0.key, $0.value] }
        case .sequence(let sequence): children = Array(sequence)
        default: return false
        }
        if depth > Self.maximumDepth {
            report.add(.tooDeep(limit: Self.maximumDepth), at: node)
            return true
        }
        var found = false
        for child in children where isTooDeep(child, depth: depth + 1) { found = true }
        return found
    }

    /// True for a key that only stands in for one written twice.
    static func isPlaceholder(_ key: String) -> Bool {
        guard let first = key.unicodeScalars.first else { return false }
        return (0xe000...0xe027).contains(first.value)
    }
}
