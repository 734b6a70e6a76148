extension Header {
    /// Reads IHDR and looks for eXIf among the chunks of a PNG.
    static func png(_ file: Bytes) throws -> Header {
        guard file.big32(8) == 13, file.starts(with: "IHDR", at: 12), let width = file.big32(16),
            let height = file.big32(20), let interlace = file[28]
        else { throw Refused.damaged }
        guard width > 0, height > 0 else { throw Refused.damaged }
        var header = Header(format: .png, width: width, height: height)
        // Sides are checked later and may be anything up to 4 thousand million: no overflow on 64 bits.
        if interlace != 0 { header.heldSamples = min(width, 1 << 24) * min(height, 1 << 24) * 4 }
        header.exif = exif(file)
        return header
    }

    private static func exif(_ file: Bytes) -> Exif {
        var position = 8
        while let length = file.big32(position), position < file.count {
            if file.starts(with: "IEND", at: position + 4) { break }
            if file.starts(with: "eXIf", at: position + 4) {
                let chunk = file.slice(position + 8, length)
                return Exif(tiff: chunk.starts(with: "Exif\0\0") ? chunk.slice(6, chunk.count) : chunk)
            }
            position += 12 + length
        }
        return Exif()
    }
}
