import Foundation
import Sandbox
import Synchronization
import Testing

@testable import Modules

@Suite(.timeLimit(.minutes(5))) struct InspectorBreakers {
    /// A clock that a test sets.
    private final class Clock: Sendable {
        private let moment = Mutex(ContinuousClock.now)

        var now: ContinuousClock.Instant { moment.withLock { $0 } }

        func pass(_ duration: Duration) { moment.withLock { $0 += duration } }
    }

    @Test func `three files in ten minutes open it, ten minutes later it is closed`() {
        let clock = Clock()
        let breaker = InspectorBreaker { clock.now }

        #expect(!breaker.fail("a", on: "1"))
        clock.pass(.seconds(601))
        #expect(!breaker.fail("a", on: "2"))
        #expect(!breaker.fail("a", on: "3"))
        #expect(!breaker.isOpen("a"))
        #expect(breaker.fail("a", on: "4"))

        #expect(breaker.isOpen("a") && !breaker.isOpen("b"))
        clock.pass(.seconds(599))
        #expect(breaker.isOpen("a"))
        clock.pass(.seconds(1))
        #expect(!breaker.isOpen("a"))
        #expect(!breaker.fail("a", on: "5"))
    }

    @Test func `one file that is tried again and again stands in nobody's way`() {
        let breaker = InspectorBreaker()

        for _ in 0..<20 { #expect(!breaker.fail("a", on: "1")) }

        #expect(!breaker.isOpen("a"))
    }

    @Test func `a paused program is not run, and a reload ends the pause`() async throws {
        let bench = try InspectorBench()
        for name in ["fails", "lines"] { try bench.take(name) }
        let module = bench.inspectors(["fails", "lines"])
        bench.approve(module)

        var failures: [InspectorFailure?] = []
        for _ in 0..<4 { failures.append(try await bench.run("fails", on: bench.file("a")).failure) }
        let other = try await bench.run("lines", on: bench.file("a"))
        let paused = bench.runner.paused
        bench.approve(module)
        let after = try await bench.run("fails", on: bench.file("a")).failure

        #expect(failures == Array(repeating: .crashed("exit code 3"), count: 3) + [.paused])
        #expect(other.answer?.verdict == .accept)
        #expect(paused == ["probe.fails"])
        #expect(after == .crashed("exit code 3"))
        #expect(bench.reported.count { $0.contains("paused for 10 minutes") } == 1)
    }

    @Test func `a full queue is nobody's fault`() async throws {
        let bench = try InspectorBench(sandbox: Sandbox(workers: 1, waiting: 0))
        for name in ["hang"] { try bench.take(name) }
        bench.approve(bench.inspectors(["hang"], seconds: 2))
        let files = try (0..<5).map { _ in try bench.file("a") }

        let failures = try await withThrowingTaskGroup(of: InspectorFailure?.self) { group in
            for file in files { group.addTask { try await bench.run("hang", on: file).failure } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(failures.count { $0 == .busy } == 4)
        #expect(bench.runner.paused.isEmpty)
    }
}
