import Foundation
import Glibc

/// Private copies of approved programs, under their digest.
///
/// What runs is the copy of the very bytes that were hashed: whatever happens in the module's folder between approval
/// and execution happens to another file.
struct ProgramShelf {
    struct Fault: Error, CustomStringConvertible {
        let description: String

        init(_ call: String) { description = "\(call): \(String(cString: strerror(errno)))" }
    }

    /// Of the server's own; nobody else may enter.
    let folder: URL

    /// The copy of a program, made unless it is there.
    func place(_ program: [UInt8], _ digest: ProgramDigest) throws -> URL {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let copy = folder.appending(component: digest.description)
        if let kept = try? Data(contentsOf: copy), ProgramDigest(of: Array(kept)) == digest { return copy }
        let draft = folder.appending(component: ".\(digest)-\(UUID().uuidString)")
        defer { unlink(draft.path) }
        try write(program, to: draft)
        guard rename(draft.path, copy.path) == 0 else { throw Fault("rename") }
        return copy
    }

    private func write(_ program: [UInt8], to file: URL) throws {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o500)
        guard descriptor >= 0 else { throw Fault("open") }
        defer { close(descriptor) }
        var rest = program[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault("write") }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until nobody has the file open for writing: until then it cannot be executed.
    ///
    /// A process that this one starts elsewhere at the moment of writing has the descriptor too, until its own exec. The
    /// kernel grants a lease for reading when there is no writer.
    static func settle(_ file: URL) {
        // F_SETLEASE is not standard: Swift's Glibc module does not show it.
        let setLease: Int32 = 1024
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        for _ in 0..<200 {
            if fcntl(descriptor, setLease, F_RDLCK) == 0 {
                _ = fcntl(descriptor, setLease, F_UNLCK)
                return
            }
            // Some file systems know no leases.
            guard errno == EAGAIN else { return }
            usleep(1000)
        }
    }

    /// Removes what no program of `kept` needs, and what a server that was killed left behind; a run that waits for its
    /// turn may still need what is young.
    func prune(keeping kept: Set<ProgramDigest>) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where !kept.contains(where: { $0.description == name }) {
            let path = folder.appending(component: name).path
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            if let date = attributes?[.modificationDate] as? Date, date.timeIntervalSinceNow < -Self.young {
                unlink(path)
            }
        }
    }

    /// Seconds.
    private static let young: TimeInterval = 3600
}
