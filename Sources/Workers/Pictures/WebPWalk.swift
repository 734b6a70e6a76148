import Raster
import WorkerKit

/// A walk along the chunks of a WebP.
struct WebPWalk {
    /// The picture, or the first of an animation.
    struct Frame {
        /// From its first chunk (`ALPH`, `VP8 ` or `VP8L`) to the end of its last.
        var data: Range<Int>
        var alpha: Range<Int>?
        var image: Range<Int>
        var left = 0
        var top = 0
        var width: Int
        var height: Int
        var isLossless: Bool
    }

    private(set) var measures: Measures
    private(set) var exif = Exif()
    private(set) var traces = Traces()
    private(set) var profile: Range<Int>?
    let first: Frame

    private struct Chunk {
        let name: String
        /// With its header of 8 bytes and the byte that makes it even.
        let whole: Range<Int>
        /// Without.
        let data: Range<Int>
    }

    init(_ file: Bytes) throws {
        guard let size = file.little32(4), size >= 4, size + 8 <= file.count else { throw Refused.damaged }
        let end = size + 8
        guard let chunks = Self.chunks(of: file, 12..<end), let head = chunks.first else { throw Refused.damaged }
        if end < file.count { traces.trailer = true }
        guard head.name == "VP8X" else {
            first = try Self.frame(chunks, of: file)
            measures = Measures(width: first.width, height: first.height)
            if chunks.count > 1 { traces.metadata = true }
            return
        }
        guard let width = Self.little24(file, head.data.lowerBound + 4),
            let height = Self.little24(file, head.data.lowerBound + 7), head.data.count >= 10
        else { throw Refused.damaged }
        measures = Measures(width: width + 1, height: height + 1)
        let animation = chunks.filter { $0.name == "ANMF" }
        if animation.isEmpty {
            first = try Self.frame(chunks, of: file)
            guard first.width == measures.width, first.height == measures.height else { throw Refused.damaged }
        } else {
            first = try Self.animated(animation, of: file, &measures)
            traces.extraPictures = animation.count > 1
        }
        for chunk in chunks.dropFirst() { take(chunk, of: file) }
    }

    /// Nil when one of them goes beyond the end.
    private static func chunks(of file: Bytes, _ range: Range<Int>) -> [Chunk]? {
        var chunks: [Chunk] = []
        var position = range.lowerBound
        while position + 8 <= range.upperBound {
            guard let size = file.little32(position + 4) else { return nil }
            let data = position + 8..<position + 8 + size
            guard data.upperBound <= range.upperBound else { return nil }
            let end = min(data.upperBound + size % 2, range.upperBound)
            chunks.append(Chunk(name: file.slice(position, 4).text, whole: position..<end, data: data))
            position = end
        }
        return chunks
    }

    private static func little24(_ file: Bytes, _ position: Int) -> Int? {
        file.number(position, bytes: 3, bigEndian: false)
    }

    /// The picture among chunks: alpha, if there is any, comes before what it belongs to.
    private static func frame(_ chunks: [Chunk], of file: Bytes) throws -> Frame {
        guard let place = chunks.firstIndex(where: { $0.name == "VP8 " || $0.name == "VP8L" }) else {
            throw Refused.damaged
        }
        let image = chunks[place]
        let isLossless = image.name == "VP8L"
        let alpha = isLossless ? nil : chunks[..<place].last { $0.name == "ALPH" }
        guard let size = isLossless ? losslessSize(file, image.data) : lossySize(file, image.data) else {
            throw Refused.damaged
        }
        return Frame(
            data: (alpha ?? image).whole.lowerBound..<image.whole.upperBound, alpha: alpha?.whole, image: image.whole,
            width: size.width, height: size.height, isLossless: isLossless)
    }

