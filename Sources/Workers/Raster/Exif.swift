package import WorkerKit

/// The few things that are worth knowing of a photo's EXIF.
///
/// Whatever is broken counts as not said.
package struct Exif {
    /// 1...8; 1 is upright.
    package var orientation = 1
    /// The camera's wall clock, `2026-11-24T09:30:00` or with milliseconds.
    ///
    /// The time zone, which few cameras write, is left aside: photos of one bricolage with and without it must still be
    /// put in one order.
    package private(set) var takenAt: String?

    /// True when it says where the photo was taken.
    ///
    /// Where that is, nobody asks.
    package private(set) var hasPlace = false

    /// True when the upright picture's width is the stored one's height.
    package var turned: Bool { orientation >= 5 }

    package init() {}

    package init(tiff: Bytes) {
        let bigEndian = tiff.starts(with: "MM\0*")
        guard bigEndian || tiff.starts(with: "II*\0") else { return }
        let reader = Directory(tiff: tiff, bigEndian: bigEndian)
        guard let first = reader.number(4, 4) else { return }
        if let value = reader.short(Tag.orientation, in: first), (1...8).contains(value) { orientation = value }
        if let place = reader.long(Tag.place, in: first) { hasPlace = reader.has(Tag.latitude, in: place) }
        guard let details = reader.long(Tag.details, in: first) else { return }
        for (time, fraction) in [(Tag.original, Tag.originalFraction), (Tag.digitized, Tag.digitizedFraction)] {
            guard let moment = reader.text(time, in: details).flatMap(Self.moment) else { continue }
            takenAt = moment + Self.milliseconds(reader.text(fraction, in: details) ?? "")
            return
        }
    }

    private enum Tag {
        static let orientation = 0x0112, details = 0x8769, place = 0x8825, latitude = 0x0002
        static let original = 0x9003, originalFraction = 0x9291
        static let digitized = 0x9004, digitizedFraction = 0x9292
    }

    /// `2026:11:24 09:30:00` gives `2026-11-24T09:30:00`; anything that is no date gives nil.
    private static func moment(_ text: String) -> String? {
        let bytes = Array(text.utf8.prefix(19))
        guard bytes.count == 19, bytes[4] == bytes[7], bytes[13] == 0x3a, bytes[16] == 0x3a else { return nil }
        func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        let digits = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19]
        guard digits.allSatisfy({ bytes[$0].allSatisfy { (0x30...0x39).contains($0) } }),
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            year >= 1900, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        let part = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(5..<7))-\(part(8..<10))T\(part(11..<13)):\(part(14..<16)):\(part(17..<19))"
    }

    private static func milliseconds(_ text: String) -> String {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }.prefix(3)
        guard !digits.isEmpty else { return "" }
        let shown = String(decoding: digits, as: UTF8.self)
        return "." + shown + String(repeating: "0", count: 3 - shown.count)
    }
}

/// Reads entries of TIFF directories: a count of 16 bits, then 12 bytes an entry (tag, type, count, value or offset).
private struct Directory {
    let tiff: Bytes
    let bigEndian: Bool

    func number(_ position: Int, _ bytes: Int) -> Int? { tiff.number(position, bytes: bytes, bigEndian: bigEndian) }

    func short(_ tag: Int, in directory: Int) -> Int? {
        entry(tag, in: directory).flatMap { $0.type == 3 ? number($0.value, 2) : nil }
    }

    func long(_ tag: Int, in directory: Int) -> Int? {
        entry(tag, in: directory).flatMap { $0.type == 4 ? number($0.value, 4) : nil }
    }

    func has(_ tag: Int, in directory: Int) -> Bool { entry(tag, in: directory) != nil }

    func text(_ tag: Int, in directory: Int) -> String? {
        guard let entry = entry(tag, in: directory), entry.type == 2, entry.count <= 64 else { return nil }
        if entry.count <= 4 { return tiff.slice(entry.value, entry.count).text }
        return number(entry.value, 4).map { tiff.slice($0, entry.count).text }
    }

    private func entry(_ tag: Int, in directory: Int) -> (type: Int, count: Int, value: Int)? {
        guard let entries = number(directory, 2) else { return nil }
        for index in 0..<entries {
            let position = directory + 2 + 12 * index
            guard let found = number(position, 2), let type = number(position + 2, 2),
                let count = number(position + 4, 4)
            else { return nil }
            if found == tag { return (type, count, position + 8) }
        }
        return nil
    }
}
