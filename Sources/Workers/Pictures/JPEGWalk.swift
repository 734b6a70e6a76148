import Raster
import WorkerKit

/// A walk along the markers of a JPEG, from its start to the end of its first picture.
struct JPEGWalk {
    /// Where the first picture ends: after its EOI, or with the file.
    private(set) var end: Int
    private(set) var isCut = true
    private(set) var scans = 0
    private(set) var exif = Exif()
    private(set) var profile = JPEGProfile()
    private(set) var traces = Traces()
    /// Set before the walk ends well.
    private(set) var frame = JPEGFrame.none
    /// True when the first scan does not hold all channels: then all scans are held before there is a picture.
    private var isSpread = false
    private var hasExif = false
    private var listsPictures = false
    private var jfif: [UInt8] = []
    private var adobe: [UInt8] = []
    /// Tables, frame and scans.
    private var body = Pieces()

    init(_ file: Bytes) throws {
        end = file.count
        var position = 2
        while isCut, let marker = Self.nextMarker(file, &position) {
            if marker == Marker.end {
                end = position
                isCut = false
            }
            if marker == Marker.end || Marker.standAlone.contains(marker) || marker == Marker.odd { continue }
            guard let length = file.big16(position), length >= 2, position + length <= file.count else { break }
            let whole = position - 2..<position + length
            position += length
            try take(marker, whole, of: file, &position)
        }
        guard frame.width > 0, isCut || scans > 0 else { throw Refused.damaged }
        lookBehind(file)
    }

    /// The next marker's code, past fill bytes and past the stray bytes that some cameras leave between segments.
    private static func nextMarker(_ file: Bytes, _ position: inout Int) -> UInt8? {
        while let start = file.position(of: 0xff, from: position) {
            position = start + 1
            while file[position] == 0xff { position += 1 }
            guard let code = file[position] else { return nil }
            position += 1
            if code != 0 { return code }
        }
        return nil
    }

    private mutating func take(_ marker: UInt8, _ whole: Range<Int>, of file: Bytes, _ position: inout Int) throws {
        let segment = file.slice(whole.lowerBound + 4, whole.count - 4)
        switch marker {
        case Marker.scan:
            scans += 1
            if scans == 1 { isSpread = segment[0].map(Int.init) != frame.components.count }
            position = Self.endOfScan(file, from: position)
            body.keep(whole.lowerBound..<position)
        case Marker.huffmanTables, Marker.arithmeticConditions, Marker.quantisation, Marker.restarts: body.keep(whole)
        case Marker.frames:
            // A second one is the decoder's to refuse.
            if frame.width == 0 { frame = try JPEGFrame(marker, segment) }
            body.keep(whole)
        case Marker.hierarchy: throw Refused.unsupported(found: "JPEG DHP")
        case Marker.applications: application(marker, segment, whole)
        case Marker.comment: traces.metadata = true
        default: break
        }
    }

    /// The next marker that is no restart.
    ///
    /// In a scan, 0xff is followed by 0 where it is data.
    private static func endOfScan(_ file: Bytes, from start: Int) -> Int {
        var position = start
        while let found = file.position(of: 0xff, from: position) {
            guard let code = file[found + 1] else { break }
            if code == 0xff {
                position = found + 1
            } else if code == 0 || Marker.isRestart(code) {
                position = found + 2
            } else {
                return found
            }
        }
        return file.count
    }

    private mutating func application(_ marker: UInt8, _ segment: Bytes, _ whole: Range<Int>) {
        switch marker {
        case 0xe0 where segment.starts(with: "JFIF\0") && segment.count >= 14 && jfif.isEmpty:
            // Up to the size of a small copy of the picture, which is left out.
            jfif = [0xff, 0xe0, 0, 16] + (0..<12).compactMap { segment[$0] } + [0, 0]
            if segment.count > 14 || segment[12] != 0 || segment[13] != 0 { traces.metadata = true }
        case 0xe1 where segment.starts(with: "Exif\0"):
            traces.metadata = true
            let found = Exif(tiff: segment.slice(6, segment.count))
            traces.place = traces.place || found.hasPlace
            if !hasExif { exif = found }
            hasExif = true
        case 0xe1:
            traces.metadata = true
            traces.place = traces.place || XMP.hasPlace(segment)
        case 0xe2 where segment.starts(with: "ICC_PROFILE\0"): profile.add(whole)
        case 0xe2 where segment.starts(with: "MPF\0"):
            traces.metadata = true
            listsPictures = true
        case 0xee where segment.starts(with: "Adobe") && segment.count >= 12:
            adobe = [0xff, 0xee, 0, 14] + (0..<12).compactMap { segment[$0] }
        default: traces.metadata = true
        }
    }

    /// What comes after the first picture: another one, or anything.
    private mutating func lookBehind(_ file: Bytes) {
        guard end < file.count else { return }
        let rest = file.slice(end, file.count)
        if listsPictures || (rest[0] == 0xff && rest[1] == 0xd8) {
            traces.extraPictures = true
        } else {
            traces.trailer = true
        }
    }

    var measures: Measures {
        var measures = Measures(width: frame.width, height: frame.height)
        measures.scans = scans
        if frame.isProgressive || frame.isArithmetic || isSpread { measures.heldBytes = 2 * frame.samples }
        return measures
    }

    /// The picture and nothing else.
    func pieces(profile keepsProfile: Bool) -> Pieces {
        var pieces = Pieces()
        pieces.add([0xff, 0xd8])
        if !jfif.isEmpty { pieces.add(jfif) }
        if !adobe.isEmpty { pieces.add(adobe) }
        if keepsProfile { profile.segments.forEach { pieces.keep($0) } }
        pieces.add(body)
        pieces.add([0xff, 0xd9])
        return pieces
    }
}

/// Codes of JPEG markers.
enum Marker {
    static let end: UInt8 = 0xd9, scan: UInt8 = 0xda, comment: UInt8 = 0xfe, odd: UInt8 = 0x01
    static let huffmanTables: UInt8 = 0xc4, arithmeticConditions: UInt8 = 0xcc
    static let quantisation: UInt8 = 0xdb, restarts: UInt8 = 0xdd, hierarchy: UInt8 = 0xde
    /// Asked for after the tables, whose codes lie among them.
    static let frames: ClosedRange<UInt8> = 0xc0...0xcf
    static let applications: ClosedRange<UInt8> = 0xe0...0xef
    /// Restarts and a start, which have no length.
    static let standAlone: ClosedRange<UInt8> = 0xd0...0xd8

    static func isRestart(_ code: UInt8) -> Bool { (0xd0...0xd7).contains(code) }
}
