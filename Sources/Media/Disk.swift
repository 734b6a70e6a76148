import Domain
import Foundation
import Glibc

/// The few calls on which it depends that nothing is lost.
///
/// A full disk is a `Refusal` `.storageFull`, all else a fault.
enum Disk {
    struct Fault: Error, CustomStringConvertible {
        let call: String
        let path: String
        let code: Int32

        var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
    }

    static func failure(_ call: String, _ url: URL) -> any Error {
        let code = errno
        if code == ENOSPC || code == EDQUOT { return Refusal(.storageFull) }
        return Fault(call: call, path: url.path, code: code)
    }

    /// A new file, open for writing.
    static func create(_ url: URL) throws -> Int32 {
        let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open", url) }
        return descriptor
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ url: URL) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write", url) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes one folder whose parent exists.
    ///
    /// Fine when it is there already.
    /// - Returns: true when it was made.
    @discardableResult
    static func makeFolder(_ url: URL) throws -> Bool {
        if mkdir(url.path, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw failure("mkdir", url) }
        return false
    }

    /// Returns when the file's bytes, or the folder's names, are on the disk.
    static func synchronize(_ url: URL) throws {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", url) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", url) }
    }

    static func move(_ from: URL, to: URL) throws {
        guard rename(from.path, to.path) == 0 else { throw failure("rename", from) }
    }

    /// Fine when the file is not there.
    static func unlink(_ url: URL) throws {
        guard Glibc.unlink(url.path) == 0 || errno == ENOENT else { throw failure("unlink", url) }
    }

    /// Bytes of a regular file; nil when it is anything else or missing.
    static func size(of url: URL) -> Int? {
        var status = stat()
        guard lstat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}
