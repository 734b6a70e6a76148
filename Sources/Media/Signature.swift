import Foundation
import Glibc

/// Which worker a file goes to, by its first bytes: they are compared, nothing is decoded.
///
/// The worker looks again, and has libmagic's opinion as well.
enum Signature {
    case picture, heif, document

    private static let reach = 16

    init(of file: URL) throws {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Disk.failure("open", file) }
        defer { close(descriptor) }
        var start = [UInt8](repeating: 0, count: Self.reach)
        let count = pread(descriptor, &start, start.count, 0)
        guard count >= 0 else { throw Disk.failure("read", file) }
        self.init(Array(start.prefix(count)))
    }

    init(_ start: [UInt8]) {
        func has(_ text: StaticString, at position: Int = 0) -> Bool {
            text.withUTF8Buffer { start.dropFirst(position).starts(with: $0) }
        }
        switch true {
        case has("ftyp", at: 4): self = .heif
        case start.starts(with: [0xff, 0xd8, 0xff]), has("PNG\r\n", at: 1), has("GIF8"), has("BM"), has("II*\0"),
            has("MM\0*"), has("RIFF") && has("WEBP", at: 8):
            self = .picture
        default: self = .document
        }
    }
}
