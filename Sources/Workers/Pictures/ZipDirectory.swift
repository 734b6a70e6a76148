import CPNG

/// The central directory of a zip file: the only list of its entries that counts.
struct ZipDirectory {
    struct Entry {
        let name: String
        let encrypted: Bool
        /// 0 stored, 8 deflated.
        let method: Int
        let packed: Int
        let unpacked: Int
        /// Where the entry's own header starts.
        let start: Int
    }

    let entries: [Entry]

    private static let most = 1000
    private static let endSize = 22

    /// Nil when there is no such directory, more than 1000 entries, or an encrypted one.
    init?(_ file: Bytes) {
        guard let end = Self.end(of: file), let count = file.little16(end + 10), (1...Self.most).contains(count),
            var position = file.little32(end + 16)
        else { return nil }
        var found: [Entry] = []
        for _ in 0..<count {
            guard let entry = Self.entry(file, &position), !entry.encrypted else { return nil }
            found.append(entry)
        }
        entries = found
    }

    /// The end record sits in the last 64 KiB, before a comment of any length.
    private static func end(of file: Bytes) -> Int? {
        let last = file.count - endSize
        guard last >= 0 else { return nil }
        return (max(0, last - 0xffff)...last).last { file.starts(with: "PK\u{5}\u{6}", at: $0) }
    }

    private static func entry(_ file: Bytes, _ position: inout Int) -> Entry? {
        guard file.starts(with: "PK\u{1}\u{2}", at: position), let flags = file.little16(position + 8),
            let method = file.little16(position + 10), let packed = file.little32(position + 20),
            let unpacked = file.little32(position + 24), let name = file.little16(position + 28),
            let extra = file.little16(position + 30), let comment = file.little16(position + 32),
            let start = file.little32(position + 42)
        else { return nil }
        let entry = Entry(
            name: file.slice(position + 46, name).text, encrypted: flags & 1 != 0, method: method, packed: packed,
            unpacked: unpacked, start: start)
        position += 46 + name + extra + comment
        return entry
    }

    /// The bytes of an entry, or nil when they are broken or more than `limit`.
    func content(of entry: Entry, in file: Bytes, atMost limit: Int) -> [UInt8]? {
        guard file.starts(with: "PK\u{3}\u{4}", at: entry.start), entry.unpacked <= limit,
            let name = file.little16(entry.start + 26), let extra = file.little16(entry.start + 28)
        else { return nil }
        let packed = file.slice(entry.start + 30 + name + extra, entry.packed)
        guard packed.count == entry.packed else { return nil }
        switch entry.method {
        case 0:
            return entry.packed == entry.unpacked
                ? packed.lend { Array(UnsafeBufferPointer(start: $0, count: $1)) } : nil
        case 8: return inflate(packed, to: entry.unpacked)
        default: return nil
        }
    }

    private func inflate(_ packed: Bytes, to size: Int) -> [UInt8]? {
        // One byte more than announced, so that an entry that is longer than it says is found out.
        var output = [UInt8](repeating: 0, count: size + 1)
        let written = packed.lend { start, count in cpng_inflate(start, count, &output, size + 1) }
        guard written == size else { return nil }
        output.removeLast()
        return output
    }
}
