import Dispatch
package import Domain
import Foundation
import Glibc
import Synchronization

/// Uploads that come by pieces, each in a file named by its id, in a folder that outlives the process.
///
/// The size of the file is how much of the upload is here, after a crash as well: bytes that must first match a
/// checksum stand beside it, and what stands beside it at start is removed.
package final class PartialFiles: Sendable {
    let folder: URL
    private let held = Mutex<[ResumableUpload.ID: PartialFile]>([:])
    private let queue = DispatchQueue(label: "bricoleur.partial", attributes: .concurrent)

    /// Longest wait for somebody who was asked to end.
    private static let patience = Duration.seconds(2)
    private static let pause = Duration.milliseconds(10)

    init(folder: URL) { self.folder = folder }

    /// At start: makes the folder, and removes pieces that a crash left.
    func prepare() throws {
        try Disk.makeFolder(folder)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where Piece.isName(name) {
            try Disk.unlink(folder.appending(component: name))
        }
    }

    func url(_ id: ResumableUpload.ID) -> URL { folder.appending(component: id.description) }

    /// Bytes that are here.
    package func size(_ id: ResumableUpload.ID) -> Int { Disk.size(of: url(id)) ?? 0 }

    /// Ids of every upload of which something is here.
    package func ids() throws -> Set<ResumableUpload.ID> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap(ResumableUpload.ID.init))
    }

    /// Keeps the file for one request alone, until it lets go of it.
    /// - Returns: nil while another has it.
    package func hold(_ id: ResumableUpload.ID) -> PartialFile? {
        held.withLock { held in
            guard held[id] == nil else { return nil }
            let file = PartialFile(id, in: self)
            held[id] = file
            return file
        }
    }

    func letGo(_ file: PartialFile) { held.withLock { $0[file.id] = nil } }

    /// Ends what another request still receives, and waits for that a moment: a sender who comes back over a new
    /// connection need not wait until the old one is found dead.
    ///
    /// A check that is under way is left alone.
    package func interrupt(_ id: ResumableUpload.ID) async throws {
        guard let file = held.withLock({ $0[id] }), file.interrupt() else { return }
        let deadline = ContinuousClock.now + Self.patience
        while held.withLock({ $0[id] === file }), ContinuousClock.now < deadline {
            try await Task.sleep(for: Self.pause)
        }
    }

    /// Waiting for the disk would hold up every other task.
    func offPool<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}

/// What is here of one upload, held by one request.
package final class PartialFile: Sendable {
    package let id: ResumableUpload.ID
    let url: URL
    private let files: PartialFiles
    private let isReceiving = Mutex(false)
    private let interruptions: AsyncStream<Void>
    private let interruption: AsyncStream<Void>.Continuation

    fileprivate init(_ id: ResumableUpload.ID, in files: PartialFiles) {
        self.id = id
        self.files = files
        url = files.url(id)
        (interruptions, interruption) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package var size: Int { files.size(id) }

    package func letGo() { files.letGo(self) }

    /// Removes what is here; fine when nothing is.
    package func remove() throws { try Disk.unlink(url) }

    /// A place for more bytes after exactly `offset` that are here.
    /// - Parameter isApart: they stand apart until they are kept; otherwise each counts once it is written.
    /// - Throws: `Refusal` `.uploadOffset` when another number of bytes is here; `.storageFull`.
    package func open(at offset: Int, isApart: Bool) throws -> Piece {
        guard size == offset else { throw Refusal(.uploadOffset, ["offset": .number(size)]) }
        let piece = try Piece(of: url, at: offset, isApart: isApart, files)
        isReceiving.withLock { $0 = true }
        return piece
    }

    /// No more bytes will come: whoever asks for the file waits for what is made of it.
    package func close() { isReceiving.withLock { $0 = false } }

    /// Returns true once another request asks for the file, false when its task is cancelled.
    package func isAskedFor() async -> Bool {
        for await _ in interruptions { return true }
        return false
    }

    fileprivate func interrupt() -> Bool {
        guard isReceiving.withLock({ $0 }) else { return false }
        interruption.yield()
        return true
    }
}

/// Bytes on their way to the end of a partial file.
package final class Piece: Sendable {
    private let target: URL
    private let url: URL
    private let start: Int
    private let isNew: Bool
    private let files: PartialFiles
    private let state: Mutex<State>

    private struct State {
        /// -1 once closed.
        var descriptor: Int32
        var size = 0
    }

    private static let ending = ".piece"
    static func isName(_ name: String) -> Bool { name.hasSuffix(ending) }
    private var isApart: Bool { url != target }

    fileprivate init(of target: URL, at start: Int, isApart: Bool, _ files: PartialFiles) throws {
        self.target = target
        self.start = start
        self.files = files
        url = isApart ? target.appendingPathExtension("piece") : target
        isNew = Disk.size(of: target) == nil
        if isApart { try Disk.unlink(url) }
        state = Mutex(State(descriptor: try Disk.open(url, O_WRONLY | O_APPEND | O_CREAT)))
    }

    deinit {
        finish()
        // Nobody can act on a failure here; it is removed at the next start.
        if isApart { _ = unlink(url.path) }
    }

    /// Bytes written so far.
    package var size: Int { state.withLock { $0.size } }

    /// - Throws: `Refusal` `.storageFull`.
    package func write(_ bytes: UnsafeRawBufferPointer) throws {
        try state.withLock { state in
            try Disk.write(bytes, to: state.descriptor, url)
            state.size += bytes.count
        }
    }

    /// Makes the bytes part of the file: when this returns, they survive a power cut.
    package func keep() async throws {
        finish()
        try await files.offPool { [self] in
            if isApart { try join() }
            try Disk.synchronize(target)
            if isNew { try Disk.synchronize(files.folder) }
        }
    }

    /// Takes the bytes back.
    package func drop() async throws {
        finish()
        try await files.offPool { [self] in
            if isApart { try Disk.unlink(url) } else { try Disk.truncate(target, to: start) }
        }
    }

    private func join() throws {
        let descriptor = try Disk.open(target, O_WRONLY | O_APPEND | O_CREAT)
        defer { close(descriptor) }
        do {
            try Disk.read(url) { try Disk.write($0, to: descriptor, target) }
        } catch {
            // The first error is the one to tell.
            try? Disk.truncate(target, to: start)
            throw error
        }
        try Disk.unlink(url)
    }

    private func finish() {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
            state.descriptor = -1
        }
    }
}

extension MediaStore {
    /// A spool with the bytes of an upload that is all here, for `take`.
    ///
    /// The upload itself stays: it is removed once its row says what became of it.
    /// - Throws: `Refusal` `.storageFull`.
    package func adopt(_ file: PartialFile) async throws -> Spool {
        try await offPool {
            let spool = try openSpool()
            try Disk.read(file.url) { try spool.write($0) }
            return spool
        }
    }
}

extension Disk {
    fileprivate static func open(_ url: URL, _ flags: Int32) throws -> Int32 {
        let descriptor = Glibc.open(url.path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open", url) }
        return descriptor
    }

    fileprivate static func truncate(_ url: URL, to size: Int) throws {
        guard Glibc.truncate(url.path, off_t(size)) == 0 else { throw failure("truncate", url) }
        try synchronize(url)
    }

    /// Reads a whole file, a quarter of a megabyte at a time.
    fileprivate static func read(_ url: URL, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        let descriptor = try open(url, O_RDONLY)
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", url) }
            if count == 0 { return }
            try buffer.withUnsafeBytes { try take(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}
