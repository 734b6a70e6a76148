import CJPEG
import Raster
import WorkerKit

/// Lets libjpeg decode a picture straight into one of another size.
struct JPEGDecoder {
    /// From SOI to EOI.
    let picture: Bytes
    /// 1, 2, 4 or 8.
    let eighths: Int
    /// Of the result, not yet turned.
    let size: (width: Int, height: Int)
    let orientation: Int

    /// Luma and colour, or luma alone.
    func planes() throws -> Planes { try read(cjpeg_planes_apart) { $0.planes } }

    /// The same; nil when the file does not keep its colours so.
    func planesOfLuma() throws -> Planes? {
        do {
            return try planes()
        } catch is OtherColours {
            return nil
        }
    }

    func pixels() throws -> Picture { try read(cjpeg_pixels) { $0.picture } }

    /// Four inks for RGBA, 255 being all of the ink.
    func inks() throws -> Picture { try read(cjpeg_inks) { $0.picture } }

    static func mix(_ inks: Picture) { inks.withPixels { cjpeg_mix($0.baseAddress, $0.count / 4) } }

    /// Writes the whole picture again, without loss, in a coding that browsers read.
    static func recode(_ picture: Bytes, profile: [UInt8], to output: Output) throws {
        var report = cjpeg_report()
        let failed = picture.lend { start, count in
            profile.withUnsafeBufferPointer { profile in
                cjpeg_recode(
                    start, count, Int32(PictureLimits.scans), profile.isEmpty ? nil : profile.baseAddress,
                    profile.count,
                    output.descriptor, &report)
            }
        }
        if failed != 0 { throw report.refusal }
    }

    private struct OtherColours: Error {}

    private func read<Result>(_ form: cjpeg_form, _ result: (Intake) -> Result?) throws -> Result {
        let intake = Intake(size: size, orientation: orientation, apart: form == cjpeg_planes_apart)
        let taker = cjpeg_taker(
            context: Unmanaged.passUnretained(intake).toOpaque(),
            begin: { context, shapes, count in Intake.of(context)?.begin(shapes, count) ?? -1 },
            take: { context, plane, row in Intake.of(context)?.take(Int(plane), row) })
        var report = cjpeg_report()
        let failed = withExtendedLifetime(intake) {
            picture.lend { start, count in
                cjpeg_read(start, count, Int32(eighths), Int32(PictureLimits.scans), form, taker, &report)
            }
        }
        if failed != 0, report.code == 3, form == cjpeg_planes_apart { throw OtherColours() }
        if failed != 0 { throw report.refusal }
        guard let result = result(intake) else { throw Refused.damaged }
        return result
    }
}
