import Raster
import WorkerKit

/// From a stranger's bytes to clean renditions, one stage after the other.
struct PhotoJob {
    let limits: PictureLimits
    let widths: [Int]

    /// - Parameter words: longest side and pixels that are allowed, then one width or more, ascending.
    init?(_ words: ArraySlice<String>) {
        let numbers = words.compactMap { Int($0) }.filter { $0 > 0 }
        guard numbers.count >= 3, numbers.count == words.count else { return nil }
        limits = PictureLimits(side: numbers[0], pixels: numbers[1])
        widths = Array(numbers[2...])
    }

    func run(_ file: Bytes, database: Bytes) throws -> Answer {
        let kind = try Recognition.kind(of: file, database: database, among: [.jpeg, .png, .webp, .gif])
        var answer = Answer()
        answer.type = kind.rawValue
        do {
            var photo = try PhotoFiles.open(file, kind)
            (answer.width, answer.height) = (photo.uprightWidth, photo.uprightHeight)
            var wrong = limits.findings(photo.measures)
            if photo.isCut { wrong += Refused.damaged.findings }
            if !wrong.isEmpty { throw Refused(wrong) }

            let plan = RenditionPlan(width: answer.width, height: answer.height, widths: widths)
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
