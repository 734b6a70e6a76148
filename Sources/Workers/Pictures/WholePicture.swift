import Raster
import WorkerKit

/// A picture in its full size, in sRGB, still as the camera held it.
struct WholePicture {
    let kind: Signature
    let picture: Picture
    let style: Style

    /// Neither the canvas nor the encoders know longer sides.
    ///
    /// Whether a picture is too large for the house was asked when it came in.
    private static let limits = PictureLimits(side: 32_767, pixels: .max)

    /// - Throws: `Refused` as `PhotoFile` does.
    init(_ file: Bytes) throws {
        kind = Signature(of: file)
        switch kind {
        case .jpeg:
            picture = try Self.jpeg(file)
            style = .photo
        case .png: (picture, style) = try Self.decode(try PNGFile(file))
        case .webp: (picture, style) = try Self.decode(try WebPFile(file))
        case .gif: (picture, style) = try Self.decode(try GIFFile(file))
        default: throw Refused.unsupported(found: kind.type)
        }
    }

    private static func decode(_ opened: some PhotoFile) throws -> (Picture, Style) {
        var file = opened
        try check(file.measures)
        let plan = RenditionPlan(width: file.uprightWidth, height: file.uprightHeight, widths: [file.uprightWidth])
        guard let picture = try file.decode(for: plan) as? Picture else { stop("does not decode into pixels") }
        return (picture, file.style)
    }

    private static func check(_ measures: Measures) throws {
        let wrong = limits.findings(measures)
        if !wrong.isEmpty { throw Refused(wrong) }
    }

    /// Into pixels, where renditions take luma and halved colours: nothing is to be lost here.
    private static func jpeg(_ file: Bytes) throws -> Picture {
        let walk = try JPEGWalk(file)
        try check(walk.measures)
        let channels = walk.frame.components.count
        let conversion = walk.profile.colours(of: file, channels: channels).conversion
        let decoder = JPEGDecoder(
            picture: file.slice(0, walk.end), eighths: 8,
            size: (walk.measures.width, walk.measures.height), orientation: 1)
        let picture = try channels == 4 ? decoder.inks() : decoder.pixels()
        if let conversion {
            conversion.apply(to: picture)
        } else if channels == 4 {
            JPEGDecoder.mix(picture)
        }
        return picture
    }
}