    /// A key frame: 3 bytes of flags, a start code, 14 bits each of width and height.
    private static func lossySize(_ file: Bytes, _ data: Range<Int>) -> (width: Int, height: Int)? {
        let start = data.lowerBound
        guard data.count >= 10, let flags = file[start], flags & 1 == 0, file[start + 3] == 0x9d,
            file[start + 4] == 0x01, file[start + 5] == 0x2a, let width = file.little16(start + 6),
            let height = file.little16(start + 8), width & 0x3fff > 0, height & 0x3fff > 0
        else { return nil }
        return (width & 0x3fff, height & 0x3fff)
    }

    /// A signature, then 14 bits each of width and height less one.
    private static func losslessSize(_ file: Bytes, _ data: Range<Int>) -> (width: Int, height: Int)? {
        guard data.count >= 5, file[data.lowerBound] == 0x2f, let bits = file.little32(data.lowerBound + 1) else {
            return nil
        }
        return (bits & 0x3fff + 1, bits >> 14 & 0x3fff + 1)
    }

    /// The first frame; counts them all.
    private static func animated(_ frames: [Chunk], of file: Bytes, _ measures: inout Measures) throws -> Frame {
        measures.frames = frames.count
        measures.framePixels = measures.width * measures.height
        var found: Frame?
        for chunk in frames {
            let start = chunk.data.lowerBound
            guard chunk.data.count >= 16, let left = little24(file, start), let top = little24(file, start + 3),
                let width = little24(file, start + 6), let height = little24(file, start + 9)
            else { throw Refused.damaged }
            if frames.count > 1 { measures.addFrame(width + 1, height + 1) }
            guard found == nil else { continue }
            guard let parts = chunks(of: file, start + 16..<chunk.data.upperBound) else { throw Refused.damaged }
            var frame = try frame(parts, of: file)
            guard frame.width == width + 1, frame.height == height + 1, 2 * left + frame.width <= measures.width,
                2 * top + frame.height <= measures.height
            else { throw Refused.damaged }
            frame.left = 2 * left
            frame.top = 2 * top
            found = frame
        }
        guard let found else { throw Refused.damaged }
        return found
    }

    private mutating func take(_ chunk: Chunk, of file: Bytes) {
        let data = file.slice(chunk.data.lowerBound, chunk.data.count)
        switch chunk.name {
        case "VP8 ", "VP8L", "ALPH", "ANMF", "ANIM": break
        case "ICCP" where profile == nil: profile = chunk.whole
        case "EXIF":
            traces.metadata = true
            exif = Exif(tiff: data.starts(with: "Exif\0\0") ? data.slice(6, data.count) : data)
            traces.place = traces.place || exif.hasPlace
        case "XMP ":
            traces.metadata = true
            traces.place = traces.place || XMP.hasPlace(data)
        default: traces.metadata = true
        }
    }

    /// True when the picture is all there is to see.
    var fillsCanvas: Bool { first.width == measures.width && first.height == measures.height }

    /// RGBA once; once more inside of libwebp for lossless ones, once more for a canvas.
    var heldBytes: Int {
        let frame = 4 * first.width * first.height * (first.isLossless ? 2 : 1)
        return fillsCanvas ? frame : frame + 4 * measures.width * measures.height
    }

    /// The picture and its profile.
    func pieces(of file: Bytes, profile keepsProfile: Bool) -> Pieces {
        var body = Pieces()
        let profile = keepsProfile ? self.profile : nil
        if profile != nil || first.alpha != nil {
            let alpha: UInt8 = first.alpha != nil || first.isLossless ? 0x10 : 0
            body.add(
                Array("VP8X".utf8) + little(10, 4) + [(profile == nil ? 0 : 0x20) | alpha, 0, 0, 0]
                    + little(measures.width - 1, 3) + little(measures.height - 1, 3))
        }
        for part in [profile, first.alpha, first.image].compactMap({ $0 }) {
            body.keep(part)
            // The last chunk of a file may lack the byte that makes it even.
            if part.count % 2 == 1 { body.add([0]) }
        }
        var pieces = Pieces()
        pieces.add(Array("RIFF".utf8) + little(body.count + 4, 4) + Array("WEBP".utf8))
        pieces.add(body)
        return pieces
    }

    private func little(_ number: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
