import Domain

/// A zip file made byte by byte: a sound one, or one that no program would write.
package struct ZipDrawing {
    package struct Entry {
        package var name: [UInt8]
        /// In the entry's own header; the name of the directory unless set.
        package var ownName: [UInt8]?
        /// 0 stored, 8 deflated.
        package var method = 0
        package var flags = 0
        /// As it lies in the file.
        package var data: [UInt8]
        /// Bytes and checksum that the headers promise.
        package var size: Int
        package var checksum: Int
        /// Of the entry's own header alone.
        package var ownSize: Int?
        /// Mode of a file in Unix.
        package var mode = 0

        package init(_ name: String, _ content: [UInt8]) {
            self.name = Array(name.utf8)
            data = content
            size = content.count
            checksum = Checksum.of(content)
        }

        /// Zeros, deflated nearly a thousand times smaller.
        package static func zeros(_ name: String, _ count: Int) -> Entry {
            var entry = Entry(name, [])
            entry.method = 8
            entry.data = Deflate.zeros(count)
            entry.size = count
            entry.checksum = Checksum.of([UInt8](repeating: 0, count: count))
            return entry
        }
    }

    package var entries: [Entry]
    /// Before the first entry.
    package var lead: [UInt8] = []
    /// With the figures of the directory in 64 bits.
    package var isWide = false
    /// With sizes and checksums behind the data, as programs do that write without looking back.
    package var isStreamed = false
    /// The second entry is said to lie inside the first.
    package var isOverlapping = false

    package init(_ entries: [Entry]) { self.entries = entries }

    package init(_ parts: [(name: String, content: [UInt8])]) {
        entries = parts.map { Entry($0.name, $0.content) }
    }

    package var bytes: [UInt8] {
        var body = lead
        var directory: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            let start = isOverlapping && index == 1 ? lead.count + 4 : body.count
            directory += record(entry, start: start)
            body += local(entry)
        }
        return body + directory + end(count: entries.count, size: directory.count, start: body.count)
    }

    private func local(_ entry: Entry) -> [UInt8] {
        let name = entry.ownName ?? entry.name
        let figures = isStreamed ? [0, 0, 0] : [entry.checksum, entry.data.count, entry.ownSize ?? entry.size]
        let header =
            little(20, 2) + little(flags(entry), 2) + little(entry.method, 2) + little(0x21_0000, 4)
            + figures.flatMap { little($0, 4) } + little(name.count, 2) + little(0, 2)
        let behind = isStreamed ? "PK\u{7}\u{8}".utf8 + figuresOf(entry) : []
        return "PK\u{3}\u{4}".utf8 + header + name + entry.data + behind
    }

    private func record(_ entry: Entry, start: Int) -> [UInt8] {
        let wide = little(1, 2) + little(24, 2) + little(entry.size, 8) + little(entry.data.count, 8) + little(start, 8)
        let figures = isWide ? little(entry.checksum, 4) + little(-1, 8) : figuresOf(entry)
        let header =
            little(0x314, 2) + little(20, 2) + little(flags(entry), 2) + little(entry.method, 2) + little(0x21_0000, 4)
            + figures + little(entry.name.count, 2) + little(isWide ? wide.count : 0, 2) + little(0, 6)
            + little(entry.mode << 16, 4) + little(isWide ? -1 : start, 4)
        return "PK\u{1}\u{2}".utf8 + header + entry.name + (isWide ? wide : [])
    }

    private func flags(_ entry: Entry) -> Int { entry.flags | (isStreamed ? 8 : 0) }

    private func figuresOf(_ entry: Entry) -> [UInt8] {
        little(entry.checksum, 4) + little(entry.data.count, 4) + little(entry.size, 4)
    }

    private func end(count: Int, size: Int, start: Int) -> [UInt8] {
        let short = isWide ? little(-1, 12) : little(count, 2) + little(count, 2) + little(size, 4) + little(start, 4)
        let mark = "PK\u{5}\u{6}".utf8 + little(0, 4)
        return (isWide ? wideEnd(count, size, start) : []) + mark + short + little(0, 2)
    }

    private func wideEnd(_ count: Int, _ size: Int, _ start: Int) -> [UInt8] {
        let figures = [count, count, size, start].flatMap { little($0, 8) }
        let record = "PK\u{6}\u{6}".utf8 + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
        let place = "PK\u{6}\u{7}".utf8 + little(0, 4) + little(start + size, 8) + little(1, 4)
        return record + figures + place
    }

    private func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7))) }
    }
}

private func + (text: String.UTF8View, bytes: [UInt8]) -> [UInt8] { Array(text) + bytes }
