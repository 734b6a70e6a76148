import Domain
import Foundation
import Glibc
import Testing

@testable import Modules

@Suite struct InspectorManifests {
    /// Codes with their places, and what was read.
    private func read(_ yaml: String, in folder: URL? = nil) throws -> (errors: [String], inspectors: [Inspector]) {
        let report = Report(file: "probe/module.yaml", text: yaml)
        let root = try #require(ManifestDocument.read(yaml, report))
        let reader = try #require(MappingReader(root, named: "module.yaml", report))
        let nodes = reader.list("inspectors", limit: InspectorLimits.perModule)
        let decoder = InspectorDecoder(module: "probe", folder: folder, report: report)
        let inspectors = decoder.decode(nodes)
        decoder.checkNames(reader.words("inspect", limit: 10), declared: InspectorDecoder.declaredIDs(nodes))
        return (report.errors.map { "\($0.code) \($0.line):\($0.column)" }, inspectors)
    }

    @Test func `limits are as usual unless they are written`() throws {
        let (errors, inspectors) = try read(
            """
            inspectors:
              - { id: probe.a, run: bin/a, protocol: 1 }
              - { id: probe.b-2, run: bin/b.py, protocol: 1, timeout: 10 s, memory: 512 MB, output: 256 KB }
            inspect: [probe.a, citizen-data, ooxml.no-macros, ooxml.no-external-links, archive.sane, pdf.no-javascript, image.min-size]
            """)

        #expect(errors == [])
        #expect(inspectors.map(\.timeoutSeconds) == [5, 10])
        #expect(inspectors.map(\.memoryMiB) == [256, 512])
        #expect(inspectors.map(\.outputKiB) == [64, 256])
        #expect(inspectors.map(\.program) == ["bin/a", "bin/b.py"])
        #expect(inspectors.last?.spot.line == 3 && inspectors.last?.spot.column == 11)
    }

    @Test(arguments: [
        ("{ id: probe.a, run: bin/a, protocol: 2 }", ["E-INSPECT-006 2:42"]),
        ("{ id: probe.a, run: bin/a, protocol: one }", ["E-INSPECT-006 2:42"]),
        ("{ id: other.a, run: bin/a, protocol: 1 }", ["E-INSPECT-008 2:11"]),
        ("{ id: probe, run: bin/a, protocol: 1 }", ["E-INSPECT-008 2:11"]),
        ("{ id: probe.A, run: bin/a, protocol: 1 }", ["E-INSPECT-008 2:11"]),
        ("{ id: probe.a, run: /bin/sh, protocol: 1 }", ["E-INSPECT-003 2:25"]),
        ("{ id: probe.a, run: bin/../a, protocol: 1 }", ["E-INSPECT-003 2:25"]),
        ("{ id: probe.a, run: tools/a, protocol: 1 }", ["E-INSPECT-003 2:25"]),
        ("{ id: probe.a, run: bin/a, protocol: 1, timeout: 11 s }", ["E-INSPECT-007 2:54"]),
        ("{ id: probe.a, run: bin/a, protocol: 1, timeout: 0 s }", ["E-INSPECT-007 2:54"]),
        ("{ id: probe.a, run: bin/a, protocol: 1, timeout: 5 }", ["E-INSPECT-007 2:54"]),
        ("{ id: probe.a, run: bin/a, protocol: 1, memory: 513 MB }", ["E-INSPECT-007 2:53"]),
        ("{ id: probe.a, run: bin/a, protocol: 1, output: 1 MB }", ["E-INSPECT-007 2:53"]),
    ])
    func `each mistake has its code and its place`(item: String, errors: [String]) throws {
        let read = try read("inspectors:\n  - \(item)\n")

        #expect(read.errors == errors)
    }

