import Foundation
import Glibc
import Support
import Testing

@testable import Sandbox

/// The file in which another process reads how busy the server is.
@Suite(.timeLimit(.minutes(5))) struct StatusFiles {
    @Test func `tells the load of a sandbox at any moment`() async throws {
        let folder = try TemporaryFolder()
        let file = folder("sandbox")
        let turns = Turns(workers: 2, waiting: 64, status: StatusFile(file, report: { _ in }))
        func load() -> Sandbox.Load? { Sandbox.readStatus(file)?.load }

        #expect(load() == Sandbox.Load())
        try await turns.take(.interactive, isHeavy: true)
        #expect(load() == Sandbox.Load(running: 1))
        let waiting = Task { try await turns.take(.interactive, isHeavy: true) }
        while turns.load.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(load() == Sandbox.Load(running: 1, waiting: 1, most: 1))
        turns.give(isHeavy: true)
        try await waiting.value
        #expect(load() == Sandbox.Load(running: 1, waiting: 0, most: 1))
        #expect(Sandbox.readStatus(file)?.process == getpid())
    }

    @Test func `is one line of always the same length`() async throws {
        let folder = try TemporaryFolder()
        let bench = try Bench()
        let sandbox = Sandbox(status: folder("sandbox"))

        let before = try String(contentsOf: folder("sandbox"), encoding: .utf8)
        _ = try await sandbox.run(bench.job(.decode, ["say", "hello"]))
        let after = try String(contentsOf: folder("sandbox"), encoding: .utf8)

        #expect(before.hasPrefix("pid \(getpid()) running 0 waiting 0 most 0 "))
        #expect(before == after)
        #expect(after.count == 64)
        #expect(after.hasSuffix(" \n"))
    }

    @Test(arguments: [
        "", "nonsense", "pid 0 running 1 waiting 1 most 1\n", "pid 2147483600 running 1 waiting 1 most 1\n",
        "pid x running 1 waiting 1 most 1\n", "pid 1 running -1 waiting 1 most 1\n", "pid 1 running 1 waiting 1\n",
    ])
    func `says nothing when it is missing, nonsense or left by a process that ended`(text: String) throws {
        let folder = try TemporaryFolder()
        if text != "" { try Data(text.utf8).write(to: folder("sandbox")) }

        #expect(Sandbox.readStatus(folder("sandbox")) == nil)
    }

    @Test func `stops no check when it cannot be written`() async throws {
        let bench = try Bench()
        let lines = Lines()

        let sandbox = Sandbox(status: bench("no/such/folder/sandbox"), report: lines.add)

        #expect(try await sandbox.run(bench.job(.decode, ["say", "hello"])) == Data("hello\n".utf8))
        #expect(lines.all.count == 1)
    }
}
