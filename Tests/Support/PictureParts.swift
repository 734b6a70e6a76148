/// Parts of picture files, put together byte by byte.
package enum PictureParts {
    static func big(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func little(_ value: Int, _ bytes: Int) -> [UInt8] { big(value, bytes).reversed() }

    // MARK: JPEG

    /// A segment of a JPEG: marker, length, data.
    static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] { [0xff, marker] + big(data.count + 2, 2) + data }

    /// The JPEG with a segment right after its start.
    static func inserting(_ segment: [UInt8], into jpeg: [UInt8]) -> [UInt8] { jpeg[..<2] + segment + jpeg[2...] }

    /// The JPEG with another frame header (SOF).
    static func announcing(
        _ jpeg: [UInt8], width: Int, height: Int, precision: Int = 8, marker: UInt8 = 0xc0
    ) throws -> [UInt8] {
        var bytes = jpeg
        let frame = try place(of: [0xff, 0xc0], in: jpeg)
        bytes[frame + 1] = marker
        bytes.replaceSubrange(frame + 4..<frame + 9, with: big(precision, 1) + big(height, 2) + big(width, 2))
        return bytes
    }

    /// The JPEG with its only scan so many times.
    static func repeatingScan(of jpeg: [UInt8], _ times: Int) throws -> [UInt8] {
        let start = try place(of: [0xff, 0xda], in: jpeg)
        let scan = jpeg[start..<jpeg.count - 2]
        return jpeg[..<start] + (0..<times).flatMap { _ in scan } + [0xff, 0xd9]
    }

    static func place(of pattern: [UInt8], in bytes: [UInt8]) throws -> Int {
        try (0..<bytes.count - pattern.count).first { Array(bytes[$0..<$0 + pattern.count]) == pattern }
            .orMissing("\(pattern)")
    }

    // MARK: EXIF and XMP

    /// A TIFF directory with an orientation and, when asked for, 48° 52′ north.
    static func exif(orientation: Int = 1, place: Bool = false) -> [UInt8] {
        let header = Array("MM\0*".utf8) + big(8, 4)
        let turned = big(0x0112, 2) + big(3, 2) + big(1, 4) + big(orientation, 2) + [0, 0]
        guard place else { return header + big(1, 2) + turned + big(0, 4) }
        let details = 8 + 2 + 2 * 12 + 4
        let pointer = big(0x8825, 2) + big(4, 2) + big(1, 4) + big(details, 4)
        let numbers = details + 2 + 12 + 4
        let latitude = big(0x0002, 2) + big(5, 2) + big(3, 4) + big(numbers, 4)
        return header + big(2, 2) + turned + pointer + big(0, 4) + big(1, 2) + latitude + big(0, 4)
            + [48, 1, 52, 1, 0, 1].flatMap { big($0, 4) }
    }

    static func exifSegment(orientation: Int = 1, place: Bool = false) -> [UInt8] {
        segment(0xe1, Array("Exif\0\0".utf8) + exif(orientation: orientation, place: place))
    }

    static let xmpWithPlace =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:Description exif:GPSLatitude=\"48,52.0N\"/></x:xmpmeta>"

    // MARK: ICC

    /// A profile of the kind that screens have: Display P3 with a gamma of 2.2.
    static let wideProfile: [UInt8] = {
        func fixed(_ value: Double) -> [UInt8] { big(Int((value * 65536).rounded()), 4) }
        func point(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
            Array("XYZ \0\0\0\0".utf8) + fixed(x) + fixed(y) + fixed(z)
        }
        let curve = Array("curv\0\0\0\0".utf8) + big(1, 4) + [2, 0x33, 0, 0]
        let tags: [(String, [UInt8])] = [
            ("wtpt", point(0.9642, 1, 0.8249)), ("rXYZ", point(0.5151, 0.2412, -0.0011)),
            ("gXYZ", point(0.2920, 0.6922, 0.0419)), ("bXYZ", point(0.1571, 0.0666, 0.7841)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var table = big(tags.count, 4)
        var data: [UInt8] = []
        for (name, bytes) in tags {
            table += Array(name.utf8) + big(128 + 4 + 12 * tags.count + data.count, 4) + big(bytes.count, 4)
            data += bytes
        }
        let size = 128 + table.count + data.count
        let head =
            big(size, 4) + big(0, 4) + [2, 0x40, 0, 0] + Array("mntrRGB XYZ ".utf8) + big(0, 12)
            + Array("acsp".utf8) + big(0, 28) + fixed(0.9642) + fixed(1) + fixed(0.8249)
        return head + [UInt8](repeating: 0, count: 128 - head.count) + table + data
    }()

    static var profileSegment: [UInt8] { segment(0xe2, Array("ICC_PROFILE\0".utf8) + [1, 1] + wideProfile) }

    // MARK: PNG

    /// A chunk of a PNG: length, name, data, checksum.
    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return big(data.count, 4) + body + big(Int(crc(body)), 4)
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xffff_ffff
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xedb8_8320 }
        }
        return ~sum
    }

    /// Adler-32.
    private static func sum(_ bytes: [UInt8]) -> Int {
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65521
            high = (high + low) % 65521
        }
        return high << 16 | low
    }

    /// A grey PNG of 16 bits a pixel, not compressed.
    static func deepPNG(_ width: Int, _ height: Int) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width { rows += big((x + y) * 500, 2) }
        }
        let packed = [0x78, 1, 1] + little(rows.count, 2) + little(~rows.count, 2) + rows + big(sum(rows), 4)
        let head = big(width, 4) + big(height, 4) + [16, 0, 0, 0, 0]
        let signature = [0x89] + Array("PNG\r\n\u{1a}\n".utf8)
        return signature + chunk("IHDR", head) + chunk("IDAT", packed) + chunk("IEND", [])
    }

    /// The PNG with other sides in its header.
    static func announcing(png: [UInt8], width: Int, height: Int) -> [UInt8] {
        let head = big(width, 4) + big(height, 4) + png[24..<29]
        return png[..<8] + chunk("IHDR", head) + png[33...]
    }

    /// The PNG with a chunk right after its header.
    static func inserting(chunk: [UInt8], into png: [UInt8]) -> [UInt8] { png[..<33] + chunk + png[33...] }

    // MARK: GIF and WebP

    /// A GIF of so many frames of one pixel, on a screen of any size.
    package static func gif(frames: Int, width: Int = 1, height: Int = 1) -> [UInt8] {
        let head =
            Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0x80, 0, 0, 200, 30, 30, 255, 255, 255]
        // Codes of 3 bits: clear, colour 0, end.
        let frame: [UInt8] = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
        return head + (0..<frames).flatMap { _ in frame } + [0x3b]
    }

    /// The WebP, which has no extended header, with one and a chunk of XMP.
    static func inserting(xmp: String, into webp: [UInt8], width: Int, height: Int) -> [UInt8] {
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            Array(name.utf8) + little(data.count, 4) + data + (data.count % 2 == 0 ? [] : [0])
        }
        let head = chunk("VP8X", [4, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
        let body = Array("WEBP".utf8) + head + webp[12...] + chunk("XMP ", Array(xmp.utf8))
        return Array("RIFF".utf8) + little(body.count, 4) + body
    }
}
