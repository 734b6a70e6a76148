/// Looks at the text of a manifest before the YAML library does: what the contract refuses outright, and what could
/// make a parser work without end (aliases of aliases).
struct ManifestScan {
    private let report: Report
    private var flowDepth = 0
    private var quote: Unicode.Scalar?
    /// Retreat of the line that opened a block text (`|` or `>`), while inside it.
    private var blockIndent: Int?

    private init(_ report: Report) { self.report = report }

    /// Reports tabs, invisible characters, anchors, aliases and tags.
    /// - Returns: true when there were none, and the text may be parsed.
    static func check(_ text: String, _ report: Report) -> Bool {
        let before = report.errors.count
        var scan = ManifestScan(report)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            scan.look(at: Array(line.unicodeScalars), number: index + 1)
        }
        return report.errors.count == before
    }

    private mutating func look(at line: [Unicode.Scalar], number: Int) {
        if let column = line.firstIndex(of: "\t") { report.add(.tab, line: number, column: column + 1) }
        if let column = line.firstIndex(where: Self.isForbidden) {
            report.add(.controlCharacter, line: number, column: column + 1)
        }
        let indent = line.prefix { $0 == " " }.count
        if let blockIndent {
            if indent > blockIndent || indent == line.count { return }
            self.blockIndent = nil
        }
        var mayStart = quote == nil
        var column = indent
        while column < line.count {
            let scalar = line[column]
            if let open = quote {
                if open == "\"", scalar == "\\" { column += 1 } else if scalar == open { quote = nil }
            } else if scalar == "#", column == 0 || line[column - 1] == " " {
                break
            } else if mayStart, scalar == "\"" || scalar == "'" {
                quote = scalar
                mayStart = false
            } else if mayStart, "&*!".unicodeScalars.contains(scalar) {
                refuse(line, number, column)
                mayStart = false
            } else if mayStart, flowDepth == 0, scalar == "|" || scalar == ">" {
                blockIndent = indent
                break
            } else {
                mayStart = startsValue(after: scalar, line, column, was: mayStart)
            }
            column += 1
        }
    }

    /// True when the next character may be the first of a value.
    private mutating func startsValue(
        after scalar: Unicode.Scalar, _ line: [Unicode.Scalar], _ column: Int, was mayStart: Bool
    ) -> Bool {
        let spaceFollows = column + 1 >= line.count || line[column + 1] == " "
        switch scalar {
        case " ": return mayStart
        case "[", "{":
            guard mayStart else { return false }
            flowDepth += 1
            return true
        case "]", "}":
            if flowDepth > 0 { flowDepth -= 1 }
            return false
        case ",": return flowDepth > 0
        case ":": return spaceFollows || flowDepth > 0
        case "-", "?": return mayStart && spaceFollows
        default: return false
        }
    }

    private func refuse(_ line: [Unicode.Scalar], _ number: Int, _ column: Int) {
        let word = line[column...].prefix { $0 != " " && $0 != "," && $0 != "]" && $0 != "}" }
        var text = ""
        text.unicodeScalars.append(contentsOf: word)
        report.add(
            line[column] == "!" ? .tag(text) : .anchor(text), line: number, column: column + 1, width: word.count)
    }

    /// C0 and C1 controls except tab and carriage return, and marks that reorder or hide text.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0d: false
        case 0...0x1f, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069, 0x2028, 0x2029, 0xfeff: true
        default: false
        }
    }
}
