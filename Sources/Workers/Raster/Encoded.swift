import Glibc
package import WorkerKit

/// The bytes of a picture file, in memory from malloc.
package final class Encoded {
    /// jpeg or png.
    package let format: String
    private let bytes: UnsafeRawBufferPointer

    package init(owning data: UnsafeMutablePointer<UInt8>, count: Int, format: String) {
        bytes = UnsafeRawBufferPointer(start: data, count: count)
        self.format = format
    }

    deinit { free(UnsafeMutableRawPointer(mutating: bytes.baseAddress)) }

    /// - Throws: `Refused.storageFull`.
    package func write(to output: Output) throws { try output.write(bytes) }

    /// In letters, digits, + and /, with = at the end.
    package var base64: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0..<4 {
                text.append(digit <= group.count ? alphabet[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
