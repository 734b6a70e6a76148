import Raster
import WorkerKit

/// From a stranger's bytes to clean renditions, one stage after the other.
struct PhotoJob {
    private let order: PhotoOrder

    /// - Parameter words: as `PhotoOrder` reads them.
    init?(_ words: ArraySlice<String>) {
        guard let order = PhotoOrder(words) else { return nil }
        self.order = order
    }

    func run(_ file: Bytes, database: Bytes) throws -> Answer {
        let kind = try Recognition.kind(of: file, database: database, among: [.jpeg, .png, .webp, .gif])
        var answer = Answer()
        answer.type = kind.rawValue
        do {
            var photo = try PhotoFiles.open(file, kind)
            (answer.width, answer.height) = (photo.uprightWidth, photo.uprightHeight)
            var wrong = order.limits.findings(photo.measures)
            if photo.isCut { wrong += Refused.damaged.findings }
            if !wrong.isEmpty { throw Refused(wrong) }

            let plan = RenditionPlan(width: answer.width, height: answer.height, widths: order.widths)
            let decoded = try photo.decode(for: plan)
            let renditions = try plan.write(decoded.upright(from: photo.exif.orientation), as: photo.style)
            let original = try photo.writeOriginal(to: Output(4))
            answer.findings = photo.traces.findings(orientation: photo.exif.orientation)
            answer.tell(renditions, original: original, exif: photo.exif)
        } catch let refused as Refused {
            answer.findings = refused.findings
        }
        return answer
    }
}
