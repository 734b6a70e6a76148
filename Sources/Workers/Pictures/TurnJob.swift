import CTurn
import Raster
import WorkerKit

/// Writes a picture that was stripped before once more, upright in its very pixels, to descriptor 4.
///
/// A JPEG stays what it is to the last coefficient where its sides allow it, and otherwise is encoded again; the others
/// become PNG.
struct TurnJob {
    private static let slot: Int32 = 4
    private static let quality: Int32 = 95
    /// Bytes of coefficients; above that a JPEG is decoded, which takes less.
    private static let budget = 800 * 1024 * 1024

    private let orientation: Int

    /// - Parameter words: how the camera was held, 1...8.
    init?(_ words: ArraySlice<String>) {
        guard words.count == 1, let word = words.first, let orientation = Int(word), (1...8).contains(orientation)
        else { return nil }
        self.orientation = orientation
    }

    func run(_ file: Bytes, database _: Bytes) throws -> Answer {
        let kind = Signature(of: file)
        var answer = Answer()
        answer.type = kind.rawValue
        if kind == .jpeg {
            (answer.width, answer.height) = try turnJPEG(file)
        } else {
            let picture = try WholePicture(file).picture.upright(from: orientation)
            try picture.png().write(to: Output(Self.slot))
            (answer.width, answer.height) = (picture.width, picture.height)
        }
        answer.tell(
            Original(format: kind == .jpeg ? "jpeg" : "png", width: answer.width, height: answer.height))
        return answer
    }

    private func turnJPEG(_ file: Bytes) throws -> (Int, Int) {
        var report = cturn_report()
        let failed = file.lend { start, count in
            guard cturn_blocks(start, count, Int32(orientation), Self.budget, Self.slot, &report) != 0 else {
                return false
            }
            guard report.jpeg.code == 3 else { return true }
            return cturn_again(start, count, Int32(orientation), Self.quality, Self.slot, &report) != 0
        }
        if failed { throw report.jpeg.refusal }
        return (Int(report.width), Int(report.height))
    }
}

extension Answer {
    fileprivate mutating func tell(_ original: Original) {
        photo = .object([
            (
                "original",
                .object([
                    ("slot", .number(4)), ("format", .text(original.format)), ("width", .number(original.width)),
                    ("height", .number(original.height)),
                ])
            )
        ])
    }
}
