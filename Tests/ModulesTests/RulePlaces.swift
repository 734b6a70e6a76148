import Testing

@testable import Modules

/// Where a mistake of an expression stands in the file.
@Suite struct RulePlaces {
    /// Code, line, column, and what is underlined.
    private func places(_ yaml: String) throws -> [String] {
        let report = Report(file: "module.yaml", text: yaml)
        let root = try #require(ManifestDocument.read(yaml, report))
        let reader = try #require(MappingReader(root, named: "field", report))
        let (text, node) = try #require(reader.text("show_if", limit: 2_000))
        guard case .failure(let problems) = Condition.read(text, in: RuleForm.scope) else { return [] }
        report.add(problems, at: node)
        return report.errors.map { error in
            let line = Array((error.source ?? "").unicodeScalars)
            let end = min(line.count, error.column - 1 + error.width)
            let part = line[error.column - 1..<end].map(String.init).joined()
            return "\(error.code) \(error.line):\(error.column) \(part)"
        }
    }

    @Test(arguments: [
        ("show_if: widht > 3", "E-RULE-006 1:10 widht"),
        ("a: 1\nshow_if: \"note = 'é' or widht > 3\"", "E-RULE-006 2:25 widht"),
        ("{ show_if: 'widht > 3' }", "E-RULE-006 1:13 widht"),
        ("show_if: 'note = ''a'' or widht > 3'", "E-RULE-006 1:27 widht"),
        ("show_if: 'usage = ''queu'''", "E-RULE-012 1:19 ''queu''"),
        ("show_if: \"usage = \\\"queue\\\"\"", "E-RULE-003 1:19 \\\"queue\\\""),
        ("show_if: \"usage = 'queue\"", "E-RULE-002 1:19 'queue"),
        ("show_if: \"width >\"", "E-RULE-001 1:17 >"),
        ("show_if: \"\\u0077idht > 3\"", "E-RULE-006 1:10 \"\\u0077idht"),
        ("show_if: >-\n  laminated and\n  widht > 3", "E-RULE-006 1:10 >"),
        ("show_if: \"laminated and\n  widht > 3\"", "E-RULE-006 1:10 \"laminated and"),
    ])
    func `points at the mistake when it can be seen there`(_ yaml: String, _ expected: String) throws {
        #expect(try places(yaml) == [expected])
    }

    @Test func `reports all mistakes of one expression in their order`() throws {
        let found = try places("show_if: \"contains(wording.txet, 'x') or widht > 3 && first > 20 kg\"")

        #expect(found == ["E-RULE-007 1:28 txet", "E-RULE-006 1:42 widht", "E-RULE-003 1:52 &&"])
    }
}
