import CMagic
import Glibc

/// The second opinion about what a file is: libmagic's.
package enum Magic {
    /// Enough for pictures and text; office files are judged by their own directory.
    private static let reach = 64 * 1024

    /// The MIME type that libmagic sees, such as `image/jpeg`.
    /// - Parameter database: a compiled magic file, mapped.
    package static func type(of file: Bytes, database: Bytes) -> String {
        guard let magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF) else {
            stop("magic_open failed")
        }
        defer { magic_close(magic) }
        database.lend { start, count in
            // libmagic asks for a writable buffer and writes to it only when the byte order is another machine's.
            var buffers: [UnsafeMutableRawPointer?] = [UnsafeMutableRawPointer(mutating: start)]
            var sizes = [count]
            guard magic_load_buffers(magic, &buffers, &sizes, 1) == 0 else { stop("magic: \(message(magic))") }
        }
        return file.slice(0, reach).lend { start, count in
            guard let type = magic_buffer(magic, start, count) else { stop("magic_buffer: \(message(magic))") }
            return String(cString: type)
        }
    }

    private static func message(_ magic: magic_t) -> String {
        magic_error(magic).map { String(cString: $0) } ?? "unknown"
    }
}
