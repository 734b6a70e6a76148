import Crypto
package import Foundation
import Glibc
import Synchronization

/// A file on its way in: written and hashed while it streams, then taken by `MediaStore`, or gone with its last
/// reference.
package final class Spool: Sendable {
    let url: URL
    private let state: Mutex<State>

    private struct State {
        /// -1 once closed.
        var descriptor: Int32
        var size = 0
        var hash = SHA256()
    }

    init(in folder: URL) throws {
        url = folder.appending(component: UUID().uuidString)
        state = Mutex(State(descriptor: try Disk.create(url)))
    }

    deinit { discard() }

    /// Bytes written so far.
    package var size: Int { state.withLock { $0.size } }

    /// SHA-256 of what was written so far, 64 hexadecimal digits.
    package var digest: String { state.withLock { Vault.digits($0.hash.finalize()) } }

    /// Appends to the file.
    /// - Throws: `Refusal` `.storageFull`; the file is then gone.
    package func write(_ bytes: UnsafeRawBufferPointer) throws {
        do {
            try state.withLock { state in
                try Disk.write(bytes, to: state.descriptor, url)
                state.size += bytes.count
                state.hash.update(bufferPointer: bytes)
            }
        } catch {
            discard()
            throw error
        }
    }

    package func write(_ bytes: some ContiguousBytes) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Closes and removes the file.
    ///
    /// Needed by nobody who lets go of the spool, allowed at any time.
    package func discard() {
        finish()
        // Nobody can act on a failure here; what stays is removed at the next start.
        _ = unlink(url.path)
    }

    /// No more bytes will come.
    func finish() {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
            state.descriptor = -1
        }
    }
}
