import Foundation
import Glibc

/// Collects what comes out of a pipe, up to a limit; what follows is dropped.
struct Reader {
    let descriptor: Int32
    let limit: Int
    private(set) var data = Data()
    private(set) var ended = false

    init(_ descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    mutating func read() {
        let chunk = 16 * 1024
        let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
            count = max(0, Glibc.read(descriptor, buffer.baseAddress, chunk))
        }
        if bytes.isEmpty { ended = true }
        data.append(contentsOf: bytes.prefix(limit - data.count))
    }
}
