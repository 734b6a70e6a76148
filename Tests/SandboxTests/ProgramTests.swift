import Foundation
import Support
import Testing

@testable import Sandbox

/// Programs that know nothing of us: a module's inspector in Python, and poppler.
@Suite(.serialized) struct OtherProgramsBehindWalls {
    private static let python = "/usr/bin/python3"
    private static let poppler = "/usr/bin/pdftoppm"

    /// Prints one line for each attempt: its name, and what came of it.
    private static let script = """
        #!\(python)
        import os, socket, subprocess, sys, threading
        def attempt(name, act):
            try:
                act()
                print(name, "through")
            except OSError:
                print(name, "held")
        attempt("passwd", lambda: open("/etc/passwd").read())
        attempt("secret", lambda: open(sys.argv[1]).read())
        attempt("write", lambda: open(sys.argv[1], "a"))
        attempt("make", lambda: open(sys.argv[1] + ".new", "w"))
        attempt("list", lambda: os.listdir("/etc"))
        attempt("remove", lambda: os.remove(sys.argv[1]))
        attempt("inet", lambda: socket.socket())
        attempt("unix", lambda: socket.socket(socket.AF_UNIX))
        attempt("connect", lambda: socket.create_connection(("127.0.0.1", 9)))
        attempt("fork", lambda: os.fork() or os._exit(0))
        attempt("subprocess", lambda: subprocess.run(["/bin/true"]))
        attempt("exec", lambda: os.execv("/bin/echo", ["echo", "through"]))
        attempt("again", lambda: os.execv(sys.executable or "\(python)", ["python3", "-c", "print(1)"]))
        attempt("signal", lambda: os.kill(os.getppid(), 0))
        thread = threading.Thread(target=lambda: print("thread ran"))
        thread.start()
        thread.join()
        print("input", sys.stdin.readline().strip(), "named", open(sys.argv[2]).readline().strip())
        """

    private func pythonLibraries() throws -> [String] {
        let folders = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib").filter { $0.hasPrefix("python3") }
        return [Self.python] + folders.map { "/usr/lib/\($0)" }
    }

    @Test(arguments: Bench.Ground.users)
    func `an inspector in Python reads its file and what it names, and nothing else`(ground: Bench.Ground) async throws
    {
        try #require(FileManager.default.isExecutableFile(atPath: Self.python), "install python3")
        let bench = try Bench(ground)
        let script = bench("inspector")
        try Bench.installScript(Self.script, script)
        let paths = [bench("secret").path, bench("named/file").path]
        var job = Sandbox.Job(.inspect, script.path, paths, input: bench("input"))
        job.readable = try pythonLibraries() + [bench("named").path]

        let answer = try await Sandbox(programs: bench.programs, report: { print($0) }).run(job)

        let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n")
        let tries = lines.filter { $0.hasSuffix(" held") || $0.hasSuffix(" through") }
        print("walls: Python \(tries.count) tries, \(tries.count { $0.hasSuffix(" held") }) held")
        #expect(tries.count == 14)
        #expect(tries.filter { !$0.hasSuffix(" held") } == [])
        #expect(lines.suffix(2) == ["thread ran", "input a secret named named"])
        #expect(try Data(contentsOf: bench("secret")) == Data("a secret\n".utf8))
    }

    @Test func `an interpreter that is not named does not start`() async throws {
        let bench = try Bench()
        let script = bench("inspector")
        try Bench.installScript("#!/bin/sh\necho through\n", script)
        var job = Sandbox.Job(.inspect, script.path, [], input: bench("input"))

        let unnamed = Outcome(await bench.run(job))
        job.readable = ["/usr/bin"]
        let inFolder = Outcome(await bench.run(job))
        job.readable = ["/bin/sh"]
        let named = Outcome(await bench.run(job))

        #expect(unnamed != .through)
        #expect(inFolder != .through)
        #expect(named == .through)
    }

    /// One page with a line of text in a font that poppler must look for.
    private static let page = """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R
          /Resources<</Font<</F 5 0 R>>>>>> endobj
        4 0 obj <</Length 45>> stream
        BT /F 24 Tf 20 40 Td (Marteau et clous) Tj ET
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
        trailer <</Root 1 0 R/Size 6>>
        %%EOF
        """

    private func firstPage(of document: URL, arguments: [String], bench: Bench, readable: [String] = []) async
        -> Child.End
    {
        var job = Sandbox.Job(
            .render, Self.poppler, ["-png", "-r", "72", "-f", "1", "-l", "1"] + arguments, input: document)
        job.readable = ["/usr/share/fonts", "/etc/fonts", "/usr/share/poppler", "/var/cache/fontconfig"] + readable
        job.writable = [bench("own").path]
        return await bench.run(job)
    }

    @Test(arguments: Bench.Ground.users)
    func `pdftoppm draws a page from its input, from a named path and into its own folder`(ground: Bench.Ground)
        async throws
    {
        try #require(FileManager.default.isExecutableFile(atPath: Self.poppler), "install poppler-utils")
        let bench = try Bench(ground)
        let document = bench("named/page.pdf")
        try Data(Self.page.utf8).write(to: document)
        let picture = bench("own/page")

        let fromInput = await firstPage(of: document, arguments: ["-"], bench: bench)
        let fromPath = await firstPage(
            of: bench("input"), arguments: [document.path], bench: bench, readable: [document.path])
        let unnamed = await firstPage(of: bench("input"), arguments: [document.path], bench: bench)
        let intoFolder = await firstPage(of: document, arguments: ["-singlefile", "-", picture.path], bench: bench)
        let besideFolder = await firstPage(
            of: document, arguments: ["-singlefile", "-", bench("page").path], bench: bench)

        let file = try Data(contentsOf: bench("own/page.png"))
        for end in [fromInput, fromPath] {
            guard case .answered(let png) = end else {
                Issue.record("\(end)")
                continue
            }
            #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
            #expect(png == file)
            // Without a font the page would stay white, and a tenth of the size.
            #expect(png.count > 1000)
        }
        #expect(FileManager.default.fileExists(atPath: bench("page.png").path) == false)
        for end in [unnamed, besideFolder] { if case .answered(let data) = end { #expect(data.isEmpty) } }
        if case .answered(let data) = intoFolder { #expect(data.isEmpty) }
    }
}
