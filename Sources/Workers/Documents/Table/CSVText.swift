import WorkerKit

/// The text of a CSV file: UTF-8, UTF-16 with its mark, or else Windows-1252.
struct CSVText {
    enum Fault: Error {
        /// Text, but in an encoding that cannot be told, or broken.
        case encoding
        /// No text at all.
        case notText
    }

    /// UTF-8 without a byte order mark.
    let utf8: [UInt8]

    init(_ file: Bytes) throws(Fault) {
        let bytes = file.lend { Array(UnsafeBufferPointer(start: $0, count: $1)) }
        utf8 = try Self.decode(bytes)
        if utf8.contains(where: Self.isControl) { throw .notText }
    }

    private static func decode(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xff, 0xfe), (0xfe, 0xff):
            guard let text = Text.utf8(fromUTF16: bytes.dropFirst(2), bigEndian: bytes[0] == 0xfe) else {
                throw .encoding
            }
            if text.contains(0) { throw .encoding }
            return text
        case _ where bytes.contains(0): throw isWide(bytes) ? .encoding : .notText
        default:
            let text = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...]
            if Text.isUTF8(text) { return Array(text) }
            guard let text = Text.utf8(fromWindows1252: text) else { throw .encoding }
            return text
        }
    }

    /// Looks like UTF-16 or UTF-32 without its mark: hardly anything but zeros in every other place.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(4096)
        let zeros = [0, 1].map { parity in start.indices.count { $0 % 2 == parity && start[$0] == 0 } }
        return (zeros.max() ?? 0) * 10 > start.count * 4
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && !byte.isSpace && byte != 0x1b }
}
