import Domain
package import Foundation

/// Everything that can be said about one module folder without a server: its manifest, its files, its fixtures.
package struct ModuleCheck: Sendable {
    /// Nil when it does not load.
    package let module: Module?
    /// Those that could be read, by name.
    package let fixtures: [Fixture]
    /// By file, line and column; warnings among them.
    package let problems: [ManifestError]

    package var isFine: Bool { problems.allSatisfy(\.isWarning) }

    private static let folder = "tests"
    private static let maximumFixtures = 100

    /// Never throws: what cannot be read is a problem.
    package static func run(on folder: URL) -> ModuleCheck {
        switch Registry.load(one: folder) {
        case .failure(let broken): return ModuleCheck(module: nil, fixtures: [], problems: broken.errors)
        case .success(let module):
            var problems = module.warnings
            let fixtures = fixtures(of: module, &problems)
            for (fixture, report) in fixtures {
                judge(fixture, of: module, report)
                problems += report.errors
            }
            problems += untested(module, fixtures.map(\.0))
            return ModuleCheck(
                module: module, fixtures: fixtures.map(\.0),
                problems: problems.sorted {
                    ($0.file, $0.line, $0.column, $0.code) < ($1.file, $1.line, $1.column, $1.code)
                })
        }
    }

    // MARK: Fixtures

    private static func fixtures(of module: Module, _ problems: inout [ManifestError]) -> [(Fixture, Report)] {
        let folder = module.folder.appendingPathComponent(folder)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
            .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().prefix(maximumFixtures)
        var fixtures: [(Fixture, Report)] = []
        for name in names {
            let path = "\(self.folder)/\(name)"
            switch ModuleFiles.read(path, in: module.folder) {
            case .failure(let problem):
                problems.append(Report(file: "\(Registry.shownPath(module.folder))/\(path)", text: "").error(problem))
            case .success(let text):
                let report = Report(file: "\(Registry.shownPath(module.folder))/\(path)", text: text)
                let decoder = FixtureDecoder(module: module, report: report)
                if let fixture = decoder.decode(text, name: String(name.dropLast(5))) {
                    fixtures.append((fixture, report))
                } else {
                    problems += report.errors
                }
            }
        }
        return fixtures
    }

    /// What a fixture says must be found, is found, and nothing else that weighs.
    private static func judge(_ fixture: Fixture, of module: Module, _ report: Report) {
        let content = fixture.content(for: module)
        let findings = module.findings(for: content, files: fixture.files)
        var found = findings.map { (Expectation($0), $0) }
        for expected in fixture.expected {
            if let index = found.firstIndex(where: { $0.0 == expected }) {
                found.remove(at: index)
            } else {
                report.add(.findingMissing(expected.description), line: fixture.expectLine)
            }
        }
        for (expectation, finding) in found where finding.level != .hint {
            report.add(.findingUnexpected(expectation.description, finding), line: fixture.expectLine)
        }
    }

    private static func untested(_ module: Module, _ fixtures: [Fixture]) -> [ManifestError] {
        let report = Report(file: "\(Registry.shownPath(module.folder))/\(ModuleFiles.manifest)", text: "")
        if fixtures.isEmpty { report.add(.noFixture) }
        let tried = Set(fixtures.flatMap { $0.expected.map(\.description) })
        for rule in module.rules where rule.level != .hint && !tried.contains(rule.id) {
            report.add(.ruleUntested(rule.id))
        }
        for schema in 1..<max(1, module.schema) where !fixtures.contains(where: { $0.schema == schema }) {
            report.add(.schemaUntested(schema))
        }
        return report.errors
    }
}
