import Foundation
import Glibc
import Testing

@testable import Sandbox

/// What a worker may use up, in each profile.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ResourceLimits {
    /// What came of Probe's words in all profiles, when it was not what was expected.
    private func surprises(
        _ words: [String], _ expected: Outcome, adjust: (inout Sandbox.Job) -> Void = { _ in }
    ) async throws -> [String] {
        var surprises: [String] = []
        for (profile, start) in [
            (Sandbox.Profile.decode, []), (.decode, ["sealed"]), (.inspect, []), (.inspect, ["sealed"]), (.render, []),
        ] {
            let bench = try Bench()
            var job = bench.job(profile, start + words)
            adjust(&job)
            let outcome = Outcome(await bench.run(job))
            if outcome != expected { surprises.append("\(profile) \(start) \(words): \(outcome)") }
        }
        return surprises
    }

    @Test(arguments: ["map-memory", "fill-memory"])
    func `two gibibytes of memory are not to be had`(attempt: String) async throws {
        #expect(Outcome(try await Bench().runFree(["map-memory"])) == .through)
        #expect(try await surprises([attempt], .held) == [])
    }

    @Test func `a job that asks for more memory gets it`() async throws {
        #expect(try await surprises(["map-memory"], .through) { $0.memoryMiB = 4096 } == [])
    }

    @Test func `processor time ends, even for who is deaf to the warning`() async throws {
        let bench = try Bench()
        var deaf = bench.job(.decode, ["spin-deaf"])
        deaf.cpuSeconds = 1

        #expect(Outcome(await bench.run(deaf)) == .died(signal: SIGKILL))
        #expect(try await surprises(["spin"], .died(signal: SIGKILL)) { $0.cpuSeconds = 1 } == [])
    }

    @Test(arguments: [
        (["fill-file", "3"], Outcome.died(signal: SIGXFSZ)), (["fill-file-deaf", "3"], .held),
        (["stretch-file", "3"], .held),
    ])
    func `a file does not grow beyond its limit`(words: [String], expected: Outcome) async throws {
        let bench = try Bench()
        var job = bench.job(.decode, words)
        job.fileMiB = 3

        let outcome = Outcome(await bench.run(job))

        #expect(outcome == expected)
        #expect(try Data(contentsOf: bench("output")).count <= 3 * 1024 * 1024)
        #expect(try await surprises(words, expected) { $0.fileMiB = 3 } == [])
    }

    @Test(arguments: ["descriptors", "core"])
    func `descriptors are few and core dumps none`(attempt: String) async throws {
        #expect(try await surprises([attempt], .held) == [])
    }

    @Test func `a thousand descriptors are not too many without the limit`() async throws {
        #expect(Outcome(try await Bench().runFree(["descriptors"])) == .through)
    }

    /// The limit does not bind root, hence as nobody.
    @Test(.enabled(if: geteuid() == 0), arguments: [[], ["threads"]])
    func `threads are limited where they are allowed`(start: [String]) async throws {
        let bench = try Bench(.nobody)

        let few = Outcome(await bench.run(bench.job(.inspect, start + ["thread"])))
        let many = Outcome(await bench.run(bench.job(.inspect, start + ["many-threads"])))

        #expect(few == .through)
        #expect(many == .held)
    }

    /// Without seccomp this limit is all that refuses processes.
    @Test(.enabled(if: geteuid() == 0)) func `nobody can fork even without seccomp`() async throws {
        let bench = try Bench(.nobodyWithoutSeccomp)

        #expect(Outcome(await bench.run(bench.job(.decode, ["fork"]))) == .held)
        #expect(Outcome(await bench.run(bench.job(.decode, ["inet"]))) == .through)
    }

    @Test(arguments: [("crash", SIGSEGV), ("abort", SIGABRT)])
    func `a crash or an abort is a death by its signal`(attempt: String, signal: Int32) async throws {
        #expect(try await surprises([attempt], .died(signal: signal)) == [])
    }

    @Test func `render changes its own folder, and nothing beside`() async throws {
        let bench = try Bench()
        let own = bench("own").path
        try Data("x".utf8).write(to: bench("own/old"))
        let allowed = [
            ["make", "\(own)/new"], ["overwrite", "\(own)/new"], ["truncate", "\(own)/old"],
            ["rename", "\(own)/new", "\(own)/newer"], ["make-folder", "\(own)/folder"],
            ["rename", "\(own)/old", "\(own)/folder/old"], ["read", "\(own)/folder/old"], ["list", own],
            ["remove", "\(own)/newer"], ["read", bench("named/file").path], ["list", bench("named").path],
        ]
        let refused = [
            ["rename", "\(own)/folder/old", bench("escaped").path], ["symlink", "\(own)/link"],
            ["link", "\(own)/folder/old", "\(own)/twin"], ["make-pipe", "\(own)/pipe"], ["mode", "\(own)/folder/old"],
            ["make", bench("new").path],
        ]

        for words in allowed { #expect(Outcome(await bench.run(bench.job(.render, words))) == .through, "\(words)") }
        for words in refused { #expect(Outcome(await bench.run(bench.job(.render, words))) == .held, "\(words)") }
    }

    @Test func `inspect reads what is named, decode does not`() async throws {
        let bench = try Bench()

        for words in [["read", bench("named/file").path], ["list", bench("named").path]] {
            #expect(Outcome(await bench.run(bench.job(.inspect, words))) == .through)
            #expect(Outcome(await bench.run(bench.job(.decode, words))) == .held)
        }
    }
}
