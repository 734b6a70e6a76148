import Foundation
import Sandbox
import Testing

@testable import Modules

@Suite(.serialized, .timeLimit(.minutes(3))) struct InspectorTrials {
    private func trials(_ bench: InspectorBench, _ module: ModuleInspectors) async throws -> [InspectorTrial] {
        let trials = try await InspectorConformance(sandbox: Sandbox()).trials(of: module)
        for trial in trials {
            print(
                "inspectors: \(trial.run.inspector) on \(trial.input.rawValue): \(trial.end), \(trial.run.duration)")
        }
        return trials
    }

    @Test func `the spreadsheet's program stands everything`() async throws {
        let bench = try InspectorBench()
        try bench.take(InspectorBench.formulas, as: "formulas")
        let module = bench.inspectors(["formulas"])

        let trials = try await trials(bench, module)

        #expect(trials.map(\.input) == TrialInput.allCases)
        #expect(trials.filter { !$0.isPassed }.map(\.end) == [])
        #expect(trials.allSatisfy { $0.run.answer?.verdict == .accept })
        #expect(InspectorConformance.errors(trials, in: module).isEmpty)
    }

    @Test func `an honest Python program stands it too, and a naughty one is told by line`() async throws {
        let bench = try InspectorBench()
        for name in ["lines", "silent", "spin", "memory", "twice", "flood"] { try bench.take(name) }
        let good = bench.inspectors(["lines", "silent"])
        let bad = bench.inspectors(["spin", "twice", "flood"], seconds: 1, output: 1)

        let passed = try await trials(bench, good)
        let failed = try await trials(bench, bad)
        let errors = InspectorConformance.errors(failed, in: bad)

        #expect(passed.count == 2 * TrialInput.allCases.count && passed.allSatisfy(\.isPassed))
        #expect(failed.count == 3 * TrialInput.allCases.count && failed.allSatisfy { !$0.isPassed })
        #expect(errors.count == failed.count)
        #expect(errors.allSatisfy { $0.code == "E-INSPECT-020" && $0.line == 9 && !$0.isWarning })
    }

    /// A bomb that is none would prove nothing.
    @Test func `the zip bomb really is one`() throws {
        let bytes = TrialInput.bomb.bytes
        let bench = try InspectorBench()
        let file = bench.folder.appending(component: "bomb.zip")
        try Data(bytes).write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            "import sys, zipfile, zlib\nz = zipfile.ZipFile(sys.argv[1]); i = z.getinfo('xl/workbook.xml')\n"
                + "z.fp.seek(i.header_offset + 30 + len(i.filename)); d = zlib.decompressobj(-15); n = 0\n"
                + "data = z.fp.read(i.compress_size)\n"
                + "while data:\n n += len(d.decompress(data, 1 << 20)); data = d.unconsumed_tail\nprint(n, d.eof)",
            file.path,
        ]
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()

        print("inspectors: bomb of \(bytes.count) bytes inflates to \(said)")
        #expect(bytes.count < 12 << 20)
        #expect(said.hasSuffix("True\n") && (Int(said.split(separator: " ").first ?? "") ?? 0) > 500 << 20)
    }
}
