import Foundation
import Support
import Testing

/// The whole corpus of real files through `bricoleur media inspect`, as an operator runs it.
@Suite(.enabled(if: Corpus.isThere, "\(Corpus.absence)")) struct RealFiles {
    private struct Report: Decodable {
        let file: String
        let verdict: String
        let type: String
        let width: Int
        let height: Int
        let findings: [Finding]

        struct Finding: Decodable {
            let code: String
            let level: String
            let what: String
            let mend: String
        }
    }

    /// The manifest's word for each verdict.
    private static let words = ["accept": "accept", "normalise": "accept-after-normalising", "refuse": "refuse"]

    /// Rows whose expectation depends on a choice, and where ours differs: each is argued in Docs/decisions.md.
    private static let argued: Set<String> = []

    @Test func `every real file gets its verdict and its upright size`() async throws {
        let folder = try TemporaryFolder()
        let rows = try Corpus.rows()
        let run = try await Command.run(["media", "inspect", "--json"] + rows.map(\.url.path), in: folder.url)
        let reports = try JSONDecoder().decode([Report].self, from: Data(run.output.utf8))

        #expect(run.code == 1, "hostile files are among them: \(run.error)")
        #expect(reports.map(\.file) == rows.map(\.url.path))
        var counts: [String: Int] = [:]
        for (row, report) in zip(rows, reports) {
            let found = Self.words[report.verdict] ?? report.verdict
            let codes = report.findings.map(\.code).joined(separator: ", ")
            let isArgued = row.strength == "policy" && Self.argued.contains(row.file)
            #expect(found == row.verdict || isArgued, "\(row.file): \(found) (\(codes))")
            if !row.size.isEmpty, found != "refuse" {
                #expect("\(report.width)x\(report.height)" == row.size, "\(row.file)")
            }
            for finding in report.findings {
                #expect(!finding.what.isEmpty && !finding.mend.isEmpty && !finding.what.contains("{"), "\(finding)")
            }
            counts["\(row.strength) \(found)", default: 0] += 1
        }
        let figures = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        print("corpus: \(rows.count) files: \(figures)")
        #expect(rows.count >= 79)
    }

    @Test func `an accepted file gives exit code 0, and the renditions are written`() async throws {
        let folder = try TemporaryFolder()
        let photo = Corpus.folder.appending(path: "photos/phone_galaxyS_or6_gps.jpg")

        let inspected = try await Command.run(["media", "inspect", photo.path], in: folder.url)
        let rendered = try await Command.run(
            ["media", "render", "--out", folder("out").path, photo.path], in: folder.url)

        #expect(inspected.code == 0 && inspected.output.contains("480x640"))
        #expect(rendered.code == 0, "\(rendered.error)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder("out").path).sorted()
        #expect(names == ["320.jpg", "480.jpg", "full.jpg"])
    }
}
