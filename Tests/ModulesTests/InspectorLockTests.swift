import Foundation
import Testing

@testable import Modules

@Suite struct InspectorLocks {
    @Test func `says what sha256sum says, and can be read back`() throws {
        let bench = try InspectorBench()
        for name in ["lines", "noise"] { try bench.take(name) }
        var lock = ModuleLock()
        let pinned = lock.pin(bench.inspectors(["noise", "lines", "gone"]))
        let file = bench.folder.appending(component: ModuleLock.fileName)

        try lock.write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = ["--check", "--strict", "--quiet", file.path]
        process.currentDirectoryURL = bench.folder
        try process.run()
        process.waitUntilExit()

        #expect(process.terminationStatus == 0)
        #expect(pinned.map(\.inspector.id) == ["probe.noise", "probe.lines"])
        #expect(try ModuleLock(file) == lock)
        #expect(lock.digest(of: "bin/lines", in: "probe") == pinned.last?.digest)
        #expect(lock.digest(of: "bin/lines", in: "other") == nil)
    }

    @Test func `to pin a module anew forgets its old programs and no other module's`() throws {
        let bench = try InspectorBench()
        try bench.take("lines")
        let entry = String(repeating: "a", count: 64)
        let file = bench.folder.appending(component: "lock")
        try Data("# old\n\(entry)  probe/bin/old\n\(entry)  other/bin/old\n".utf8).write(to: file)
        var lock = try ModuleLock(file)

        lock.pin(bench.inspectors(["lines"]))

        #expect(Set(lock.digests.keys.map(\.program)) == ["bin/old", "bin/lines"])
        #expect(lock.digest(of: "bin/old", in: "other") != nil)
    }

    @Test(arguments: [
        "abc  probe/bin/a", String(repeating: "A", count: 64) + "  probe/bin/a",
        String(repeating: "a", count: 64) + " probe/bin/a", String(repeating: "a", count: 64) + "  a",
        String(repeating: "a", count: 64) + "  probe/",
    ])
    func `a line that is not understood approves of nothing and is named`(line: String) throws {
        let bench = try InspectorBench()
        let file = bench.folder.appending(component: "lock")
        try Data("# a lock\n\(line)\n".utf8).write(to: file)

        #expect(throws: ModuleLock.Malformed(file: file.path, line: 2)) { try ModuleLock(file) }
    }

    @Test func `a lock that is not there approves of nothing`() throws {
        #expect(try ModuleLock(URL(filePath: "/nowhere/modules.lock")) == ModuleLock())
    }

    @Test func `the build's word counts for the modules that came with the server alone`() throws {
        let bench = try InspectorBench()
        try bench.take("lines")
        let module = bench.inspectors(["lines"])
        var lock = ModuleLock()
        lock.pin(module)

        let here = bench.runner.provision(
            [module], trust: ProgramTrust(own: ModuleLock(), shipped: lock, shippedFolder: bench.folder))
        let elsewhere = bench.runner.provision(
            [module],
            trust: ProgramTrust(own: ModuleLock(), shipped: lock, shippedFolder: bench.folder.appending(path: "x")))

        #expect(here.isEmpty)
        #expect(elsewhere.map(\.code) == ["W-INSPECT-001"])
    }
}
