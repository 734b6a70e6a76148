import CWebP
import Raster
import WorkerKit

/// A WebP whose chunks were walked.
struct WebPFile: PhotoFile {
    private(set) var measures: Measures
    private(set) var exif = Exif()
    private(set) var traces = Traces()
    private(set) var style: Style
    private let file: Bytes
    private let walk: WebPWalk
    private let colours: Colours

    init(_ file: Bytes) throws {
        let walk = try WebPWalk(file)
        self.file = file
        self.walk = walk
        measures = walk.measures
        measures.heldBytes = walk.heldBytes
        exif = walk.exif
        traces = walk.traces
        style = walk.first.isLossless ? .drawing : .photo
        colours =
            walk.profile.map { file.slice($0.lowerBound + 8, $0.count - 8) }?.lend { start, count in
                Colours(profile: UnsafeRawBufferPointer(start: start, count: count), channels: 3)
            } ?? .srgb
        traces.colours = colours.conversion != nil
        traces.metadata = traces.metadata || colours.isUnusable
        // Where the first frame of an animation is not the whole picture, its place on the canvas has to be drawn.
        if !walk.fillsCanvas { traces.converted = "webp" }
    }

    func decode(for plan: RenditionPlan) throws -> any Surface {
        let stored = plan.stored(exif.orientation)
        let picture = try walk.fillsCanvas ? decodeFrame(for: plan) : drawCanvas()
        let reduced = picture.reduced(to: stored.width, stored.height)
        colours.conversion?.apply(to: reduced)
        return reduced
    }

    private func decodeFrame(for plan: RenditionPlan) throws -> Picture {
        let factor = max(1, uprightWidth / plan.widest.width)
        return try decode((measures.width + factor - 1) / factor, (measures.height + factor - 1) / factor)
    }

    private func decode(_ width: Int, _ height: Int) throws -> Picture {
        var report = cwebp_report()
        let data = file.slice(walk.first.data.lowerBound, walk.first.data.count)
        let pixels = data.lend { start, count in cwebp_decode(start, count, Int32(width), Int32(height), &report) }
        guard let pixels else {
            if report.code == 2 { stop("libwebp: no memory") }
            log("libwebp: status \(report.status)")
            throw Refused.damaged
        }
        return Picture.looked(at: pixels, width, height)
    }

    private func drawCanvas() throws -> Picture {
        let frame = try decode(walk.first.width, walk.first.height)
        return frame.placed(walk.first.left, walk.first.top, onto: measures.width, measures.height)
    }

    func writeOriginal(to output: Output) throws -> Original {
        if walk.fillsCanvas {
            try walk.pieces(of: file, profile: !colours.isUnusable).write(file, to: output)
            return Original(format: "webp", width: measures.width, height: measures.height)
        }
        let canvas = try drawCanvas()
        colours.conversion?.apply(to: canvas)
        try canvas.png().write(to: output)
        return Original(format: "png", width: measures.width, height: measures.height)
    }
}
