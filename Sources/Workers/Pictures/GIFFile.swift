import CGIF
import Raster
import WorkerKit

/// A GIF whose blocks were walked.
struct GIFFile: PhotoFile {
    let measures: Measures
    let exif = Exif()
    let traces: Traces
    let style = Style.drawing
    var isCut: Bool { walk.isCut }
    private let file: Bytes
    private let walk: GIFWalk

    init(_ file: Bytes) throws {
        walk = try GIFWalk(file)
        self.file = file
        measures = walk.measures
        traces = walk.traces
    }

    func decode(for plan: RenditionPlan) throws -> any Surface {
        var report = cgif_report()
        let pixels = file.lend { start, count in
            cgif_decode(start, count, Int32(measures.width), Int32(measures.height), &report)
        }
        guard let pixels else {
            if report.code == 2 { stop("giflib: no memory") }
            log("giflib: error \(report.error)")
            throw Refused.damaged
        }
        return Picture.looked(at: pixels, measures.width, measures.height)
            .reduced(to: plan.widest.width, plan.widest.height)
    }

    func writeOriginal(to output: Output) throws -> Original {
        try walk.pieces.write(file, to: output)
        return Original(format: "gif", width: measures.width, height: measures.height)
    }
}
