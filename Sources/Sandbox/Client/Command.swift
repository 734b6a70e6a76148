import CSpawn
import Foundation

/// A program to start: its path and arguments, and the files that become its descriptors.
struct Command: Sendable {
    static let launcher = "bricoleur-sandbox"

    /// The first is the path of the program.
    let arguments: [String]
    let input: String
    let files: [(path: String, writes: Bool)]

    init(_ arguments: [String], input: String, files: [(path: String, writes: Bool)] = []) {
        self.arguments = arguments
        self.input = input
        self.files = files
    }
}

extension Sandbox.Job {
    /// The launcher's command line for this job.
    func command(programs: URL, isRequired: Bool) -> Command {
        let path = program.hasPrefix("/") ? program : programs.appending(component: program).path
        return Command(
            [programs.appending(component: Command.launcher).path, profile.rawValue] + limits
                + (Self.swiftLibraries.map { [$0] } ?? []).flatMap { ["--read", $0] }
                + readable.flatMap { ["--read", $0] } + writable.flatMap { ["--write", $0] }
                + variables.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] }
                + (isRequired ? ["--require"] : []) + ["--", path] + arguments,
            input: input.path,
            files: files.map { file in
                switch file {
                case .read(let url): (url.path, false)
                case .write(let url): (url.path, true)
                }
            })
    }

    private var limits: [String] {
        ["--memory", "\(memoryMiB)", "--cpu", "\(cpuSeconds)", "--file", "\(fileMiB)"]
    }

    /// The folder of Swift's own libraries, where this program has them outside itself: then the workers, which come
    /// from the same build, load them from there too.
    private static let swiftLibraries: String? = {
        guard let name = cspawn_library_of("swift_retain") else { return nil }
        let file = URL(filePath: String(cString: name))
        return file.lastPathComponent == "libswiftCore.so" ? file.deletingLastPathComponent().path : nil
    }()
}
