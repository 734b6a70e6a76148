import WorkerKit

/// The central directory of a zip file: the only list of its entries that counts.
struct ZipDirectory {
    enum Fault: Error {
        case damaged
        case tooManyEntries
    }

    let entries: [ZipEntry]
    /// Where the directory starts.
    let start: Int

    static let most = 1000
    private static let endSize = 22

    init(_ file: Bytes) throws(Fault) {
        guard let end = Self.end(of: file), let record = Self.record(file, end) else { throw .damaged }
        guard record.count <= Self.most else { throw .tooManyEntries }
        var position = record.start
        var found: [ZipEntry] = []
        for index in 0..<record.count {
            guard let entry = ZipEntry(file, at: &position, index: index) else { throw .damaged }
            found.append(entry)
        }
        guard !found.isEmpty, position == record.end else { throw .damaged }
        entries = found
        start = record.start
    }

    /// True when the file ends as a zip file does.
    static func isThere(in file: Bytes) -> Bool { end(of: file) != nil }

    /// The end record sits in the last 64 KiB, before a comment that reaches to the end of the file.
    private static func end(of file: Bytes) -> Int? {
        let last = file.count - endSize
        guard last >= 0 else { return nil }
        return (max(0, last - 0xffff)...last).last { position in
            file.starts(with: "PK\u{5}\u{6}", at: position) && file.little16(position + 20) == last - position
        }
    }

    private typealias Record = (count: Int, start: Int, end: Int)

    private static func record(_ file: Bytes, _ end: Int) -> Record? {
        guard let disks = file.little32(end + 4), disks == 0, let here = file.little16(end + 8),
            let count = file.little16(end + 10), let size = file.little32(end + 12),
            let start = file.little32(end + 16), here == count
        else { return nil }
        if file.starts(with: "PK\u{6}\u{7}", at: end - 20) { return wideRecord(file, end, (count, start, size)) }
        return start + size == end ? (count, start, end) : nil
    }

    /// The zip64 record has to say what the short one says, where that one could say it.
    private static func wideRecord(_ file: Bytes, _ end: Int, _ short: (count: Int, start: Int, size: Int)) -> Record? {
        guard let record = file.little64(end - 12), file.starts(with: "PK\u{6}\u{6}", at: record),
            let length = file.little64(record + 4), record + 12 + length == end - 20,
            let count = file.little64(record + 32), let size = file.little64(record + 40),
            let start = file.little64(record + 48), start + size == record,
            short.count == 0xffff || short.count == count, short.start == 0xffff_ffff || short.start == start,
            short.size == 0xffff_ffff || short.size == size
        else { return nil }
        return (count, start, record)
    }
}
