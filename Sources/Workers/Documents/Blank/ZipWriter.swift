import CZip
import WorkerKit

/// Writes a zip file, entry by entry.
struct ZipWriter {
    private struct Written {
        let header: [UInt8]
        let name: [UInt8]
        let start: Int
    }

    private let output: Output
    private var position = 0
    private var entries: [Written] = []

    init(_ output: Output) { self.output = output }

    /// Adds an entry as it lies in another archive.
    mutating func copy(_ entry: ZipEntry, from archive: ZipArchive) throws {
        try write(
            entry, method: entry.method, checksum: entry.checksum, unpacked: entry.unpacked,
            size: entry.packed, archive.packed(entry).lend { UnsafeRawBufferPointer(start: $0, count: $1) })
    }

    /// Adds an entry under the name of `entry`, with another content.
    mutating func add(_ entry: ZipEntry, _ content: [UInt8]) throws {
        let checksum = Int(czip_checksum(content, content.count))
        var packed = [UInt8](repeating: 0, count: czip_bound(content.count))
        var size = czip_deflate(content, content.count, false, &packed, packed.count)
        // A sheet of nothing but empty cells shrinks so well that our own check would take it for a bomb.
        if ZipSanity.isOverblown(unpacked: content.count, packed: size) {
            size = czip_deflate(content, content.count, true, &packed, packed.count)
        }
        guard size > 0 else { stop("no memory for deflating \(content.count) bytes") }
        try packed.withUnsafeBytes {
            try write(entry, method: 8, checksum: checksum, unpacked: content.count, size: size, $0)
        }
    }

    private mutating func write(
        _ entry: ZipEntry, method: Int, checksum: Int, unpacked: Int, size: Int, _ data: UnsafeRawBufferPointer
    ) throws {
        // Made by any version, for any reader; names in UTF-8 stay that; midnight of 1 January 1980.
        let header =
            Self.little(20, 2) + Self.little(entry.flags & 0x800, 2) + Self.little(method, 2) + Self.little(0, 2)
            + Self.little(0x21, 2) + Self.little(checksum, 4) + Self.little(size, 4) + Self.little(unpacked, 4)
            + Self.little(entry.nameBytes.count, 2) + Self.little(0, 2)
        entries.append(Written(header: header, name: entry.nameBytes, start: position))
        try put(Array("PK\u{3}\u{4}".utf8) + header + entry.nameBytes)
        try output.write(UnsafeRawBufferPointer(rebasing: data.prefix(size)))
        position += size
    }

    /// Writes the directory.
    mutating func finish() throws {
        let start = position
        for entry in entries {
            try put(
                Array("PK\u{1}\u{2}".utf8) + Self.little(20, 2) + entry.header + Self.little(0, 10)
                    + Self.little(entry.start, 4) + entry.name)
        }
        let counts = Self.little(entries.count, 2) + Self.little(entries.count, 2)
        let place = Self.little(position - start, 4) + Self.little(start, 4)
        try put(Array("PK\u{5}\u{6}".utf8) + Self.little(0, 4) + counts + place + Self.little(0, 2))
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try output.write($0) }
        position += bytes.count
    }

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 0) }
    }
}
