import CTurn
import Marks
import Raster
import WorkerKit

/// Draws marks on a picture that was stripped before, cuts it and turns it.
///
/// Writes it in full size to descriptor 4 and its renditions from 5 on; the font is the last descriptor.
struct MarkJob {
    private static let slot: Int32 = 4
    private static let quality: Int32 = 90

    private let orientation: Int
    private let widths: [Int]
    private let marks: Marks

    /// - Parameter words: how the camera was held, 1...8; one width or more, ascending; `--`; marks, none or more.
    /// - Returns: nil when a word is malformed.
    init?(_ words: ArraySlice<String>) {
        guard let split = words.firstIndex(of: "--"), let first = words.first, let orientation = Int(first),
            (1...8).contains(orientation), let marks = Marks(words[(split + 1)...])
        else { return nil }
        let numbers = words[..<split].dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
        guard !numbers.isEmpty, numbers.count == split - words.startIndex - 1 else { return nil }
        self.orientation = orientation
        self.marks = marks
        widths = numbers
    }

    func run(_ file: Bytes, database _: Bytes) throws -> Answer {
        let font = try Bytes(descriptor: Self.slot + 1 + Int32(widths.count))
        let (marked, kind, style) = try draw(on: file, font: font)
        let format = try write(marked, of: kind)

        let plan = RenditionPlan(width: marked.width, height: marked.height, widths: widths)
        let (width, height) = plan.stored(marked.orientation)
        let small = marked.picture.reduced(to: width, height).upright(from: marked.orientation)
        let renditions = try plan.write(small, as: style)

        var answer = Answer()
        answer.type = kind.rawValue
        (answer.width, answer.height) = (marked.width, marked.height)
        let original = Original(format: format, width: marked.width, height: marked.height)
        answer.tell(renditions, original: original, exif: Exif())
        return answer
    }

    /// Apart, so that the picture before it was cut is gone when this returns.
    private func draw(on file: Bytes, font: Bytes) throws -> (MarkedPicture, Signature, Style) {
        let whole = try WholePicture(file)
        let marked = MarkedPicture(whole.picture, orientation: orientation, marks: marks, font: font)
        return (marked, whole.kind, whole.style)
    }

    /// - Returns: the format.
    private func write(_ marked: MarkedPicture, of kind: Signature) throws -> String {
        let picture = marked.picture
        if kind != .jpeg, picture.transparent || picture.fewColours {
            try picture.upright(from: marked.orientation).png().write(to: Output(Self.slot))
            return "png"
        }
        var report = cturn_report()
        let failed = picture.withPixels { pixels in
            cturn_encode(
                pixels.baseAddress, Int32(picture.width), Int32(picture.height), Int32(marked.orientation),
                Self.quality, Self.slot, &report)
        }
        if failed != 0 { throw report.jpeg.refusal }
        return "jpeg"
    }
}
