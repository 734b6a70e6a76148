package import Foundation
import Glibc

/// The built `bricoleur`, as an operator runs it.
package final class RunningServer: Sendable {
    package let port: UInt16
    package let pid: pid_t
    private let process: Mutexed<Process>

    /// Starts `bricoleur serve` on a free port and waits until it says its address.
    /// - Parameter shell: text of a shell script that ends by running `"$@"`; for what has to be there before.
    package init(
        data: URL, modules: URL = Checkout.plugins, options: [String] = [], shell: String? = nil, log: URL
    ) async throws {
        let process = Process()
        let serve =
            [
                Checkout.programs.appending(component: "bricoleur").path, "serve", "--data", data.path, "--port", "0",
                "--modules", modules.path,
            ] + options
        if let shell {
            process.executableURL = URL(filePath: "/usr/bin/unshare")
            process.arguments = ["-m", "/bin/sh", "-c", shell, "sh"] + serve
        } else {
            process.executableURL = URL(filePath: serve[0])
            process.arguments = Array(serve.dropFirst())
        }
        try Data().write(to: log)
        let output = try FileHandle(forWritingTo: log)
        process.standardOutput = output
        process.standardError = output
        process.currentDirectoryURL = data.deletingLastPathComponent()
        try process.run()
        pid = process.processIdentifier
        self.process = Mutexed(process)
        var found: UInt16?
        for _ in 0..<600 where found == nil {
            try await Task.sleep(for: .milliseconds(20))
            let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            if let match = text.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)  \(data/) { found = UInt16(match.1) }
            if found == nil, !process.isRunning { throw Missing("a server: \(text)") }
        }
        port = try found.orMissing("the server's address within 12 s")
    }

    package func kill() { Glibc.kill(pid, SIGKILL) }
    package func terminate() { Glibc.kill(pid, SIGTERM) }

    /// Waits for the end.
    ///
    /// Exit code, or the signal's number below zero.
    package func wait() async -> Int32 {
        await process.with { process in
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        }
    }

    /// Kilobytes: resident now, and the most there ever was.
    package func memory() throws -> (now: Int, peak: Int) {
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        func figure(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        }
        return (figure("VmRSS"), figure("VmHWM"))
    }

    deinit { Glibc.kill(pid, SIGKILL) }
}

/// A process object used by one thread at a time: it is only waited for.
private final class Mutexed<Value>: @unchecked Sendable {  // `value` is only touched on `queue`
    private let value: Value
    private let queue = DispatchQueue(label: "process")

    init(_ value: Value) { self.value = value }

    func with<Answer: Sendable>(_ body: @escaping @Sendable (Value) -> Answer) async -> Answer {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body(self.value)) }
        }
    }
}

/// One run of a command of `bricoleur`.
package struct Command: Sendable {
    package let code: Int32
    package let output: String
    package let error: String

    package static func run(_ arguments: [String], environment: [String: String] = [:], in folder: URL) async throws
        -> Command
    {
        let process = Process()
        process.executableURL = Checkout.programs.appending(component: "bricoleur")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let files = ["out", "err"].map { folder.appending(component: "command-\(UUID().uuidString).\($0)") }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        let held = Mutexed(process)
        let code = await held.with { process in
            process.waitUntilExit()
            return process.terminationStatus
        }
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return Command(code: code, output: texts[0], error: texts[1])
    }
}
