import Domain
import Foundation
import Sandbox
import Testing

/// The client against real programs: the system's own shell plays workers that misbehave.
@Suite struct SandboxClient {
    private let shell = URL(filePath: "/bin")
    private let nothing = URL(filePath: "/dev/null")

    private func job(_ script: String) -> Sandbox.Job { Sandbox.Job("sh", ["-c", script], input: nothing) }

    @Test func `hands over what a worker wrote`() async throws {
        let answer = try await Sandbox(programs: shell).run(job("echo a; echo noise >&2; echo b"))

        #expect(String(decoding: answer, as: UTF8.self) == "a\nb\n")
    }

    @Test func `gives a worker no environment and no descriptor but its own`() async throws {
        let script =
            "/usr/bin/env | grep -v '^PWD=\\|^_=\\|^OLDPWD='; for n in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do"
            + " if [ -e /proc/$$/fd/$n ]; then echo $n; fi; done"

        let answer = try await Sandbox(programs: shell).run(job(script))

        #expect(String(decoding: answer, as: UTF8.self) == "0\n1\n2\n")
    }

    @Test(arguments: [
        "exit 3", "kill -9 $$", "kill -SEGV $$", "true", "yes", "echo started; exec /bin/no-such-program",
    ])
    func `calls the check unavailable when a worker dies, floods or says nothing`(script: String) async throws {
        let refusal = await #expect(throws: Refusal.self) { try await Sandbox(programs: shell).run(job(script)) }

        #expect(refusal?.code == .checkUnavailable)
    }

    @Test(arguments: ["exec sleep 60", "sleep 60 & sleep 60", "exec >&- 2>&-; sleep 60", "while :; do :; done"])
    func `kills a worker and its children at the deadline`(script: String) async throws {
        // A worker that lived to the end would have answered, late, with nothing: no refusal.
        let refusal = await #expect(throws: Refusal.self) {
            try await Sandbox(programs: shell, deadline: .milliseconds(300)).run(job(script))
        }

        #expect(refusal?.code == .checkUnavailable)
    }

    @Test func `calls the check unavailable when the program is missing`() async throws {
        let refusal = await #expect(throws: Refusal.self) {
            try await Sandbox(programs: URL(filePath: "/nowhere")).run(job("echo a"))
        }

        #expect(refusal?.code == .checkUnavailable)
    }

    @Test func `lets some wait and turns away the rest`() async throws {
        let sandbox = Sandbox(programs: shell, workers: 1, waiting: 3)

        let verdicts = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask { (try? await sandbox.run(job("sleep 0.3; echo done"))) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(verdicts.count { $0 } == 4)
        #expect(try await sandbox.run(job("echo free again")).isEmpty == false)
    }
}
