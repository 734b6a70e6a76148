package import NIOCore

/// Where the bytes of one uploaded file go while they arrive.
///
/// Called by one task at a time: `write` any number of times, then either `close` or `discard`. After `close`,
/// `discard` may still come when the request is refused in the end.
package protocol FileSink: Sendable {
    /// - Throws: a `Refusal` (a full disk, say) to refuse the request; anything else ends the reading at once.
    func write(_ bytes: ByteBuffer) async throws
    /// All bytes have been written.
    func close() async throws
    /// Forgets the file and frees what it takes. Calling it again does nothing.
    func discard() async
}
