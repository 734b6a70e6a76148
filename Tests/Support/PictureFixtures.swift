import CHEIF
import CJPEG
import CPNG
import CWebP
package import Domain

/// A small picture file that has to be answered with a certain code, or with none.
package struct PictureFixture: Sendable, CustomStringConvertible {
    package let code: Code?
    /// What the file is called on its author's machine.
    package let name: String
    package let bytes: [UInt8]

    package var description: String { "\(code?.rawValue ?? "nothing to say"): \(name)" }
}

/// One file or more for every code that a picture can be answered with, made here.
package enum PictureFixtures {
    /// Refused.
    package static func refused() throws -> [PictureFixture] {
        let jpeg = try jpeg()
        let png = try png()
        return [
            fixture(.fileEmpty, "rien.jpg", []),
            fixture(.photoNotAPhoto, "courses.jpg", Array("Liste des courses\n".utf8)),
            fixture(.photoNotAPhoto, "courrier.jpg", Array("%PDF-1.4\n%%EOF\n".utf8)),
            fixture(.photoUnsupported, "scan.tif", Array("II*\0".utf8) + [8, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            fixture(.photoUnsupported, "logo.svg", Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)),
            fixture(.photoUnsupported, "douze.jpg", try announcing(jpeg, 16, 16, precision: 12)),
            fixture(.photoUnsupported, "sans-perte.jpg", try announcing(jpeg, 16, 16, marker: 0xc3)),
            fixture(.photoTooLongSide, "panorama.jpg", try announcing(jpeg, 20_000, 10)),
            fixture(.photoTooLongSide, "ecran.gif", PictureParts.gif(frames: 1, width: 20_000)),
            fixture(.photoTooManyPixels, "mur.jpg", try announcing(jpeg, 16_000, 16_000)),
            // Once, the product of such sides ended the worker instead of the check.
            fixture(.photoTooManyPixels, "immense.png", PictureParts.announcing(png: png, width: most, height: most)),
            fixture(.photoTooManyPixels, "progressif.jpg", try announcing(jpeg, 9_900, 9_900, marker: 0xc2)),
            fixture(.photoTooManyPixels, "bombe.gif", PictureParts.gif(frames: 1, width: 9_000, height: 9_000)),
            fixture(.photoTooManyScans, "passes.jpg", try PictureParts.repeatingScan(of: jpeg, 101)),
            fixture(.photoTooManyFrames, "film.gif", PictureParts.gif(frames: 301)),
            fixture(.photoDamaged, "moitie.jpg", Array(jpeg.prefix(jpeg.count / 2))),
            fixture(.photoDamaged, "moitie.png", Array(png.prefix(png.count / 2))),
            fixture(.photoDamaged, "moitie.webp", Array(try webp().prefix(60))),
            fixture(.photoDamaged, "moitie.gif", Array(PictureParts.gif(frames: 2).prefix(40))),
            fixture(.photoDamaged, "plate.jpg", try announcing(jpeg, 16, 0)),
            fixture(.photoDamaged, "moitie.heic", Array(try heic(cheif_hevc).prefix(300))),
        ]
    }

    /// Accepted, and told what was done.
    package static func normalised() throws -> [PictureFixture] {
        let jpeg = try jpeg()
        let png = try png()
        let comment = PictureParts.segment(0xfe, Array("vu par Zoé".utf8))
        let note = PictureParts.chunk("tEXt", Array("Author\0Zoe".utf8))
        let xmp = PictureParts.segment(0xe1, Array(("http://ns.adobe.com/xap/1.0/\0" + PictureParts.xmpWithPlace).utf8))
        func with(_ segment: [UInt8]) -> [UInt8] { PictureParts.inserting(segment, into: jpeg) }
        return [
            fixture(.photoMetadataRemoved, "telephone.jpg", with(PictureParts.exifSegment())),
            fixture(.photoMetadataRemoved, "commentaire.jpg", with(comment)),
            fixture(.photoMetadataRemoved, "note.png", PictureParts.inserting(chunk: note, into: png)),
            fixture(.photoPlaceRemoved, "lieu.jpg", with(PictureParts.exifSegment(place: true))),
            fixture(.photoPlaceRemoved, "lieu-xmp.jpg", with(xmp)),
            fixture(
                .photoPlaceRemoved, "lieu.png",
                PictureParts.inserting(chunk: PictureParts.chunk("eXIf", PictureParts.exif(place: true)), into: png)),
            fixture(
                .photoPlaceRemoved, "lieu.webp",
                PictureParts.inserting(xmp: PictureParts.xmpWithPlace, into: try webp(), width: side, height: side)),
            fixture(.photoTurned, "debout.jpg", with(PictureParts.exifSegment(orientation: 6))),
            fixture(.photoColoursConverted, "ecran-large.jpg", with(PictureParts.profileSegment)),
            fixture(.photoColoursConverted, "seize-bits.png", PictureParts.deepPNG(16, 16)),
            fixture(.photoTrailerRemoved, "suite.jpg", jpeg + Array("PK et le reste".utf8)),
            fixture(.photoTrailerRemoved, "suite.png", png + [0, 1, 2, 3]),
            fixture(.photoExtraPicturesRemoved, "deux.mpo", jpeg + jpeg),
            fixture(.photoExtraPicturesRemoved, "film.gif", PictureParts.gif(frames: 2)),
            fixture(.photoConverted, "dessin.gif", PictureParts.gif(frames: 1)),
            fixture(.photoConverted, "telephone.heic", try heic(cheif_hevc)),
            fixture(.photoConverted, "site.avif", try heic(cheif_av1)),
        ]
    }

    /// Accepted as they are, with nothing to say.
    package static func plain() throws -> [PictureFixture] {
        [
            fixture(nil, "table.jpg", try jpeg()), fixture(nil, "table.png", try png()),
            fixture(nil, "table.webp", try webp()),
        ]
    }

    private static let side = 64
    private static let most = 0xffff_ffff

    private static func fixture(_ code: Code?, _ name: String, _ bytes: [UInt8]) -> PictureFixture {
        PictureFixture(code: code, name: name, bytes: bytes)
    }

    private static func announcing(
        _ jpeg: [UInt8], _ width: Int, _ height: Int, precision: Int = 8, marker: UInt8 = 0xc0
    ) throws -> [UInt8] {
        try PictureParts.announcing(jpeg, width: width, height: height, precision: precision, marker: marker)
    }

    /// More than 256 colours.
    private static let pixels: [UInt8] = (0..<side * side).flatMap { place -> [UInt8] in
        let (x, y) = (place % side, place / side)
        return [UInt8(4 * x), UInt8(4 * y), UInt8(2 * (x + y)), 255]
    }

    private static func jpeg() throws -> [UInt8] { try Pictures.jpeg(side, side) }

    private static func png() throws -> [UInt8] {
        var size = 0
        var report = cpng_report()
        let data = try cpng_encode(pixels, Int32(side), Int32(side), &size, &report).orMissing("PNG encoder")
        defer { cpng_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }

    private static func webp() throws -> [UInt8] {
        var size = 0
        let data = try cwebp_encode(pixels, Int32(side), Int32(side), 80, &size).orMissing("WebP encoder")
        defer { cwebp_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: size))
    }

    private static func heic(_ coding: cheif_coding) throws -> [UInt8] {
        let block = cheif_encode(pixels, Int32(side), Int32(side), coding, 0, 1, cheif_block())
        let data = try block.bytes.orMissing("HEIC and AVIF encoder")
        defer { cheif_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: block.size))
    }
}
