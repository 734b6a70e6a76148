import Foundation
import Support
import Testing

@testable import Sandbox

/// Programs that are not ours: how they end is told, and what they are told.
@Suite(.serialized, .timeLimit(.minutes(5))) struct Observations {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test(arguments: [
        (["say", "garbage"], Sandbox.Observation.End.well), (["end", "3"], .exited(code: 3)), (["end", "0"], .well),
        (["crash"], .signalled(11)), (["flood"], .tooMuch), (["wait", "60000"], .tooSlow),
    ])
    func `tells how a program ended`(words: [String], end: Sandbox.Observation.End) async throws {
        var job = bench.job(.inspect, words)
        job.deadline = .seconds(2)
        job.outputLimit = 1000
        let lines = Lines()

        let observation = try await Sandbox(report: lines.add).observe(job)

        #expect(observation.end == end)
        #expect(observation.output.count <= 1001)
        #expect(observation.duration < .seconds(4))
        #expect(lines.all.isEmpty)
    }

    @Test func `a program that may write more than usual is let`() async throws {
        let text = String(repeating: "a", count: 100_000)
        var job = Sandbox.Job(.inspect, "/bin/sh", ["-c", "read line; echo $line"], input: bench("input"))
        try Data((text + "\n").utf8).write(to: bench("input"))

        let few = try await Sandbox().observe(job)
        job.outputLimit = 200_000
        let many = try await Sandbox().observe(job)

        #expect(few.end == .tooMuch && few.output.count == Sandbox.answerLimit + 1)
        #expect(many.end == .well && many.output.count == text.count + 1)
    }

    @Test func `a program gets the variables of its job and no others`() async throws {
        var job = Sandbox.Job(.inspect, "/usr/bin/env", [], input: bench("input"))
        job.variables = ["TOKEN": "a = b", "CONTEXT": "/a/b", "EMPTY": ""]

        let observation = try await Sandbox().observe(job)

        #expect(String(decoding: observation.output, as: UTF8.self) == "CONTEXT=/a/b\nEMPTY=\nTOKEN=a = b\n")
    }

    @Test(arguments: ["LD_PRELOAD", "", "lower", "A B", "A9"])
    func `a name that no variable of a job has is not passed on`(name: String) async throws {
        var job = Sandbox.Job(.inspect, "/usr/bin/env", [], input: bench("input"))
        job.variables = [name: "/a"]

        let observation = try await Sandbox().observe(job)

        #expect(observation.end == .exited(code: 64))
        #expect(observation.log.contains("--set needs NAME=VALUE"))
    }
}
