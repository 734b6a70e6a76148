import CPNG
import Raster
import WorkerKit

/// Lets libpng decode a picture straight into one of another size.
final class PNGDecoder {
    private let size: (width: Int, height: Int)
    private(set) var picture: Picture?
    private var reducer: Reducer?

    init(size: (width: Int, height: Int)) { self.size = size }

    /// - Parameter factor: so many pixels each way become one before the fine reduction.
    /// - Returns: what the file is like; its profile is the caller's to free.
    /// - Throws: `Refused` `photo.damaged`.
    func decode(_ file: Bytes, factor: Int) throws -> cpng_facts {
        let taker = cpng_taker(
            context: Unmanaged.passUnretained(self).toOpaque(),
            begin: { context, facts in PNGDecoder.of(context)?.begin(facts) ?? -1 },
            take: { context, row in PNGDecoder.of(context)?.take(row) })
        var report = cpng_report()
        var facts = cpng_facts()
        let failed = withExtendedLifetime(self) {
            file.lend { start, count in cpng_read(start, count, Int32(factor), taker, &facts, &report) }
        }
        if failed != 0 {
            let message = withUnsafeBytes(of: &report.message) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if report.code == 2 { stop("libpng: no memory: \(message)") }
            log("libpng: \(message)")
            throw Refused.damaged
        }
        picture?.transparent = facts.transparent != 0
        picture?.fewColours = facts.few_colours != 0
        return facts
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> PNGDecoder? {
        context.map { Unmanaged<PNGDecoder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(_ facts: UnsafePointer<cpng_facts>?) -> Int32 {
        guard let facts = facts?.pointee else { return -1 }
        let picture = Picture(width: size.width, height: size.height, transparent: facts.has_alpha != 0)
        reducer = Reducer(width: Int(facts.width), height: Int(facts.height), into: picture)
        self.picture = picture
        return 0
    }

    private func take(_ row: UnsafePointer<UInt8>?) {
        if let row { reducer?.push(row) }
    }
}
