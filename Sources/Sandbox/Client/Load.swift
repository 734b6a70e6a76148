package import Foundation
import Glibc

extension Sandbox {
    package struct Load: Sendable, Equatable {
        package var running = 0
        package var waiting = 0
        /// The most that ever waited at once.
        package var most = 0
    }

    /// The load of a sandbox in another process.
    package struct Status: Sendable, Equatable {
        package let process: Int32
        package let load: Load
    }

    /// What the sandbox with this status file is doing; nil when there is none, or its process has ended.
    package static func readStatus(_ file: URL) -> Status? {
        guard let data = try? Data(contentsOf: file), let status = StatusFile.status(data),
            kill(status.process, 0) == 0 || errno == EPERM
        else { return nil }
        return status
    }
}

/// One line of always the same length, so that a reader finds the old one or the new one and never half of each:
/// `pid 1234 running 2 waiting 5 most 7`.
final class StatusFile: Sendable {
    private static let length = 64

    private let descriptor: Int32

    /// Nil when the file cannot be written.
    init?(_ file: URL, report: (String) -> Void) {
        descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            report("\(file.path): \(String(cString: strerror(errno)))")
            return nil
        }
    }

    deinit { close(descriptor) }

    func write(_ load: Sandbox.Load) {
        let text = "pid \(getpid()) running \(load.running) waiting \(load.waiting) most \(load.most)"
        let line = Array(text.utf8.prefix(Self.length - 1))
        let padded = line + [UInt8](repeating: UInt8(ascii: " "), count: Self.length - 1 - line.count) + [0x0a]
        // A full disk must not stop a check; the next change writes again.
        _ = pwrite(descriptor, padded, padded.count, 0)
    }

    static func status(_ data: Data) -> Sandbox.Status? {
        let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 8,
            stride(from: 0, to: 8, by: 2).map({ words[$0] }) == ["pid", "running", "waiting", "most"]
        else { return nil }
        let numbers = stride(from: 1, to: 8, by: 2).compactMap { Int32(words[$0]) }
        guard numbers.count == 4, numbers[0] > 0, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        let load = Sandbox.Load(running: Int(numbers[1]), waiting: Int(numbers[2]), most: Int(numbers[3]))
        return Sandbox.Status(process: numbers[0], load: load)
    }
}
