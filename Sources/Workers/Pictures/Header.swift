/// What a picture says of itself before anything is decoded.
struct Header {
    enum Format { case jpeg, png }

    let format: Format
    /// Pixels as stored, not yet upright; 1 or more.
    let width: Int
    let height: Int
    /// Values that have to be held at once while decoding: all of a progressive JPEG, all of an interlaced PNG, else 0.
    var heldSamples = 0
    var exif = Exif()

    var uprightWidth: Int { exif.turned ? height : width }
    var uprightHeight: Int { exif.turned ? width : height }
}

/// The figures that a picture must keep to, as the server gave them.
struct PictureLimits {
    /// Pixels.
    let side: Int
    let pixels: Int
    /// Two bytes each in a progressive JPEG: 300 MB of the 512 that this process may use.
    let jpegSamples = 150_000_000
    /// One byte each: what an interlaced PNG may hold at once.
    let pngSamples = 320_000_000
    /// Passes over a progressive JPEG.
    let scans = 100

    func check(_ header: Header) throws {
        let longest = max(header.width, header.height)
        if longest > side { throw Refused.tooLongSide(longest, limit: side) }
        let area = header.width * header.height
        if area > pixels { throw Refused.tooManyPixels(area, limit: pixels) }
        let samples = header.format == .jpeg ? jpegSamples : pngSamples
        if header.heldSamples > samples {
            throw Refused.tooManyPixels(area, limit: area * samples / header.heldSamples)
        }
    }
}
