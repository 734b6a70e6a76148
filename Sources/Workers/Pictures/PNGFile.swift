import CPNG
import Raster
import WorkerKit

/// A PNG whose chunks were walked.
struct PNGFile: PhotoFile {
    private(set) var measures: Measures
    private(set) var exif = Exif()
    private(set) var traces = Traces()
    let style = Style.drawing
    private let file: Bytes
    /// What is kept besides the profile.
    private var pieces = Pieces()
    private var profile: Range<Int>?
    /// Numbers of ITU-T H.273, which go before a profile.
    private var coded: (primaries: Int, transfer: Int)?
    /// Where in the pieces the profile goes: before the palette and the pixels.
    private var head = Pieces()

    init(_ file: Bytes) throws {
        guard file.big32(8) == 13, file.starts(with: "IHDR", at: 12), let width = file.big32(16),
            let height = file.big32(20), let interlace = file[28], width > 0, height > 0
        else { throw Refused.damaged }
        self.file = file
        measures = Measures(width: width, height: height)
        // Sides are checked later and may be anything up to 4 thousand million: no overflow on 64 bits.
        if interlace != 0 { measures.heldBytes = 4 * min(width, 1 << 24) * min(height, 1 << 24) }
        head.keep(0..<33)
        try walk(from: 33)
    }

    /// To IEND, which has to be there.
    private mutating func walk(from start: Int) throws {
        var position = start
        while let length = file.big32(position), position + 12 + length <= file.count {
            let chunk = PNGChunk(
                name: file.slice(position + 4, 4).text, whole: position..<position + 12 + length,
                data: file.slice(position + 8, length))
            position += 12 + length
            if chunk.name == "IEND" {
                pieces.keep(chunk.whole)
                if position < file.count { traces.trailer = true }
                return
            }
            take(chunk)
        }
        throw Refused.damaged
    }

    private mutating func take(_ chunk: PNGChunk) {
        switch chunk.name {
        case "iCCP" where profile == nil: profile = chunk.whole
        case "cICP" where chunk.data.count == 4:
            coded = chunk.data.big16(0).map { ($0 >> 8, $0 & 0xff) }
            pieces.keep(chunk.whole)
        case _ where chunk.isKept: pieces.keep(chunk.whole)
        case "acTL": measures.frames = max(1, chunk.data.big32(0) ?? 1)
        case "fcTL": measures.addFrame(chunk.data.big32(4) ?? 0, chunk.data.big32(8) ?? 0)
        case "fdAT": traces.extraPictures = true
        case "eXIf":
            traces.metadata = true
            exif = Exif(tiff: chunk.data.starts(with: "Exif\0\0") ? chunk.data.slice(6, chunk.data.count) : chunk.data)
            traces.place = traces.place || exif.hasPlace
        case "iTXt":
            traces.metadata = true
            traces.place = traces.place || XMP.hasPlace(chunk.data)
        default: traces.metadata = true
        }
    }

    mutating func decode(for plan: RenditionPlan) throws -> any Surface {
        let stored = plan.stored(exif.orientation)
        let decoder = PNGDecoder(size: stored)
        let facts = try decoder.decode(file, factor: max(1, uprightWidth / plan.widest.width))
        defer { cpng_free(facts.profile) }
        guard let picture = decoder.picture else { throw Refused.damaged }
        let colours = colours(facts)
        colours.conversion?.apply(to: picture)
        traces.colours = colours.conversion != nil || facts.deep != 0
        if colours.isUnusable, profile != nil {
            traces.metadata = true
            profile = nil
        }
        return picture
    }

    private func colours(_ facts: cpng_facts) -> Colours {
        if let coded {
            let colours = Colours(primaries: coded.primaries, transfer: coded.transfer)
            if !colours.isUnusable { return colours }
        }
        if facts.profile != nil {
            let bytes = UnsafeRawBufferPointer(start: facts.profile, count: facts.profile_size)
            return Colours(profile: bytes, channels: facts.grey != 0 ? 1 : 3)
        }
        if profile != nil { return .unusable }
        if facts.is_srgb != 0 || facts.gamma == 0 { return .srgb }
        let points =
            facts.measured != 0 ? withUnsafeBytes(of: facts.points) { Array($0.bindMemory(to: Double.self)) } : []
        let measured = Colours(gamma: facts.gamma, points: points)
        // Nonsense was kept out by libpng, or is left to browsers.
        return measured.isUnusable ? .srgb : measured
    }

    func writeOriginal(to output: Output) throws -> Original {
        var whole = head
        if let profile { whole.keep(profile) }
        whole.add(pieces)
        try whole.write(file, to: output)
        return Original(format: "png", width: measures.width, height: measures.height)
    }
}

/// One chunk of a PNG.
struct PNGChunk {
    let name: String
    /// With length and checksum.
    let whole: Range<Int>
    let data: Bytes

    /// What the picture is made of, and no larger than it can be.
    var isKept: Bool {
        switch name {
        case "IDAT": true
        case "PLTE": data.count <= 768
        case "tRNS": data.count <= 256
        case "cHRM": data.count == 32
        case "gAMA": data.count == 4
        case "sRGB": data.count == 1
        case "sBIT": data.count <= 4
        case "bKGD": data.count <= 6
        case "pHYs": data.count == 9
        default: false
        }
    }
}
