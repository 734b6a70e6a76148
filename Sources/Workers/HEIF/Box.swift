import WorkerKit

/// A box of an ISO base media file: size, name, content.
struct Box {
    let name: String
    /// All of the file that it lies in.
    let file: Bytes
    let content: Range<Int>

    /// The boxes that lie one after the other in a range; nil when one goes beyond its end.
    static func list(_ file: Bytes, _ range: Range<Int>) -> [Box]? {
        var boxes: [Box] = []
        var position = range.lowerBound
        while position + 8 <= range.upperBound {
            guard let box = Box(file, position, end: range.upperBound) else { return nil }
            boxes.append(box)
            position = box.content.upperBound
        }
        return boxes
    }

    /// Sizes: 0 up to the end, 1 in the 8 bytes after the name.
    private init?(_ file: Bytes, _ position: Int, end: Int) {
        guard var size = file.big32(position) else { return nil }
        var header = 8
        switch size {
        case 0: size = end - position
        case 1:
            guard let high = file.big32(position + 8), let low = file.big32(position + 12), high < 1 << 20 else {
                return nil
            }
            size = high << 32 | low
            header = 16
        default: break
        }
        guard size >= header, size <= end - position else { return nil }
        name = file.slice(position + 4, 4).text
        self.file = file
        content = position + header..<position + size
    }

    /// Of a box that begins with a version and flags: those, and a reader of what follows.
    var versioned: (version: Int, flags: Int, reader: Reader)? {
        guard content.count >= 4, let word = file.big32(content.lowerBound) else { return nil }
        return (word >> 24, word & 0xff_ffff, Reader(file: file, range: content.lowerBound + 4..<content.upperBound))
    }

    var reader: Reader { Reader(file: file, range: content) }
}

/// Reads numbers one after the other.
struct Reader {
    let file: Bytes
    private var position: Int
    private let end: Int

    init(file: Bytes, range: Range<Int>) {
        self.file = file
        position = range.lowerBound
        end = range.upperBound
    }

    var rest: Range<Int> { position..<end }

    /// A number of 0, 1, 2, 4 or 8 bytes; nil past the end.
    mutating func number(_ bytes: Int) -> Int? {
        guard bytes <= end - position else { return nil }
        defer { position += bytes }
        if bytes <= 4 { return file.number(position, bytes: bytes, bigEndian: true) }
        guard let high = file.big32(position), let low = file.big32(position + 4), high < 1 << 20 else { return nil }
        return high << 32 | low
    }

    mutating func name() -> String? {
        guard end - position >= 4 else { return nil }
        defer { position += 4 }
        return file.slice(position, 4).text
    }
}
