import Raster
import WorkerKit

/// A walk along the blocks of a GIF.
struct GIFWalk {
    private(set) var measures: Measures
    private(set) var traces = Traces()
    /// The first frame alone.
    private(set) var pieces = Pieces()
    private(set) var isCut = false
    private var frames = 0
    /// What is said of the next frame: which colour is none.
    private var control: Range<Int>?

    private enum Introducer {
        static let image: UInt8 = 0x2c, extra: UInt8 = 0x21, trailer: UInt8 = 0x3b
        static let control: UInt8 = 0xf9
    }

    init(_ file: Bytes) throws {
        guard let width = file.little16(6), let height = file.little16(8), let flags = file[10], file.count > 13 else {
            throw Refused.damaged
        }
        measures = Measures(width: width, height: height)
        traces.converted = "gif"
        var position = 13 + Self.mapSize(flags)
        pieces.keep(0..<position)
        walk: while !isCut, let introducer = file[position] {
            switch introducer {
            case Introducer.image: try takeImage(file, &position)
            case Introducer.extra: takeExtension(file, &position)
            case Introducer.trailer:
                position += 1
                break walk
            // Some programs leave zeros between blocks.
            case 0: position += 1
            default: throw Refused.damaged
            }
        }
        guard frames > 0 else { throw Refused.damaged }
        pieces.add([Introducer.trailer])
        traces.trailer = position < file.count
        traces.extraPictures = frames > 1
        measures.frames = frames
        measures.framePixels = max(measures.framePixels, measures.width * measures.height)
    }

    /// Three bytes for each colour, of which there is a power of two.
    private static func mapSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    private mutating func takeImage(_ file: Bytes, _ position: inout Int) throws {
        let start = position
        guard let left = file.little16(start + 1), let top = file.little16(start + 3),
            let width = file.little16(start + 5), let height = file.little16(start + 7), let flags = file[start + 9],
            width > 0, height > 0
        else { throw Refused.damaged }
        position = start + 10 + Self.mapSize(flags) + 1
        skipBlocks(file, &position)
        frames += 1
        measures.addFrame(width, height)
        guard frames == 1 else { return }
        // A canvas that is too small, or zero, grows to its first frame, as browsers have it.
        measures.width = max(measures.width, left + width)
        measures.height = max(measures.height, top + height)
        if let control { pieces.keep(control) }
        pieces.keep(start..<position)
    }

    private mutating func takeExtension(_ file: Bytes, _ position: inout Int) {
        let start = position
        let label = file[start + 1]
        position += 2
        skipBlocks(file, &position)
        if label == Introducer.control {
            if frames == 0 { control = start..<position }
        } else if !isLooping(file, start) {
            traces.metadata = true
        }
    }

    /// « Play again » goes with the animation.
    private func isLooping(_ file: Bytes, _ start: Int) -> Bool { file.starts(with: "NETSCAPE2.0", at: start + 3) }

    /// Lengths of 1...255 and as many bytes, up to a length of 0.
    private mutating func skipBlocks(_ file: Bytes, _ position: inout Int) {
        while let length = file[position] {
            position += 1 + Int(length)
            if length == 0 { return }
        }
        isCut = true
        position = file.count
    }
}
