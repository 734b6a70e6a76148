import Foundation
import Glibc
import Testing

@testable import Sandbox

/// Each wall of each profile, tried from inside, before and after a worker has sealed itself.
@Suite(.serialized, .timeLimit(.minutes(5))) struct Walls {
    /// How Probe starts: as somebody else's program, or as one of our workers.
    enum Stage: String, CaseIterable {
        case launched = "after launch"
        case sealed = "after seal"
        case sealedWithThreads = "after seal with threads"

        var words: [String] {
            switch self {
            case .launched: []
            case .sealed: ["sealed"]
            case .sealedWithThreads: ["threads"]
            }
        }

        func refuses(_ attempt: Attempt) -> Bool {
            switch self {
            case .launched: attempt.moment == .always
            case .sealed: true
            case .sealedWithThreads: attempt.words != ["thread"]
            }
        }
    }

    /// Tries each, and tells what got through.
    private func through(
        _ attempts: [Attempt], _ profile: Sandbox.Profile, _ stage: Stage, _ ground: Bench.Ground
    ) async throws -> [String] {
        var through: [String] = []
        var bench = try Bench(ground)
        for attempt in attempts {
            let outcome = Outcome(await bench.run(bench.job(profile, stage.words + attempt.arguments(bench))))
            if outcome.isRefusal { continue }
            through.append("\(stage.rawValue): \(attempt.name): \(outcome)")
            bench = try Bench(ground)
        }
        return through
    }

    /// What fails here even without walls, with what came of it: it would prove nothing.
    private func closed() async throws -> [String: Outcome] {
        var closed: [String: Outcome] = [:]
        for attempt in Attempt.all {
            let bench = try Bench()
            let outcome = Outcome(await bench.runFree(attempt.arguments(bench)))
            if outcome != .through { closed[attempt.name] = outcome }
        }
        return closed
    }

    @Test func `hold in every profile, and are what holds`() async throws {
        let walls = try await Sandbox().walls()
        #expect(walls.missing == [], "this kernel has not all the walls: what follows will fail")
        let closed = try await closed()
        let unexpected = Attempt.all.filter { !$0.isOftenClosed && closed[$0.name] != nil }
        #expect(unexpected.map { "\($0.name): \(closed[$0.name] ?? .through)" } == [], "fails without walls as well")
        if !closed.isEmpty { print("walls: not counted, closed here anyway: \(closed.keys.sorted())") }

        for profile in Sandbox.Profile.allCases {
            for ground in Bench.Ground.users { try await tryAll(profile, ground, but: closed) }
        }
    }

    private func tryAll(
        _ profile: Sandbox.Profile, _ ground: Bench.Ground, but closed: [String: Outcome]
    ) async throws {
        var counts: [String] = []
        // Programs that know nothing of us do not seal themselves.
        for stage in profile == .render ? [.launched] : Stage.allCases {
            let attempts = Attempt.all.filter { stage.refuses($0) && closed[$0.name] == nil }
            let through = try await through(attempts, profile, stage, ground)
            #expect(through == [], "got through in profile \(profile) as \(ground.rawValue)")
            counts.append("\(stage.rawValue) \(attempts.count) tries, \(attempts.count - through.count) held")
        }
        let user = ground == .nobody ? "another user" : geteuid() == 0 ? "root" : "this user"
        print("walls: \(profile) as \(user): \(counts.joined(separator: "; "))")
    }

    /// No Landlock, as on an old or differently built kernel: seccomp alone.
    @Test func `hold without Landlock, but for reading paths before the seal`() async throws {
        let reads = ["read", "read-by-open", "list"]
        let closed = try await closed()

        for stage in Stage.allCases {
            let attempts = Attempt.all.filter {
                stage.refuses($0) && closed[$0.name] == nil && !(stage == .launched && reads.contains($0.words[0]))
            }
            #expect(try await through(attempts, .decode, stage, .withoutLandlock) == [])
        }
    }

    /// No seccomp: Landlock alone.
    @Test func `keep paths shut without seccomp, and what else Landlock knows of`() async throws {
        let version = try await Sandbox().walls().landlock
        let attempts =
            ["read /etc/passwd", "read SECRET", "overwrite SECRET", "make NEW", "remove SECRET", "list /tmp"]
            + (version >= 4 ? ["tcp"] : []) + (version >= 6 ? ["signal"] : [])
        let onceSealed = attempts + ["read PROBE", "read /etc/ld.so.cache", "list /usr/lib"]

        #expect(try await through(attempts.map { Attempt($0) }, .decode, .launched, .withoutSeccomp) == [])
        #expect(try await through(onceSealed.map { Attempt($0) }, .decode, .sealed, .withoutSeccomp) == [])
    }

    /// Walls aside, a worker of a server that runs as root is no longer mighty.
    @Test(.enabled(if: geteuid() == 0)) func `leave root no power`() async throws {
        let attempts = [Attempt("new-root")]

        #expect(try await through(attempts, .decode, .launched, .withoutSeccomp) == [])
    }

    @Test func `let a sealed worker ask for the size of its file`() async throws {
        let bench = try Bench()

        for words in [["fstat", "0"], ["sealed", "fstat", "0"], ["threads", "fstat", "0"], ["threads", "thread"]] {
            #expect(Outcome(await bench.run(bench.job(.decode, words))) == .through)
        }
    }
}
