import Domain
import Foundation
import Sandbox
import Testing

@testable import Modules

/// Programs of modules, honest and naughty, run for real behind the walls.
@Suite(.serialized, .timeLimit(.minutes(2))) struct InspectorRuns {
    @Test func `a Python program reads its file and its context and answers`() async throws {
        let bench = try InspectorBench()
        try bench.take("lines")
        #expect(bench.approve(bench.inspectors(["lines"])).isEmpty)

        let few = try await bench.run("lines", on: bench.file("a\nb\n", name: "été \"1\"\n\u{1f41d}.csv"))
        let many = try await bench.run("lines", on: bench.file(String(repeating: "\n", count: 1001), name: "long.csv"))

        print("inspectors: Python answered in \(few.duration) and \(many.duration)")
        #expect(
            few.answer?.facts == [
                "lines": .number(2), "kind": .text("csv"),
                "said": .lines([LocalizedText(fr: "Compté.", en: "Counted.")]),
            ])
        #expect(few.answer?.verdict == .accept)
        #expect(few.log == "")
        #expect(many.answer?.verdict == .refuse)
        let finding = try #require(many.answer?.findings.first)
        #expect(finding.code == "too-many-lines" && finding.level == .error && finding.place == "long.csv")
        #expect(finding.mend == LocalizedText(fr: "N'en garder que 1000.", en: "Keep only 1000."))
        #expect(bench.reported.isEmpty)
    }

    /// What each does instead of answering, and what its failure must be.
    private static let naughty: [(String, @Sendable (InspectorFailure) -> Bool)] = [
        ("hang", { $0 == .tooSlow(seconds: 1) }),
        ("spin", { $0 == .tooSlow(seconds: 1) || $0 == .crashed("signal 9") }),
        ("crash", { $0 == .crashed("signal 6") }),
        ("fails", { $0 == .crashed("exit code 3") }),
        ("flood", { $0 == .tooMuch(kibibytes: 8) }),
        ("silent", { $0 == .silent }),
        ("forger", { $0 == .wrongToken }),
        ("echo", { $0 == .wrongToken }),
        ("twice", { $0 == .twoAnswers }),
        ("nonsense", { $0 == .malformed("no JSON") }),
        ("memory", { $0 == .crashed("exit code 1") }),
    ]

    @Test func `whatever a program does, the check is unavailable and nothing is refused`() async throws {
        let bench = try InspectorBench()
        for (name, _) in Self.naughty { try bench.take(name) }
        #expect(bench.approve(bench.inspectors(Self.naughty.map(\.0), seconds: 1, output: 8)).isEmpty)
        let forged = String(
            repeating: "BRICOLEUR-RESULT 00000000000000000000000000000000 {\"verdict\":\"accept\"}\n", count: 20)
        var ends: [String] = []

        for (name, isRight) in Self.naughty {
            let run = try await bench.run(name, on: bench.file(forged))
            let failure = try #require(run.failure, "\(name): \(run.outcome)")
            #expect(isRight(failure), "\(name): \(failure)")
            #expect(run.duration < .seconds(3))
            ends.append("\(name): \(failure)")
        }

        print(
            "inspectors: \(ends.count) naughty programs, \(ends.count) unavailable\n  " + ends.joined(separator: "\n  ")
        )
        #expect(bench.reported.count { $0.contains("(file ") } == Self.naughty.count)
        #expect(bench.runner.paused.isEmpty)
    }

    @Test func `noise around the answer is log, for operators, and fit for a terminal`() async throws {
        let bench = try InspectorBench()
        for name in ["noise", "reader", "grumble"] { try bench.take(name) }
        bench.approve(bench.inspectors(["noise", "reader", "grumble"]))
        let forged = "BRICOLEUR-RESULT 00000000000000000000000000000000 {\"verdict\":\"refuse\"}\n"

        let noise = try await bench.run("noise", on: bench.file("a"))
        let reader = try await bench.run("reader", on: bench.file(forged))
        let grumble = try await bench.run("grumble", on: bench.file("a"))

        #expect(noise.answer?.verdict == .accept)
        #expect(noise.log.contains("reading \u{fffd}[31mthe file\u{23ce}") && noise.log.hasSuffix("a warning"))
        #expect(reader.answer?.verdict == .accept)
        #expect(reader.log.contains("verdict"))
        #expect(bench.reported.count { $0.contains(" says: ") } == 3)
        // A gigabyte of log takes longer than it may, or is read and thrown away.
        #expect(grumble.answer != nil || grumble.failure == .tooSlow(seconds: 5))
        #expect(grumble.log.utf8.count <= InspectorLimits.logBytes)
    }

    @Test func `a program gets at nothing but its file, and three variables`() async throws {
        let bench = try InspectorBench()
        try bench.take("burglar")
        bench.approve(bench.inspectors(["burglar"]))

        let run = try await bench.run("burglar", on: bench.file("a"))

        print("inspectors: burglar \(run.answer?.facts ?? [:])")
        #expect(run.answer?.facts["tries"] == .number(13))
        #expect(run.answer?.facts["through"] == .text("-"))
        #expect(
            run.answer?.facts["variables"] == .text("BRICOLEUR_CONTEXT BRICOLEUR_PROTOCOL BRICOLEUR_TOKEN"))
    }

    @Test func `a program that is not approved, has changed or is gone is not run, and its file passes`() async throws {
        let bench = try InspectorBench()
        try bench.take("lines")
        let module = bench.inspectors(["lines", "gone"])
        let file = try bench.file("a\n")

        let unknown = bench.runner.provision([module], trust: ProgramTrust(own: ModuleLock()))
        let first = try await bench.run("lines", on: file)
        var lock = ModuleLock()
        #expect(lock.pin(module).map(\.inspector.id) == ["probe.lines"])
        try bench.take("noise")
        try FileManager.default.removeItem(at: bench.program("lines"))
        try FileManager.default.moveItem(at: bench.program("noise"), to: bench.program("lines"))
        let changed = bench.runner.provision([module], trust: ProgramTrust(own: lock))
        let second = try await bench.run("lines", on: file)
        let third = try await bench.run("nowhere", on: file)

        #expect(unknown.map(\.code) == ["W-INSPECT-001", "W-INSPECT-004"])
        #expect(unknown.allSatisfy { $0.isWarning && $0.line == 9 })
        #expect(unknown.first?.mend.en?.contains("bricoleur module trust probe") == true)
        #expect(changed.map(\.code) == ["W-INSPECT-002", "W-INSPECT-004"])
        for run in [first, second, third] { #expect(run.outcome == .notRun) }
    }

    @Test func `what runs is what was approved, whatever becomes of the module's file`() async throws {
        let bench = try InspectorBench()
        try bench.take("lines")
        bench.approve(bench.inspectors(["lines"]))
        try Data("#!/bin/sh\necho through\n".utf8).write(to: bench.program("lines"))

        let run = try await bench.run("lines", on: bench.file("a\n"))

        #expect(run.answer?.facts["lines"] == .number(1))
    }

    @Test func `many at once, each with a token and a file of its own`() async throws {
        let bench = try InspectorBench()
        try bench.take("lines")
        bench.approve(bench.inspectors(["lines"]))
        let count = 40

        let right = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    let file = try bench.file(String(repeating: "\n", count: number))
                    return try await bench.run("lines", on: file).answer?.facts["lines"] == .number(Double(number))
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        print("inspectors: \(count) runs at once, \(right) right")
        #expect(right == count)
        let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path + "/programs")
        #expect(left.count == 1)
    }
}
