import CMagic

/// The second opinion about what a file is: libmagic's.
enum Magic {
    /// Enough for pictures and text; office files are judged by their own directory.
    private static let reach = 64 * 1024

    /// The MIME type that libmagic sees, such as `image/jpeg`.
    static func type(of file: Bytes) -> String {
        guard let magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF) else {
            stop("magic_open failed")
        }
        defer { magic_close(magic) }
        guard magic_load(magic, nil) == 0 else { stop("magic_load: \(message(magic))") }
        return file.slice(0, reach).lend { start, count in
            guard let type = magic_buffer(magic, start, count) else { stop("magic_buffer: \(message(magic))") }
            return String(cString: type)
        }
    }

    private static func message(_ magic: magic_t) -> String {
        magic_error(magic).map { String(cString: $0) } ?? "unknown"
    }
}
