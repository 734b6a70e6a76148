import ArgumentParser
package import Foundation
import Modules

extension ModuleCommand {
    struct Trust: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approves of the programs of a content type as they are now.",
            discussion: """
                Shows each program's path, size and SHA-256 and whether it changed since the last approval, then writes \
                the approval to modules.lock in the data folder. A running server takes it up at `bricoleur module \
                reload`. Look at the programs first: whatever you approve of reads every file of its field, although \
                behind walls. Exit code 1 when there is nothing to approve of, or a program is missing.
                """)

        @ArgumentParser.Argument(help: "Name of the content type: that of its folder, such as spreadsheet.")
        var id: String

        @OptionGroup var options: ServeOptions

        func run() async throws {
            let configuration = try await ServerConfiguration(options)
            let approval = try Approval(of: id, in: configuration.modules, data: configuration.data)
            for line in try approval.give() { print(line) }
            guard approval.isWhole else { throw ExitCode(1) }
        }
    }
}

/// What an administrator's approval changes in the lock of a data folder.
package struct Approval {
    private let module: ModuleInspectors
    private let file: URL
    private let before: ModuleLock
    private let after: ModuleLock
    private let missing: [String]

    /// True when every program of the content type was there.
    package var isWhole: Bool { missing.isEmpty }

    /// - Throws: `ConfigurationError` for an unknown or broken content type, one without programs, and a data folder that
    ///   is not there; `ModuleLock.Malformed`; faults of the disk.
    package init(of id: String, in folders: [URL], data: URL) throws {
        let registry = Registry.load(folders)
        guard let module = registry[id] else { throw Self.unknown(id, registry) }
        guard !module.inspectors.isEmpty else {
            throw ConfigurationError(description: "\(id) has no program of its own: there is nothing to approve of")
        }
        guard FileManager.default.fileExists(atPath: data.path) else {
            throw ConfigurationError(description: "\(data.path): no such data folder; give --data, or start the server")
        }
        self.module = ModuleInspectors(module)
        file = data.appending(component: ModuleLock.fileName)
        before = try ModuleLock(file)
        var lock = before
        let pinned = Set(lock.pin(self.module).map(\.inspector.program))
        after = lock
        missing = module.inspectors.map(\.program).filter { !pinned.contains($0) }
        guard !pinned.isEmpty else {
            let programs = missing.map { "\(module.folder.path)/\($0)" }.joined(separator: ", ")
            throw ConfigurationError(
                description: "\(programs) cannot be read, or is not built yet: build it, then approve of it")
        }
    }

    private static func unknown(_ id: String, _ registry: Registry) -> ConfigurationError {
        if let broken = registry.broken.first(where: { $0.id == id }) {
            let path = broken.folder.path
            return ConfigurationError(description: "\(path) does not load: bricoleur module check \(path)")
        }
        let known = registry.modules.map(\.id).joined(separator: ", ")
        return ConfigurationError(description: "“\(id)” is no content type here; there are: \(known)")
    }

    /// Writes it down.
    /// - Returns: what to show.
    package func give() throws -> [String] {
        var lines: [String] = []
        for inspector in module.inspectors {
            let path = module.folder.appending(path: inspector.program).path
            guard let digest = after.digest(of: inspector.program, in: module.module) else {
                lines.append("\(inspector.id)  \(path)\n    missing, unreadable or not built yet: not approved of")
                continue
            }
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            lines.append(
                "\(inspector.id)  \(path)\n    \(size) bytes, SHA-256 \(digest)\n    \(change(inspector, digest))")
        }
        try after.write(to: file)
        lines.append("Written to \(file.path). A running server takes it up at: bricoleur module reload")
        return lines
    }

    private func change(_ inspector: Inspector, _ digest: ProgramDigest) -> String {
        guard let old = before.digest(of: inspector.program, in: module.module) else { return "new: approved of now" }
        return old == digest ? "as it was approved of before" : "changed: approved of now, it was \(old)"
    }
}
