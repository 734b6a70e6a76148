import Foundation
import Glibc
import Support
import Testing

@testable import Sandbox

/// `bricoleur-sandbox` as a command.
@Suite struct Launcher {
    private struct Result: Equatable {
        let code: Int32
        let output: String
        let error: String
    }

    private func launcher(_ arguments: [String], _ bench: Bench? = nil) throws -> Result {
        let process = Process()
        let (output, error) = (Pipe(), Pipe())
        process.executableURL = (bench?.programs ?? Checkout.programs).appending(component: Command.launcher)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let texts = [output, error].map {
            String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return Result(code: process.terminationStatus, output: texts[0], error: texts[1])
    }

    @Test(arguments: [
        "", "decode", "decode --", "decode /bin/true", "draw -- /bin/true", "decode --memory",
        "decode --memory 0 -- /bin/true",
        "decode --cpu ten -- /bin/true", "decode --file -1 -- /bin/true", "decode --speed 3 -- /bin/true",
        "inspect --write /tmp -- /bin/true", "decode --cpu 10000000 -- /bin/true", "inspect --set A -- /bin/true",
        "inspect --set LD_PRELOAD=a -- /bin/true",
        "inspect" + String(repeating: " --set A=1", count: 9) + " -- /bin/true",
    ])
    func `says in one line what is wrong with a command`(words: String) throws {
        let result = try launcher(words.split(separator: " ").map(String.init))

        #expect(result.code == EX_USAGE)
        #expect(result.output == "")
        #expect(result.error.hasPrefix("bricoleur-sandbox: "))
        #expect(result.error.split(separator: "\n").count == 1)
    }

    @Test func `explains itself`() throws {
        let result = try launcher(["--help"])

        #expect(result.code == 0)
        for word in [
            "decode", "inspect", "render", "--memory", "--cpu", "--file", "--read", "--write", "--set", "--require",
            "probe",
        ] {
            #expect(result.output.contains(word))
        }
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 110 })
    }

    @Test func `passes the program's exit code on, and its own when there is no program`() throws {
        let codes = try ["/bin/true", "/bin/false", "/nowhere", "/etc/passwd"].map { program in
            try launcher(["decode", "--", program]).code
        }

        #expect(codes == [0, 1, 127, 127])
    }

    @Test(arguments: [
        (Bench.Ground.plain, true, true), (.withoutLandlock, true, false), (.withoutSeccomp, false, true),
    ])
    func `shows the walls in one line`(ground: Bench.Ground, seccomp: Bool, landlock: Bool) async throws {
        let bench = try Bench(ground)

        let line = try launcher(["probe"], bench).output
        let walls = try await Sandbox(programs: bench.programs).walls()

        #expect(line.hasPrefix("{\"no_new_privs\":true,\"seccomp\":\(seccomp),\"landlock\":"))
        #expect(line.hasSuffix("}\n"))
        #expect(walls.noNewPrivileges)
        #expect(walls.seccomp == seccomp)
        #expect((walls.landlock > 0) == landlock)
        #expect(walls.missing == (seccomp ? [] : ["seccomp"]) + (landlock ? [] : ["Landlock"]))
    }

    @Test(arguments: [(Bench.Ground.withoutLandlock, "Landlock"), (.withoutSeccomp, "seccomp")])
    func `refuses to run without a wall that is required, and runs otherwise`(ground: Bench.Ground, wall: String) throws
    {
        let bench = try Bench(ground)

        let tolerant = try launcher(["decode", "--", "/bin/echo", "ran"], bench)
        let strict = try launcher(["decode", "--require", "--", "/bin/echo", "ran"], bench)

        #expect(tolerant == Result(code: 0, output: "ran\n", error: ""))
        #expect(strict == Result(code: 71, output: "", error: "bricoleur-sandbox: this kernel lacks \(wall)\n"))
        #expect(try launcher(["decode", "--require", "--", "/bin/echo", "ran"]).output == "ran\n")
    }

    @Test func `is required by a sandbox that requires it`() async throws {
        let bench = try Bench(.withoutLandlock)
        let lines = Lines()
        let job = bench.job(.decode, ["say", "ran"])

        let tolerant = try await Sandbox(programs: bench.programs).run(job)
        await #expect(throws: (any Error).self) {
            try await Sandbox(programs: bench.programs, isRequired: true, report: lines.add).run(job)
        }

        #expect(tolerant == Data("ran\n".utf8))
        #expect(lines.all.first?.contains("exit code 71. bricoleur-sandbox: this kernel lacks Landlock") == true)
    }
}
