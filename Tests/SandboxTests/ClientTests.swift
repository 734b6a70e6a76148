import Domain
import Foundation
import Support
import Synchronization
import Testing

@testable import Sandbox

/// The client, with Probe in the part of workers that misbehave.
@Suite(.serialized, .timeLimit(.minutes(5))) struct Client {
    private let bench: Bench

    init() throws { bench = try Bench() }

    private func job(_ words: String...) -> Sandbox.Job { bench.job(.decode, words) }

    @Test func `hands over what a worker wrote`() async throws {
        let job = job("say", "garbage")

        let answer = try await Sandbox().run(job)

        #expect(String(decoding: answer, as: UTF8.self) == "garbage\n")
    }

    @Test(arguments: [[], ["sealed"]])
    func `lets a worker read its input and write its output`(words: [String]) async throws {
        try Data("a picture\n".utf8).write(to: bench("input"))
        try Data().write(to: bench("output"))

        let answer = try await Sandbox().run(bench.job(.decode, words + ["copy", "0", "3"]))

        #expect(String(decoding: answer, as: UTF8.self) == "through\n")
        #expect(try Data(contentsOf: bench("output")) == Data("a picture\n".utf8))
    }

    @Test(arguments: [[], ["sealed"]])
    func `gives a worker no environment, no descriptor but its own and a session of its own`(words: [String])
        async throws
    {
        let secret = bench("secret")
        let job = Sandbox.Job(
            .decode, "Probe", words + ["inventory"], input: bench("input"),
            files: [.write(bench("output")), .read(secret), .read(secret)])

        let answer = try await Sandbox().run(job)

        #expect(
            String(decoding: answer, as: UTF8.self)
                == "descriptors 0 1 2 3 4 5 variables 0 session own\n")
    }

    @Test(arguments: [
        (["end", "3"], "ended with exit code 3"), (["crash"], "ended by signal 11"), (["abort"], "ended by signal 6"),
        (["end", "0"], "answered 0 bytes"), (["flood"], "killed, wrote too much"), (["read-memory"], "signal 31"),
    ])
    func `calls the check unavailable when a worker dies, floods or says nothing`(
        words: [String], reason: String
    ) async throws {
        let lines = Lines()

        let refusal = await #expect(throws: Refusal.self) {
            try await Sandbox(report: lines.add).run(bench.job(.decode, words))
        }

        #expect(refusal?.code == .checkUnavailable)
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains(reason) == true)
    }

    @Test func `takes silence for an answer where a job may be silent`() async throws {
        var job = job("end", "0")
        job.mayBeSilent = true
        #expect(try await Sandbox().run(job).isEmpty)

        var broken = self.job("end", "3")
        broken.mayBeSilent = true
        await #expect(throws: Refusal.self) { try await Sandbox().run(broken) }
    }

    @Test(arguments: [["wait", "60000"], ["close-and-wait", "60000"], ["spin"]])
    func `kills a worker at the deadline`(words: [String]) async throws {
        let lines = Lines()
        var job = bench.job(.decode, words)
        job.deadline = .milliseconds(300)
        let start = ContinuousClock.now

        let refusal = await #expect(throws: Refusal.self) { try await Sandbox(report: lines.add).run(job) }

        #expect(refusal?.code == .checkUnavailable)
        #expect(lines.all.first?.contains("killed at the deadline") == true)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `keeps only the beginning of what a worker complains about`() async throws {
        let job = job("complain")
        let lines = Lines()

        await #expect(throws: Refusal.self) { try await Sandbox(report: lines.add).run(job) }

        let line = lines.all.first ?? ""
        #expect(line.hasPrefix("Probe: ended with exit code 3. this is what I think of your picture\n"))
        #expect((4096..<4200).contains(line.utf8.count))
    }

    @Test(arguments: ["/nowhere/program", "no-such-program", "/etc/passwd"])
    func `calls the check unavailable when the program cannot be executed`(program: String) async throws {
        let job = Sandbox.Job(.decode, program, [], input: bench("input"))

        let refusal = await #expect(throws: Refusal.self) { try await Sandbox().run(job) }

        #expect(refusal?.code == .checkUnavailable)
    }

    @Test func `calls the check unavailable when the launcher or a file is missing`() async throws {
        let job = job("say", "hello")
        let missing = Sandbox.Job(.decode, "Probe", ["say", "hello"], input: bench("missing"))

        let refusals = [
            await #expect(throws: Refusal.self) { try await Sandbox(programs: bench("own")).run(job) },
            await #expect(throws: Refusal.self) { try await Sandbox(programs: bench("own")).walls() },
            await #expect(throws: Refusal.self) { try await Sandbox().run(missing) },
        ]

        #expect(refusals.map { $0?.code } == [.checkUnavailable, .checkUnavailable, .checkUnavailable])
    }

    @Test func `turns away when too many wait, and is free again afterwards`() async throws {
        let job = job("wait", "300")
        let sandbox = Sandbox(workers: 1, waiting: 3)

        let codes = await withTaskGroup(of: Code?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        _ = try await sandbox.run(job)
                        return nil
                    } catch { return (error as? Refusal)?.code ?? .checkUnavailable }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(codes.count { $0 == nil } == 4)
        #expect(codes.count { $0 == .checkBusy } == 6)
        #expect(try await sandbox.run(job).isEmpty == false)
        #expect(sandbox.load == Sandbox.Load(running: 0, waiting: 0, most: 3))
    }
}

/// Lines of a report, as they came.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    @Sendable func add(_ line: String) { lines.withLock { $0.append(line) } }
}
