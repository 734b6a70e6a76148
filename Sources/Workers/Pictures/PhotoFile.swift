import Raster
import WorkerKit

/// A picture file of some kind whose header was walked.
protocol PhotoFile {
    var measures: Measures { get }
    var exif: Exif { get }
    /// What of it does not go on; whole once it was decoded and its original was written.
    var traces: Traces { get }
    /// True when it ends before its picture does: nothing more can be made of it.
    var isCut: Bool { get }
    /// How its renditions are written; known once it was decoded.
    var style: Style { get }

    /// Walks the file without decoding.
    /// - Throws: `Refused` `photo.damaged`, `photo.unsupported`.
    init(_ file: Bytes) throws

    /// The whole picture in sRGB, not yet turned, of the plan's widest size.
    /// - Throws: `Refused` `photo.damaged`, `photo.unsupported`, `photo.tooManyPixels`, `photo.tooManyScans`.
    mutating func decode(for plan: RenditionPlan) throws -> any Surface

    /// Writes the picture as it came, without all that is not the picture.
    /// - Throws: `Refused.storageFull`.
    mutating func writeOriginal(to output: Output) throws -> Original
}

extension PhotoFile {
    var isCut: Bool { false }

    var uprightWidth: Int { exif.turned ? measures.height : measures.width }
    var uprightHeight: Int { exif.turned ? measures.width : measures.height }
}

enum PhotoFiles {
    /// - Throws: `Refused` `photo.damaged`, `photo.unsupported`.
    static func open(_ file: Bytes, _ kind: Signature) throws -> any PhotoFile {
        switch kind {
        case .png: try PNGFile(file)
        case .webp: try WebPFile(file)
        case .gif: try GIFFile(file)
        default: try JPEGFile(file)
        }
    }
}
