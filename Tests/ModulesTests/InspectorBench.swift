import Domain
import Foundation
import Glibc
import Sandbox
import Synchronization
import Testing

@testable import Modules

/// A module folder with programs, a runner for them and files to look at; gone when the test is over.
final class InspectorBench: Sendable {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let fixtures = checkout.appending(path: "Fixtures/inspectors")
    /// The folder of the test program: the programs of the project are built beside it.
    static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    static let formulas = programs.appending(component: "spreadsheet-formulas")

    let folder: URL
    let runner: InspectorRunner
    private let lines: Lines

    /// What was reported to operators.
    final class Lines: Sendable {
        private let lines = Mutex<[String]>([])

        var all: [String] { lines.withLock { $0 } }

        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    init(breaker: InspectorBreaker = InspectorBreaker(), sandbox: Sandbox = Sandbox()) throws {
        folder = FileManager.default.temporaryDirectory.appending(component: "bricoleur-inspect-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "probe/bin"), withIntermediateDirectories: true)
        lines = Lines()
        runner = InspectorRunner(
            sandbox: sandbox, folder: folder.appending(component: "programs"), breaker: breaker, report: lines.add)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var reported: [String] { lines.all }
    var module: URL { folder.appending(component: "probe") }

    func program(_ name: String) -> URL { module.appending(path: "bin/\(name)") }

    /// Puts a program of the fixtures into the module.
    func take(_ name: String) throws {
        try take(Self.fixtures.appending(component: name + ".py"), as: name)
    }

    func take(_ source: URL, as name: String) throws {
        try #require(FileManager.default.fileExists(atPath: source.path), "\(source.path) is missing")
        try? FileManager.default.removeItem(at: program(name))
        try FileManager.default.copyItem(at: source, to: program(name))
    }

    func inspectors(
        _ names: [String], seconds: Int = 5, memory: Int = 256, output: Int = 64
    ) -> ModuleInspectors {
        let spot = Inspector.Spot(file: "probe/module.yaml", line: 9, column: 5, width: 8, source: nil)
        let inspectors = names.map { name in
            Inspector(
                id: "probe.\(name)", program: "bin/\(name)", speaks: 1, timeoutSeconds: seconds, memoryMiB: memory,
                outputKiB: output, spot: spot)
        }
        return ModuleInspectors(module: "probe", folder: module, inspectors: inspectors)
    }

    /// Approves of the programs and makes them ready.
    @discardableResult
    func approve(_ module: ModuleInspectors) -> [ManifestError] {
        var lock = ModuleLock()
        lock.pin(module)
        return runner.provision([module], trust: ProgramTrust(own: lock))
    }

    func file(_ bytes: [UInt8], name: String = "suivi.csv", kind: String = "csv") throws -> InspectedFile {
        let id = UUID().uuidString
        let url = folder.appending(component: id)
        try Data(bytes).write(to: url)
        return InspectedFile(url: url, size: bytes.count, digest: id, kind: kind, name: name, field: "model")
    }

    func file(_ text: String, name: String = "suivi.csv", kind: String = "csv") throws -> InspectedFile {
        try file(Array(text.utf8), name: name, kind: kind)
    }

    /// One run of one inspector of the module.
    func run(_ name: String, on file: InspectedFile) async throws -> InspectorRun {
        try #require(try await runner.inspect(file, names: ["citizen-data", "probe.\(name)"]).first)
    }
}

extension InspectorRun {
    var answer: InspectorAnswer? {
        if case .answered(let answer) = outcome { answer } else { nil }
    }

    var failure: InspectorFailure? {
        if case .unavailable(let failure) = outcome { failure } else { nil }
    }
}
