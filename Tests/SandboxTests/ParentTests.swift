import Foundation
import Glibc
import Support
import Testing

@testable import Sandbox

/// A server that is gone leaves nothing running.
@Suite(.timeLimit(.minutes(5))) struct DeathOfTheServer {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test(arguments: ["decode", "inspect", "render"]) func `takes its workers with it`(profile: String) async throws {
        let input: URL = bench("input")
        let output: URL = bench("output")
        try Data().write(to: output)

        await #expect(processExitsWith: .signal(SIGKILL)) {
            [profile = profile as String, input = input as URL, output = output as URL] in
            let profile = try #require(Sandbox.Profile(rawValue: profile))
            let words = ["leave-number-and-wait", "60000"]
            let job = Sandbox.Job(profile, "Probe", words, input: input, files: [.write(output)])
            async let _ = Sandbox().run(job)
            for _ in 0..<10_000 {
                if try Data(contentsOf: output).last == UInt8(ascii: "\n") { kill(getpid(), SIGKILL) }
                usleep(1000)
            }
            // The worker never started.
            exit(1)
        }

        let number = try #require(Int32(String(decoding: Data(contentsOf: output), as: UTF8.self).dropLast()))
        #expect(await ends(number))
    }

    /// Gone, or dead and waiting for somebody to notice.
    private func ends(_ process: pid_t) async -> Bool {
        for _ in 0..<500 {
            let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            if status == nil || status?.contains("State:\tZ") == true { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
