package import Domain
import Foundation
package import NIOCore

/// Reads a `multipart/form-data` body (RFC 7578) as it arrives.
///
/// Call `feed(_:)`, then `next()` until it gives nil, for every buffer of the body; then `finish()`. Between two
/// buffers it holds at most the headers of one part (8 KB) or the beginning of a boundary. The events do not depend
/// on how the network cut the body.
package struct MultipartParser: Sendable {
    package enum Event: Sendable, Hashable {
        case part(Part)
        /// Bytes of the current part: a slice of the buffer that was fed.
        case data(ByteBuffer)
        case endOfPart
        case end
    }

    /// Longest headers of one part, in bytes.
    package static let headerBytes = 8 * 1024
    /// Longest text before the first part, and after the last, in bytes.
    package static let surroundingBytes = 8 * 1024
    /// Spaces that may follow a boundary on its line.
    private static let padding = 64

    private enum State {
        case preamble, boundary, headers, body, epilogue
        case broken(Refusal)
    }

    /// CR LF, two hyphens, the boundary: only its first byte is a CR, which keeps the search linear.
    private let delimiter: [UInt8]
    private let parts: Int
    private var partsSeen = 0
    private var state = State.preamble
    private var skipped = 0
    /// Bytes of `buffer` known not to begin the end of the headers.
    private var searched = 0
    /// Begins with the line break that the first boundary may lack.
    private var buffer = ByteBuffer(string: "\r\n")

    /// - Parameters:
    ///   - contentType: `multipart/form-data; boundary=…`, boundary of 1...70 characters.
    ///   - parts: most parts that are read.
    /// - Throws: `.requestMalformed`.
    package init(contentType: String, parts: Int) throws(Refusal) {
        let value = try HeaderValue(contentType)
        guard value.word == "multipart/form-data", let boundary = value.parameters["boundary"] else {
            throw Refusal(.requestMalformed)
        }
        let bytes = Array(boundary.utf8)
        let signs = Set("'()+_,-./:=? ".utf8)
        let isClean = bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: signs.contains(byte)
            }
        }
        guard isClean, (1...70).contains(bytes.count), bytes.last != 0x20 else { throw Refusal(.requestMalformed) }
        delimiter = Array("\r\n--".utf8) + bytes
        self.parts = parts
    }

    /// Bytes kept from earlier buffers.
    package var held: Int { buffer.readableBytes }

    /// Takes the next buffer of the body.
    package mutating func feed(_ bytes: ByteBuffer) {
        guard buffer.readableBytes > 0 else {
            buffer = bytes
            return
        }
        // A new buffer: writing to the held slice would copy the whole network buffer behind it.
        var joined = ByteBufferAllocator().buffer(capacity: buffer.readableBytes + bytes.readableBytes)
        joined.writeImmutableBuffer(buffer)
        joined.writeImmutableBuffer(bytes)
        buffer = joined
    }

    /// The next thing in what was fed, or nil when more bytes are needed.
    /// - Throws: `.requestMalformed`, `.requestNotText`, `.requestTooManyFields`; the same again when called again.
    package mutating func next() throws(Refusal) -> Event? {
        do throws(Refusal) {
            return try advance()
        } catch {
            state = .broken(error)
            buffer = ByteBuffer()
            throw error
        }
    }

    /// Says that the body is complete.
    /// - Throws: `.requestMalformed` when it stops before its closing boundary.
    package mutating func finish() throws(Refusal) {
        switch state {
        case .epilogue: return
        case .broken(let refusal): throw refusal
        default: throw Refusal(.requestMalformed)
        }
    }

    private mutating func advance() throws(Refusal) -> Event? {
        while true {
            switch state {
            case .preamble:
                guard try skipPreamble() else { return nil }
            case .boundary:
                guard let isLast = try readBoundary() else { return nil }
                if isLast { return .end }
            case .headers:
                return try readHeaders()
            case .body:
                return readBody()
            case .epilogue:
                try skip(buffer.readableBytes)
                return nil
            case .broken(let refusal):
                throw refusal
            }
        }
    }

    /// Where `pattern`, which begins with CR, begins in the buffer, whole or cut off by its end; the end of the buffer
    /// when nowhere.
    private func find(_ pattern: [UInt8], from start: Int = 0) -> (offset: Int, whole: Bool) {
        buffer.withUnsafeReadableBytes { bytes in
            guard let base = bytes.baseAddress else { return (0, false) }
            var from = start
            while from < bytes.count, let found = memchr(base + from, 0x0d, bytes.count - from) {
                let offset = UnsafeRawPointer(found) - base
                let length = min(pattern.count, bytes.count - offset)
                if memcmp(found, pattern, length) == 0 { return (offset, length == pattern.count) }
                from = offset + 1
            }
            return (bytes.count, false)
        }
    }

    private mutating func skip(_ count: Int) throws(Refusal) {
        skipped += count
        guard skipped <= Self.surroundingBytes else { throw Refusal(.requestMalformed) }
        buffer.moveReaderIndex(forwardBy: count)
    }

    private mutating func skipPreamble() throws(Refusal) -> Bool {
        let (offset, whole) = find(delimiter)
        try skip(offset)
        guard whole else { return false }
        passDelimiter()
        return true
    }

    private mutating func passDelimiter() {
        buffer.moveReaderIndex(forwardBy: delimiter.count)
        state = .boundary
    }

    /// What follows a boundary: `--` after the last part, else spaces and the end of the line.
    /// - Returns: nil when more bytes are needed.
    private mutating func readBoundary() throws(Refusal) -> Bool? {
        let view = buffer.readableBytesView
        if view.starts(with: "--".utf8) {
            buffer.moveReaderIndex(forwardBy: 2)
            state = .epilogue
            skipped = 0
            return true
        }
        if view.count == 1, view.first == UInt8(ascii: "-") { return nil }
        let spaces = view.prefix { $0 == 0x20 || $0 == 0x09 }.count
        guard spaces <= Self.padding else { throw Refusal(.requestMalformed) }
        let rest = view.dropFirst(spaces).prefix(2)
        guard "\r\n".utf8.starts(with: rest) else { throw Refusal(.requestMalformed) }
        guard rest.count == 2 else { return nil }
        guard partsSeen < parts else { throw Refusal(.requestTooManyFields, ["limit": .number(parts)]) }
        partsSeen += 1
        buffer.moveReaderIndex(forwardBy: spaces + 2)
        state = .headers
        searched = 0
        return false
    }

    private mutating func readHeaders() throws(Refusal) -> Event? {
        let end = Array("\r\n\r\n".utf8)
        let (length, whole) = find(end, from: searched)
        guard (whole ? length + end.count : buffer.readableBytes) <= Self.headerBytes else {
            throw Refusal(.requestMalformed)
        }
        guard whole, let block = buffer.readBytes(length: length) else {
            searched = length
            return nil
        }
        let part = try Part(headers: block)
        buffer.moveReaderIndex(forwardBy: end.count)
        state = .body
        return .part(part)
    }

    private mutating func readBody() -> Event? {
        let (offset, whole) = find(delimiter)
        if offset > 0 { return buffer.readSlice(length: offset).map { .data($0) } }
        guard whole else { return nil }
        passDelimiter()
        return .endOfPart
    }
}
