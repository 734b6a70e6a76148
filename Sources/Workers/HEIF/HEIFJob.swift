import Raster
import WorkerKit

/// From a stranger's HEIC or AVIF to JPEG, one stage after the other.
struct HEIFJob {
    private let order: PhotoOrder

    /// - Parameter words: as `PhotoOrder` reads them.
    init?(_ words: ArraySlice<String>) {
        guard let order = PhotoOrder(words) else { return nil }
        self.order = order
    }

    func run(_ file: Bytes, database: Bytes) throws -> Answer {
        let kind = try Recognition.kind(of: file, database: database, among: [.heic, .avif])
        var answer = Answer()
        answer.type = kind.rawValue
        do {
            let walk = try HEIFWalk(file)
            (answer.width, answer.height) = walk.upright
            let wrong = order.limits.findings(walk.measures)
            if !wrong.isEmpty { throw Refused(wrong) }

            let picture = try HEIFPicture(file)
            (answer.width, answer.height) = (picture.width, picture.height)
            let plan = RenditionPlan(width: picture.width, height: picture.height, widths: order.widths)
            let widest = try picture.decode(to: plan.widest, original: Output(4))
            let renditions = try plan.write(widest, as: .photo)
            var traces = walk.traces
            picture.add(to: &traces)
            traces.converted = kind.rawValue
            answer.findings = traces.findings(orientation: 1)
            let original = Original(format: "jpeg", width: picture.width, height: picture.height)
            answer.tell(renditions, original: original, exif: picture.exif)
        } catch let refused as Refused {
            answer.findings = refused.findings
        }
        return answer
    }
}
