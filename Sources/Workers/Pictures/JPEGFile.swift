import CJPEG
import Raster
import WorkerKit

/// A JPEG whose markers were walked up to the end of its first picture.
struct JPEGFile: PhotoFile {
    let measures: Measures
    let exif: Exif
    private(set) var traces: Traces
    let style = Style.photo
    var isCut: Bool { walk.isCut }
    private let file: Bytes
    private let walk: JPEGWalk
    private let colours: Colours

    init(_ file: Bytes) throws {
        let walk = try JPEGWalk(file)
        let colours = walk.profile.colours(of: file, channels: walk.frame.components.count)
        self.file = file
        self.walk = walk
        self.colours = colours
        exif = walk.exif
        measures = walk.measures
        traces = walk.traces
        traces.metadata = traces.metadata || colours.isUnusable
        traces.colours = colours.conversion != nil || walk.frame.components.count == 4
        if walk.frame.isArithmetic { traces.converted = "arithmetic" }
    }

    func decode(for plan: RenditionPlan) throws -> any Surface {
        // Scales between these have no fast transform: the next larger one is quicker.
        let eighths = [1, 2, 4].first { uprightWidth * $0 >= plan.widest.width * 8 } ?? 8
        let decoder = JPEGDecoder(
            picture: file.slice(0, walk.end), eighths: eighths, size: plan.stored(exif.orientation),
            orientation: exif.orientation)
        switch walk.frame.components.count {
        case 1:
            let planes = try decoder.planes()
            colours.conversion?.apply(to: planes.luma)
            return planes
        case 4:
            let inks = try decoder.inks()
            if let conversion = colours.conversion { conversion.apply(to: inks) } else { JPEGDecoder.mix(inks) }
            return inks
        default:
            if colours.conversion == nil, let planes = try decoder.planesOfLuma() { return planes }
            let pixels = try decoder.pixels()
            colours.conversion?.apply(to: pixels)
            return pixels
        }
    }

    func writeOriginal(to output: Output) throws -> Original {
        let keepsProfile = !colours.isUnusable
        if walk.frame.isArithmetic {
            try JPEGDecoder.recode(
                file.slice(0, walk.end), profile: keepsProfile ? walk.profile.bytes(of: file) : [],
                to: output)
        } else {
            try walk.pieces(profile: keepsProfile).write(file, to: output)
        }
        return Original(format: "jpeg", width: measures.width, height: measures.height)
    }
}
