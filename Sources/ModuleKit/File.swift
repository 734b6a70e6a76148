import Glibc

/// The file to look at, open for reading.
public struct File {
    private let descriptor: Int32
    /// Bytes.
    public let count: Int

    init(descriptor: Int32) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw InspectorError("there is no file in descriptor \(descriptor)")
        }
        self.descriptor = descriptor
        count = Int(status.st_size)
    }

    /// A piece of the file; as much of it as there is.
    /// - Parameters:
    ///   - start: bytes from the beginning.
    ///   - length: bytes.
    public func bytes(from start: Int = 0, atMost length: Int) throws -> [UInt8] {
        let size = max(0, min(length, count - max(0, start)))
        var piece = [UInt8](repeating: 0, count: size)
        var done = 0
        while done < size {
            let read = piece.withUnsafeMutableBytes { room in
                pread(descriptor, room.baseAddress.map { $0 + done }, size - done, off_t(max(0, start) + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw InspectorError("the file cannot be read: errno \(errno)") }
            done += read
        }
        return piece
    }

    /// The whole file; a file that fits into memory once, not more.
    public func bytes() throws -> [UInt8] { try bytes(atMost: count) }

    /// Lends the whole file, mapped: nothing is copied, and what is not looked at is not read.
    ///
    /// The bytes are valid during the call only.
    public func lend<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        guard count > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw InspectorError("the file cannot be mapped: errno \(errno)")
        }
        defer { munmap(start, count) }
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }
}
