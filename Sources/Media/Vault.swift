import Crypto
import Domain
import Foundation
import Glibc

/// Files that never change, named by their SHA-256: `ab/abcd…`, the first two digits being the folder.
struct Vault: Sendable {
    let folder: URL

    /// Where the file with this digest is or would be; nil when it is not 64 lower-case hexadecimal digits.
    func url(_ digest: String) -> URL? {
        let digits = digest.utf8
        guard digits.count == 64, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return folder.appending(components: String(digest.prefix(2)), digest)
    }

    /// Takes over a finished file of the same filesystem.
    ///
    /// When this returns, the file survives a power cut.
    /// - Returns: its digest. The same bytes twice are kept once.
    func take(_ file: URL) throws -> String {
        let digest = try Self.digest(of: file)
        let shelf = folder.appending(component: String(digest.prefix(2)))
        let place = shelf.appending(component: digest)
        if let kept = Disk.size(of: place), kept == Disk.size(of: file) {
            try Disk.unlink(file)
            // Somebody else may have moved it there a moment ago.
            try Disk.synchronize(shelf)
            return digest
        }
        try Disk.synchronize(file)
        if try Disk.makeFolder(shelf) { try Disk.synchronize(folder) }
        try Disk.move(file, to: place)
        try Disk.synchronize(shelf)
        return digest
    }

    func remove(_ digest: String) throws {
        guard let place = url(digest) else { return }
        try Disk.unlink(place)
    }

    /// Every digest that is kept, in order.
    func digests() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.utf8.count == 2 }
            .flatMap { try FileManager.default.contentsOfDirectory(atPath: folder.appending(component: $0).path) }
            .filter { url($0) != nil }
            .sorted()
    }

    private static func digest(of file: URL) throws -> String {
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
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
