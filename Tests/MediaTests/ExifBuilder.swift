/// EXIF blocks put together byte by byte, big-endian.
enum ExifBuilder {
    static func block(orientation: Int = 1, takenAt: String? = nil, subSecond: String = "") -> [UInt8] {
        var first = [entry(0x0112, type: 3, count: 1, value: short(orientation) + [0, 0])]
        guard let takenAt else { return header + directory(first) }
        let detailsStart = 8 + 2 + 12 * 2 + 4
        first.append(entry(0x8769, type: 4, count: 1, value: long(detailsStart)))
        let textStart = detailsStart + 2 + 12 * 2 + 4
        let fraction = Array((subSecond + "\0\0\0\0").utf8.prefix(4))
        let details = [
            entry(0x9003, type: 2, count: 20, value: long(textStart)),
            entry(0x9291, type: 2, count: 4, value: fraction),
        ]
        return header + directory(first) + directory(details) + Array(takenAt.utf8) + [0]
    }

    private static let header = Array("MM\0*".utf8) + long(8)

    private static func directory(_ entries: [[UInt8]]) -> [UInt8] {
        short(entries.count) + entries.flatMap { $0 } + long(0)
    }

    private static func entry(_ tag: Int, type: Int, count: Int, value: [UInt8]) -> [UInt8] {
        short(tag) + short(type) + long(count) + value
    }

    private static func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
    private static func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value) }
}
