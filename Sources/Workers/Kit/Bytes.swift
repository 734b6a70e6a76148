import Glibc

/// A file, mapped read-only.
///
/// Every read is checked: outside the file there is nothing.
package struct Bytes {
    private let buffer: UnsafeRawBufferPointer

    /// Maps the whole of an open file.
    package init(descriptor: Int32) throws {
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

    /// Memory of somebody else's, which has to live as long.
    package init(start: UnsafePointer<UInt8>?, count: Int) {
        buffer = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    package var count: Int { buffer.count }

    package subscript(position: Int) -> UInt8? {
        position >= 0 && position < buffer.count ? buffer[position] : nil
    }

    /// The bytes from `start` on, as many of `length` as there are.
    package func slice(_ start: Int, _ length: Int) -> Bytes {
        let first = min(max(0, start), buffer.count)
        let size = min(max(0, length), buffer.count - first)
        return Bytes(UnsafeRawBufferPointer(rebasing: buffer[first..<first + size]))
    }

    package func starts(with text: StaticString, at position: Int = 0) -> Bool {
        guard position >= 0, position <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            expected.indices.allSatisfy { buffer[position + $0] == expected[$0] }
        }
    }

    /// Only the ASCII part of a text is of use here; anything else becomes U+FFFD.
    package var text: String { String(decoding: buffer, as: UTF8.self) }

    package func number(_ position: Int, bytes: Int, bigEndian: Bool) -> Int? {
        guard position >= 0, bytes <= 4, position <= count - bytes else { return nil }
        var number = 0
        for index in 0..<bytes {
            number = number << 8 | Int(buffer[bigEndian ? position + index : position + bytes - 1 - index])
        }
        return number
    }

    package func big16(_ position: Int) -> Int? { number(position, bytes: 2, bigEndian: true) }
    package func big32(_ position: Int) -> Int? { number(position, bytes: 4, bigEndian: true) }
    package func little16(_ position: Int) -> Int? { number(position, bytes: 2, bigEndian: false) }
    package func little32(_ position: Int) -> Int? { number(position, bytes: 4, bigEndian: false) }

    /// Where the next such byte is, `start` or later.
    package func position(of byte: UInt8, from start: Int = 0) -> Int? {
        guard let base = buffer.baseAddress, start >= 0, start < count else { return nil }
        guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - base
    }

    package func contains(_ byte: UInt8) -> Bool { position(of: byte) != nil }

    /// True when this text, of one character or more, is somewhere in the bytes.
    package func contains(_ text: StaticString) -> Bool {
        let first = text.withUTF8Buffer { $0[0] }
        var place = 0
        while let start = position(of: first, from: place) {
            if starts(with: text, at: start) { return true }
            place = start + 1
        }
        return false
    }

    /// Lends the bytes to a C function for the time of the call.
    package func lend<Result>(_ body: (UnsafePointer<UInt8>?, Int) throws -> Result) rethrows -> Result {
        try body(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
    }
}
