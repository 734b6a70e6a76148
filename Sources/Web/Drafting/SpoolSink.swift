import Media
import NIOCore

/// An upload on its way into the media folder.
struct SpoolSink: FileSink {
    let spool: Spool

    func write(_ bytes: ByteBuffer) async throws {
        try bytes.withUnsafeReadableBytes { try spool.write($0) }
    }

    func close() async throws {}

    func discard() async { spool.discard() }
}

/// Where the files of somebody unknown go: nowhere.
struct NoSink: FileSink {
    func write(_ bytes: ByteBuffer) async throws {}
    func close() async throws {}
    func discard() async {}
}
