import CHEIF
import Raster
import WorkerKit

/// The main picture of a file, as libheif has it: upright already.
final class HEIFPicture {
    private static let quality = 90

    let width: Int
    let height: Int
    /// Its orientation is not to be used: libheif has turned the picture by the file's own properties.
    private(set) var exif = Exif()
    private let picture: OpaquePointer
    private let colours: Colours
    private let isDeep: Bool
    private let hasAlpha: Bool
    private let hasMetadata: Bool
    private let hasPlace: Bool

    /// - Throws: `Refused` `photo.damaged`, `photo.unsupported`.
    init(_ file: Bytes) throws {
        var facts = cheif_facts()
        var report = cheif_report()
        let opened = file.lend { start, count in cheif_open(start, count, &facts, &report) }
        guard let opened else { throw Self.refusal(&report) }
        defer { [facts.profile, facts.exif, facts.xmp].forEach { cheif_free($0.bytes) } }
        picture = opened
        width = Int(facts.width)
        height = Int(facts.height)
        isDeep = facts.depth > 8
        hasAlpha = facts.has_alpha != 0
        colours = Self.colours(facts)
        hasMetadata = facts.exif.bytes != nil || facts.xmp.bytes != nil
        exif = Exif(tiff: Bytes(facts.exif))
        exif.orientation = 1
        hasPlace = exif.hasPlace || XMP.hasPlace(Bytes(facts.xmp))
    }

    deinit { cheif_close(picture) }

    private static func colours(_ facts: cheif_facts) -> Colours {
        guard facts.profile.bytes != nil else {
            return Colours(primaries: Int(facts.primaries), transfer: Int(facts.transfer))
        }
        let profile = UnsafeRawBufferPointer(start: facts.profile.bytes, count: facts.profile.size)
        let colours = Colours(profile: profile, channels: 3)
        return colours.isUnusable ? Colours(profile: profile, channels: 1) : colours
    }

    func add(to traces: inout Traces) {
        traces.metadata = traces.metadata || hasMetadata
        traces.place = hasPlace
        traces.colours = isDeep || colours.conversion != nil
    }

    /// Decodes the picture into one of another size, and writes all of it as JPEG, row by row.
    ///
    /// - Throws: `Refused` `photo.damaged`, `photo.unsupported`, `.storageFull`.
    func decode(to size: (width: Int, height: Int), original: Output) throws -> Picture {
        var stride = 0
        var report = cheif_report()
        guard let rows = cheif_decode(picture, &stride, &report) else { throw Self.refusal(&report) }
        let result = Picture(width: size.width, height: size.height, transparent: hasAlpha)
        let reducer = Reducer(width: width, height: height, into: result)
        let writer = try JPEGWriter(width: width, height: height, quality: Self.quality, to: original)
        let flat = Picture(width: width, height: 1)
        for y in 0..<height {
            let row = rows + y * stride
            colours.conversion?.apply(to: row, count: width)
            reducer.push(row)
            if hasAlpha {
                flat.withPixels { _ = $0.update(fromContentsOf: UnsafeBufferPointer(start: row, count: 4 * width)) }
                flat.layOnWhite()
                try flat.withPixels { if let start = $0.baseAddress { try writer.push(start) } }
            } else {
                try writer.push(row)
            }
        }
        try writer.finish()
        result.look()
        return result
    }

    private static func refusal(_ report: inout cheif_report) -> Refused {
        let message = withUnsafeBytes(of: &report.message) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if report.code == 2 { stop("libheif: no memory: \(message)") }
        log("libheif: \(message)")
        return report.code == 3 ? .unsupported(found: "HEIF: \(message)") : .damaged
    }
}

extension Bytes {
    /// A block of libheif's, good as long as that is.
    fileprivate init(_ block: cheif_block) { self.init(start: block.bytes, count: block.size) }
}
