import WorkerKit

/// An entry as the central directory describes it.
struct ZipEntry {
    /// Its place in the directory, from 0.
    let index: Int
    let nameBytes: [UInt8]
    let flags: Int
    /// 0 stored, 8 deflated.
    let method: Int
    let checksum: Int
    /// Bytes.
    let packed: Int
    let unpacked: Int
    /// Where the entry's own header starts.
    let start: Int
    /// Mode of a file as Unix has it, or 0.
    let mode: Int

    var name: String { nameBytes.text }
    /// For comparing: names of parts have no case.
    var key: String { name.lowercased() }
    var isFolder: Bool { nameBytes.last == 0x2f }
    var isEncrypted: Bool { flags & 0x2041 != 0 }
    /// Sizes and checksum follow the data.
    var hasDescriptor: Bool { flags & 8 != 0 }

    /// Reads the record at `position` and moves on behind it.
    init?(_ file: Bytes, at position: inout Int, index: Int) {
        guard file.starts(with: "PK\u{1}\u{2}", at: position), let host = file[position + 5],
            let flags = file.little16(position + 8), let method = file.little16(position + 10),
            let checksum = file.little32(position + 16), let packed = file.little32(position + 20),
            let unpacked = file.little32(position + 24), let nameSize = file.little16(position + 28),
            let extraSize = file.little16(position + 30), let commentSize = file.little16(position + 32),
            let disk = file.little16(position + 34), let attributes = file.little32(position + 38),
            let start = file.little32(position + 42), disk == 0
        else { return nil }
        let name = file.slice(position + 46, nameSize)
        let extra = file.slice(position + 46 + nameSize, extraSize)
        guard name.count == nameSize, extra.count == extraSize,
            let (whole, full, place) = Self.widened(unpacked, packed, start, extra)
        else { return nil }
        self.index = index
        nameBytes = name.lend { Array(UnsafeBufferPointer(start: $0, count: $1)) }
        self.flags = flags
        self.method = method
        self.checksum = checksum
        self.packed = full
        self.unpacked = whole
        self.start = place
        mode = host == 3 || host == 19 ? attributes >> 16 : 0
        position += 46 + nameSize + extraSize + commentSize
    }

    /// The three figures, taken from the zip64 field where 32 bits did not hold them.
    private static func widened(_ unpacked: Int, _ packed: Int, _ start: Int, _ extra: Bytes) -> (Int, Int, Int)? {
        var figures = [unpacked, packed, start]
        guard figures.contains(0xffff_ffff) else { return (unpacked, packed, start) }
        guard var place = zip64Field(extra) else { return nil }
        for index in figures.indices where figures[index] == 0xffff_ffff {
            guard let wide = extra.little64(place) else { return nil }
            figures[index] = wide
            place += 8
        }
        return (figures[0], figures[1], figures[2])
    }

    /// Where the content of the zip64 field starts.
    private static func zip64Field(_ extra: Bytes) -> Int? {
        var place = 0
        while let kind = extra.little16(place), let size = extra.little16(place + 2) {
            if kind == 1 { return place + 4 }
            place += 4 + size
        }
        return nil
    }
}

extension Bytes {
    /// Nil as well when it does not fit a signed number of 48 bits: nothing here is that large.
    func little64(_ position: Int) -> Int? {
        guard let low = little32(position), let high = little32(position + 4), high < 0x1_0000 else { return nil }
        return high << 32 | low
    }
}
