package import Foundation
import Glibc

/// Which programs of which modules may run: a text file of lines as `sha256sum` writes and checks them.
///
/// `cd Plugins && sha256sum --check …/modules.lock` asks the same question as the server.
package struct ModuleLock: Sendable, Equatable {
    package static let fileName = "modules.lock"

    package struct Entry: Sendable, Hashable {
        package let module: String
        /// Path in the module's folder.
        package let program: String
    }

    package private(set) var digests: [Entry: ProgramDigest] = [:]

    package init() {}

    /// A line that says nothing trustworthy.
    package struct Malformed: Error, Equatable {
        package let file: String
        /// From 1.
        package let line: Int
    }

    /// Reads a lock; one that is not there approves of nothing.
    /// - Throws: `Malformed`; faults of the disk.
    package init(_ file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let (entry, digest) = Self.read(line) else { throw Malformed(file: file.path, line: index + 1) }
            digests[entry] = digest
        }
    }

    /// `<digest>  <module>/<program>`.
    private static func read(_ line: Substring) -> (Entry, ProgramDigest)? {
        let path = line.dropFirst(66)
        guard let digest = ProgramDigest(String(line.prefix(64))), line.dropFirst(64).hasPrefix("  "),
            let slash = path.firstIndex(of: "/")
        else { return nil }
        let entry = Entry(module: String(path[..<slash]), program: String(path[path.index(after: slash)...]))
        return entry.module.isEmpty || entry.program.isEmpty ? nil : (entry, digest)
    }

    package func digest(of program: String, in module: String) -> ProgramDigest? {
        digests[Entry(module: module, program: program)]
    }

    /// Approves of the programs of a module as they are now, and of no others of it.
    ///
    /// Programs that cannot be read stay without approval: the caller sees it in what is returned.
    /// - Returns: what was approved of, in the manifest's order.
    @discardableResult
    package mutating func pin(_ module: ModuleInspectors) -> [(inspector: Inspector, digest: ProgramDigest)] {
        remove(module.module)
        return module.inspectors.compactMap { inspector in
            guard case .success(let bytes) = ProgramFile(inspector.program, in: module.folder).bytes() else {
                return nil
            }
            let digest = ProgramDigest(of: bytes)
            digests[Entry(module: module.module, program: inspector.program)] = digest
            return (inspector, digest)
        }
    }

    package mutating func remove(_ module: String) {
        digests = digests.filter { $0.key.module != module }
    }

    package var text: String {
        let lines = digests.map { "\($0.value)  \($0.key.module)/\($0.key.program)" }
        return
            (["# Programs of modules that may run: bricoleur module trust ID."]
            + lines.sorted { left, right in
                left.dropFirst(66) < right.dropFirst(66)
            }).joined(separator: "\n") + "\n"
    }

    /// Replaces the file as a whole: a reader finds the old one or the new one.
    package func write(to file: URL) throws {
        try Data(text.utf8).write(to: file, options: .atomic)
        chmod(file.path, 0o600)
    }
}

/// Whose word is taken for a program.
package struct ProgramTrust: Sendable {
    /// What an administrator approved of, in the data folder.
    package var own: ModuleLock
    /// What the build approved of, beside the server's own program.
    package var shipped: ModuleLock
    /// The folder of module folders that came with the server; the build's word counts for no other.
    package var shippedFolder: URL?

    package init(own: ModuleLock, shipped: ModuleLock = ModuleLock(), shippedFolder: URL? = nil) {
        self.own = own
        self.shipped = shipped
        self.shippedFolder = shippedFolder
    }

    enum Answer { case approved, changed, unknown }

    func answer(_ digest: ProgramDigest, of program: String, in module: ModuleInspectors) -> Answer {
        var locks = [own]
        if let shippedFolder, Self.path(module.folder.deletingLastPathComponent()) == Self.path(shippedFolder) {
            locks.append(shipped)
        }
        let known = locks.compactMap { $0.digest(of: program, in: module.module) }
        if known.contains(digest) { return .approved }
        return known.isEmpty ? .unknown : .changed
    }

    private static func path(_ url: URL) -> String { url.resolvingSymlinksInPath().standardizedFileURL.path }
}
