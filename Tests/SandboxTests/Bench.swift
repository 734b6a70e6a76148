import Foundation
import Glibc
import Support
import Synchronization
import Testing

@testable import Sandbox

/// A folder with what an attempt may want to get at, and the way to run Probe there, with and without walls.
///
/// Everybody may read and write there: what is refused, the walls refuse.
struct Bench {
    /// As whom, and on what kind of kernel, the launcher runs.
    enum Ground: String, CaseIterable {
        case plain
        /// As another user than root.
        case nobody
        case withoutLandlock = "without Landlock"
        case withoutSeccomp = "without seccomp"
        case nobodyWithoutSeccomp = "nobody, without seccomp"

        /// Only root can be another user.
        static let users: [Ground] = geteuid() == 0 ? [.plain, .nobody] : [.plain]

        /// What goes before the launcher's name in a command.
        func start(_ programs: TemporaryFolder) -> String {
            let asNobody = "/usr/bin/setpriv --reuid=65534 --regid=65534 --clear-groups"
            let without = "'\(programs("Probe").path)' without"
            return switch self {
            case .plain: ""
            case .nobody: asNobody
            case .withoutLandlock: "\(without) landlock"
            case .withoutSeccomp: "\(without) seccomp"
            case .nobodyWithoutSeccomp: "\(asNobody) \(without) seccomp"
            }
        }
    }

    private let folder: TemporaryFolder
    let programs: URL

    init(_ ground: Ground = .plain) throws {
        folder = try TemporaryFolder()
        chmod(folder.url.path, 0o777)
        for name in ["secret", "input", "output"] { try Data("a secret\n".utf8).write(to: folder(name)) }
        for name in ["named", "own"] { try Self.makeFolder(folder(name)) }
        try Data("named\n".utf8).write(to: folder("named").appending(component: "file"))
        for name in ["secret", "input", "output", "named/file"] { chmod(folder.url.path + "/" + name, 0o666) }
        programs = try Self.programs(ground)
    }

    private static func makeFolder(_ url: URL) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        chmod(url.path, 0o777)
    }

    private static let laidOut = Mutex<[Ground: TemporaryFolder]>([:])

    /// A folder with Probe, and with a launcher that stands on that ground before it starts anything; made once.
    private static func programs(_ ground: Ground) throws -> URL {
        if ground == .plain { return Checkout.programs }
        return try laidOut.withLock { folders in
            if folders.isEmpty { atexit { Bench.laidOut.withLock { $0 = [:] } } }
            let folder = try folders[ground] ?? layOut(ground)
            folders[ground] = folder
            return folder.url
        }
    }

    private static func layOut(_ ground: Ground) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        chmod(folder.url.path, 0o755)
        for (name, copy) in [("Probe", "Probe"), (Command.launcher, "launcher")] {
            try install(Checkout.programs.appending(component: name), folder(copy))
        }
        let script = "#!/bin/sh\nexec \(ground.start(folder)) '\(folder("launcher").path)' \"$@\"\n"
        try installScript(script, folder(Command.launcher))
        return folder
    }

    /// Puts an executable script there.
    static func installScript(_ text: String, _ target: URL) throws {
        let source = target.appendingPathExtension("text")
        try Data(text.utf8).write(to: source)
        try install(source, target)
    }

    /// By a program of its own: a file that this process has open for writing cannot be executed, and any child that
    /// another test starts at that moment has it open too.
    private static func install(_ source: URL, _ target: URL) throws {
        let process = try Process.run(
            URL(filePath: "/usr/bin/install"), arguments: ["-m", "755", source.path, target.path])
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    var path: String { folder.url.path }

    func callAsFunction(_ name: String) -> URL { folder(name) }

    /// A job for Probe, with a file to read as descriptor 0 and one to write as 3.
    func job(_ profile: Sandbox.Profile, _ arguments: [String]) -> Sandbox.Job {
        var job = Sandbox.Job(
            profile, "Probe", arguments, input: folder("input"), files: [.write(folder("output"))])
        if profile != .decode { job.readable = [folder("named").path] }
        if profile == .render { job.writable = [folder("own").path] }
        return job
    }

    /// Behind the walls.
    func run(_ job: Sandbox.Job) async -> Child.End {
        await Child.run(job.command(programs: programs, isRequired: false), deadline: .seconds(20))
    }

    /// Without walls: what an attempt would do if none held.
    func runFree(_ arguments: [String]) async -> Child.End {
        let probe = Checkout.programs.appending(component: "Probe").path
        let command = Command([probe] + arguments, input: folder("input").path, files: [(folder("output").path, true)])
        return await Child.run(command, deadline: .seconds(20))
    }
}

/// What became of an attempt.
enum Outcome: Equatable, CustomStringConvertible {
    case through, held
    case died(signal: Int32)
    case other(String)

    init(_ end: Child.End) {
        switch end {
        case .answered(let data) where data == Data("through\n".utf8): self = .through
        case .answered(let data) where data.starts(with: Data("held ".utf8)): self = .held
        case .answered(let data): self = .other(String(decoding: data, as: UTF8.self))
        case .died(let status, _) where status & 0x7f != 0: self = .died(signal: status & 0x7f)
        default: self = .other("\(end)")
        }
    }

    /// Refused, or ended by seccomp.
    var isRefusal: Bool { self == .held || self == .died(signal: SIGSYS) }

    var description: String {
        switch self {
        case .through: "through"
        case .held: "held"
        case .died(let signal): "died by signal \(signal)"
        case .other(let text): text
        }
    }
}
