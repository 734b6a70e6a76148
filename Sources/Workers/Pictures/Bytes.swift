import Glibc

/// The source file, mapped read-only.
///
/// Every read is checked: outside the file there is nothing.
struct Bytes {
    private let buffer: UnsafeRawBufferPointer

    /// Maps the whole of an open file.
    init(descriptor: Int32) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { stop("fstat: errno \(errno)") }
        guard status.st_size > 0 else { throw Refused.empty }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            stop("mmap: errno \(errno)")
        }
        buffer = UnsafeRawBufferPointer(start: start, count: size)
    }

    private init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

    var count: Int { buffer.count }

    subscript(position: Int) -> UInt8? {
        position >= 0 && position < buffer.count ? buffer[position] : nil
    }

    /// The bytes from `start` on, as many of `length` as there are.
    func slice(_ start: Int, _ length: Int) -> Bytes {
        let first = min(max(0, start), buffer.count)
        let size = min(max(0, length), buffer.count - first)
        return Bytes(UnsafeRawBufferPointer(rebasing: buffer[first..<first + size]))
    }

    func starts(with text: StaticString, at position: Int = 0) -> Bool {
        guard position >= 0, position <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            expected.indices.allSatisfy { buffer[position + $0] == expected[$0] }
        }
    }

    /// Only the ASCII part of a text is of use here; anything else becomes U+FFFD.
    var text: String { String(decoding: buffer, as: UTF8.self) }

    func number(_ position: Int, bytes: Int, bigEndian: Bool) -> Int? {
        guard position >= 0, bytes <= 4, position <= count - bytes else { return nil }
        let digits = buffer[position..<position + bytes]
        return (bigEndian ? Array(digits) : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }

    func big16(_ position: Int) -> Int? { number(position, bytes: 2, bigEndian: true) }
    func big32(_ position: Int) -> Int? { number(position, bytes: 4, bigEndian: true) }
    func little16(_ position: Int) -> Int? { number(position, bytes: 2, bigEndian: false) }
    func little32(_ position: Int) -> Int? { number(position, bytes: 4, bigEndian: false) }

    func contains(_ byte: UInt8) -> Bool {
        guard let start = buffer.baseAddress else { return false }
        return memchr(start, Int32(byte), count) != nil
    }

    /// Lends the bytes to a C function for the time of the call.
    func lend<Result>(_ body: (UnsafePointer<UInt8>?, Int) throws -> Result) rethrows -> Result {
        try body(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
    }
}
