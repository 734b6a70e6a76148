import WorkerKit

/// Compares what entries say of themselves with what the central directory says, and looks where they lie.
struct ZipLayout {
    let file: Bytes
    let directory: ZipDirectory

    /// The first entry that contradicts the directory, overlaps another or leaves a hole; nil when all is well.
    ///
    /// The entries have to follow each other from the first byte on, so that nothing is hidden from the directory.
    func firstFault() -> ZipEntry? {
        var position = 0
        for entry in directory.entries.sorted(by: { $0.start < $1.start }) {
            guard entry.start == position, let end = end(of: entry), end <= directory.start else { return entry }
            position = end
        }
        return position == directory.start ? nil : directory.entries.last
    }

    /// Where the entry with all that belongs to it ends; nil when its own header says something else.
    private func end(of entry: ZipEntry) -> Int? {
        let start = entry.start
        guard file.starts(with: "PK\u{3}\u{4}", at: start), let flags = file.little16(start + 6),
            let method = file.little16(start + 8), let checksum = file.little32(start + 14),
            let packed = file.little32(start + 18), let unpacked = file.little32(start + 22),
            let nameSize = file.little16(start + 26), let extraSize = file.little16(start + 28)
        else { return nil }
        let name = file.slice(start + 30, nameSize)
        let isSame = name.lend { entry.nameBytes.elementsEqual(UnsafeBufferPointer(start: $0, count: $1)) }
        guard isSame, method == entry.method, (flags ^ entry.flags) & 0x2049 == 0 else { return nil }
        let end = start + 30 + nameSize + extraSize + entry.packed
        let says = [checksum, packed, unpacked]
        guard
            zip(says, [entry.checksum, entry.packed, entry.unpacked]).allSatisfy({ said, promised in
                said == promised || said == 0xffff_ffff || (entry.hasDescriptor && said == 0)
            })
        else { return nil }
        return entry.hasDescriptor ? descriptorEnd(of: entry, at: end) : end
    }

    /// A descriptor may begin with a mark, and its sizes may have 32 or 64 bits.
    private func descriptorEnd(of entry: ZipEntry, at position: Int) -> Int? {
        for mark in [4, 0] where mark == 0 || file.starts(with: "PK\u{7}\u{8}", at: position) {
            guard file.little32(position + mark) == entry.checksum else { continue }
            let sizes = position + mark + 4
            if file.little32(sizes) == entry.packed, file.little32(sizes + 4) == entry.unpacked { return sizes + 8 }
            if file.little64(sizes) == entry.packed, file.little64(sizes + 8) == entry.unpacked { return sizes + 16 }
        }
        return nil
    }
}
