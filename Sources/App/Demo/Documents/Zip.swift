import Foundation

/// A zip file of stored entries.
struct Zip {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ text: String) {
        let bytes = Array(text.utf8)
        let name = Array(name.utf8)
        // Version 2.0, names in UTF-8, stored, no time, 1 January 2026.
        let common =
            little16(20) + little16(0x0800) + little16(0) + little16(0) + little16(0x5c21)
            + little32(Checksum.crc32(bytes)) + little32(UInt32(bytes.count)) + little32(UInt32(bytes.count))
            + little16(UInt16(name.count)) + little16(0)
        directory += [0x50, 0x4b, 1, 2] + little16(20) + common + little16(0) + little16(0) + little16(0) + little32(0)
        directory += little32(UInt32(body.count)) + name
        body += [0x50, 0x4b, 3, 4] + common + name + bytes
        count += 1
    }

    var data: Data {
        let counts = little16(UInt16(count)) + little16(UInt16(count))
        let end = [0x50, 0x4b, 5, 6] + little32(0) + counts + little32(UInt32(directory.count))
        return Data(body + directory + end + little32(UInt32(body.count)) + little16(0))
    }

    private func little16(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xff), UInt8(number >> 8)] }
    private func little32(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xff) } }
}