    @Test func `one that is declared twice, and names that nobody knows, with what was meant`() throws {
        let (errors, inspectors) = try read(
            """
            inspectors:
              - { id: probe.a, run: bin/a, protocol: 1 }
              - { id: probe.a, run: bin/b, protocol: 1 }
            inspect: [probe.a, probe.b, ooxml.no-macro, other.a]
            """)
        let near = Problem.unknownInspector("ooxml.no-macro", near: "ooxml.no-macros", known: [])

        #expect(errors == ["E-INSPECT-009 3:11", "E-INSPECT-010 4:20", "E-INSPECT-010 4:29", "E-INSPECT-010 4:45"])
        #expect(inspectors.count == 1)
        #expect(near.what.fr.contains("vouliez-vous « ooxml.no-macros » ?"))
    }

    private static let manifest = "inspectors:\n  - { id: probe.a, run: bin/a, protocol: 1 }\n"

    @Test(arguments: [
        ("", "E-INSPECT-001"), ("chmod -x", "E-INSPECT-002"), ("text", "E-INSPECT-004"), ("empty", "E-INSPECT-004"),
        ("folder", "E-INSPECT-004"), ("pipe", "E-INSPECT-004"), ("env", "E-INSPECT-005"), ("relative", "E-INSPECT-005"),
        ("large", "E-INSPECT-011"), ("link", "E-FILE-005"),
    ])
    func `a program that cannot be one is an error`(kind: String, code: String) throws {
        let bench = try InspectorBench()
        let program = bench.program("a")
        switch kind {
        case "": break
        case "folder": try FileManager.default.createDirectory(at: program, withIntermediateDirectories: false)
        case "pipe": #expect(mkfifo(program.path, 0o777) == 0)
        case "link":
            try FileManager.default.createSymbolicLink(at: program, withDestinationURL: URL(filePath: "/bin/sh"))
        case "chmod -x": try write("#!/bin/sh\n", 0o644, program)
        case "env": try write("#!/usr/bin/env python3\n", 0o755, program)
        case "relative": try write("#!python3\n", 0o755, program)
        case "large":
            try write("#!/bin/sh\n", 0o755, program)
            #expect(truncate(program.path, 65 << 20) == 0)
        default: try write(kind == "empty" ? "" : "a text", 0o755, program)
        }

        #expect(try read(Self.manifest, in: bench.module).errors == ["\(code) 2:25"])
    }

    private func write(_ text: String, _ mode: mode_t, _ file: URL) throws {
        try Data(text.utf8).write(to: file)
        #expect(chmod(file.path, mode) == 0)
    }

    @Test func `a program that has yet to be built is no error, and not run`() throws {
        let bench = try InspectorBench()
        let source = bench.module.appending(component: "inspector")
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: false)

        let (errors, inspectors) = try read(Self.manifest, in: bench.module)
        let module = ModuleInspectors(module: "probe", folder: bench.module, inspectors: inspectors)
        let remarks = bench.runner.provision([module], trust: ProgramTrust(own: ModuleLock()))

        #expect(errors == [])
        #expect(remarks.map(\.code) == ["W-INSPECT-003"])
        #expect(bench.runner.ready.isEmpty)
    }

    @Test func `every problem can be told in both languages`() {
        let problems: [Problem] = [
            .inspectorProgramMissing("bin/a"), .inspectorNotExecutable("bin/a"), .inspectorPath("a"),
            .inspectorNotProgram("bin/a"), .inspectorInterpreter("env"), .inspectorProtocol("2"),
            .inspectorLimit("timeout", "11 s", 1...10, "s"), .inspectorID("a", module: "b"), .inspectorTwice("a"),
            .unknownInspector("a", near: nil, known: ["b"]), .inspectorTooLarge("bin/a", limit: 1 << 20),
            .inspectorNotTrusted(module: "a", program: "bin/a"), .inspectorChanged(module: "a", program: "bin/a"),
            .inspectorNotBuilt("bin/a"), .inspectorUnreadable("bin/a", reason: "b"),
            .inspectorTrial("a.b", TrialInput.bomb.name, "crashed"),
        ]

        #expect(Set(problems.map(\.code)).count == problems.count)
        for problem in problems {
            #expect(problem.what.en != nil && problem.mend.en != nil && problem.mend.fr.hasSuffix("."))
        }
    }
}
