extension Header {
    /// Walks the markers of a JPEG up to its first scan.
    static func jpeg(_ file: Bytes) throws -> Header {
        var position = 2
        var frame: Header?
        var exif: Exif?
        while let marker = nextMarker(file, &position) {
            if marker == 0xd9 || marker == 0xda { break }
            if marker == 0x01 || (0xd0...0xd8).contains(marker) { continue }
            guard let length = file.big16(position), length >= 2 else { throw Refused.damaged }
            let segment = file.slice(position + 2, length - 2)
            position += length
            if isFrame(marker), frame == nil { frame = try jpegFrame(marker, segment) }
            if marker == 0xe1, exif == nil, segment.starts(with: "Exif\0\0") {
                exif = Exif(tiff: segment.slice(6, segment.count))
            }
        }
        guard var header = frame else { throw Refused.damaged }
        header.exif = exif ?? Exif()
        return header
    }

    /// The next marker's code, past fill bytes and past the stray bytes that some cameras leave between segments.
    private static func nextMarker(_ file: Bytes, _ position: inout Int) -> UInt8? {
        while let byte = file[position] {
            position += 1
            guard byte == 0xff else { continue }
            while file[position] == 0xff { position += 1 }
            guard let code = file[position] else { return nil }
            position += 1
            if code != 0 { return code }
        }
        return nil
    }

    /// SOF0...SOF15, without DHT (c4), JPG (c8) and DAC (cc) that sit among them.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xc0...0xcf).contains(marker) && ![0xc4, 0xc8, 0xcc].contains(marker)
    }

    private static func jpegFrame(_ marker: UInt8, _ segment: Bytes) throws -> Header {
        guard [0xc0, 0xc1, 0xc2, 0xc9, 0xca].contains(marker) else {
            throw Refused.unsupported(found: "JPEG SOF\(marker - 0xc0)")
        }
        guard let precision = segment[0], let height = segment.big16(1), let width = segment.big16(3),
            let components = segment[5].map(Int.init)
        else { throw Refused.damaged }
        guard precision == 8 else { throw Refused.unsupported(found: "JPEG \(precision) bit") }
        guard width > 0, height > 0 else { throw Refused.damaged }
        guard [1, 3, 4].contains(components) else { throw Refused.unsupported(found: "JPEG \(components)") }

        var header = Header(format: .jpeg, width: width, height: height)
        let progressive = marker == 0xc2 || marker == 0xca
        if progressive { header.heldSamples = try samples(segment, components, area: width * height) }
        return header
    }

    private static func samples(_ segment: Bytes, _ components: Int, area: Int) throws -> Int {
        let factors = (0..<components).compactMap { segment[6 + 3 * $0 + 1] }
            .map { (across: Int($0 >> 4), down: Int($0 & 15)) }
        guard factors.count == components,
            factors.allSatisfy({ (1...4).contains($0.across) && (1...4).contains($0.down) })
        else { throw Refused.damaged }
        let across = factors.map(\.across).max() ?? 1
        let down = factors.map(\.down).max() ?? 1
        return factors.reduce(0) { $0 + area * $1.across * $1.down / (across * down) }
    }
}
