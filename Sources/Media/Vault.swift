import Crypto
import Domain
import Foundation
import Glibc
import Synchronization

/// Files that never change, named by their SHA-256: `ab/abcd…`, the first two digits being the folder.
final class Vault: Sendable {
    let folder: URL
    /// Digests that somebody is about to write down in a row, and how many do.
    private let pins = Mutex<[String: Int]>([:])

    init(folder: URL) { self.folder = folder }

    /// Where the file with this digest is or would be; nil when it is not 64 lower-case hexadecimal digits.
    func url(_ digest: String) -> URL? {
        let digits = digest.utf8
        guard digits.count == 64, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return folder.appending(components: String(digest.prefix(2)), digest)
    }

    /// Takes over a finished file of the same filesystem, and pins it: it is not removed before `unpin`.
    ///
    /// When this returns, the file survives a power cut.
    /// - Parameter digest: when it is known already.
    /// - Returns: its digest. The same bytes twice are kept once.
    func take(_ file: URL, digest known: String? = nil) throws -> String {
        let digest = try known ?? Self.digest(of: file)
        pin(digest)
        do {
            try place(file, digest)
        } catch {
            unpin([digest])
            throw error
        }
        return digest
    }

    private func place(_ file: URL, _ digest: String) throws {
        let shelf = folder.appending(component: String(digest.prefix(2)))
        let place = shelf.appending(component: digest)
        if let kept = Disk.size(of: place), kept == Disk.size(of: file) {
            try Disk.unlink(file)
            // Somebody else may have moved it there a moment ago.
            return try Disk.synchronize(shelf)
        }
        try Disk.synchronize(file)
        if try Disk.makeFolder(shelf) { try Disk.synchronize(folder) }
        try Disk.move(file, to: place)
        try Disk.synchronize(shelf)
    }

    private func pin(_ digest: String) { pins.withLock { $0[digest, default: 0] += 1 } }

    func unpin(_ digests: some Sequence<String>) {
        pins.withLock { pins in
            for digest in digests {
                guard let count = pins[digest] else { continue }
                pins[digest] = count > 1 ? count - 1 : nil
            }
        }
    }

    /// Removes a file; fine when it is not there.
    /// - Returns: false when it is pinned, and stays.
    func remove(_ digest: String) throws -> Bool {
        guard let place = url(digest) else { return true }
        return try pins.withLock { pins in
            guard pins[digest] == nil else { return false }
            try Disk.unlink(place)
            return true
        }
    }

    /// Every digest that is kept, in order.
    func digests() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.utf8.count == 2 }
            .flatMap { try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: $0).path) }
            .filter { url($0) != nil }
            .sorted()
    }

    static func digest(of file: URL) throws -> String {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Disk.failure("open", file) }
        defer { close(descriptor) }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 128 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Disk.failure("read", file) }
            if count == 0 { break }
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return digits(hash.finalize())
    }

    static func digits(_ hash: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
