import Domain
import Foundation
import Media
import Support
import Testing

@Suite struct RefusedPhotos {
    @Test func `says why, names the photo, leaves nothing behind`() async throws {
        let desk = try Desk()
        let whole = try Drawing.sky(640, 480).jpeg()
        let drawing = try Drawing.sky(64, 64).png()
        let heic: [UInt8] = [0, 0, 0, 24] + Array("ftypheic\0\0\0\0mif1heic".utf8)
        let cases: [(Code, [UInt8])] = [
            (.fileEmpty, []),
            (.photoNotAPhoto, Array("Liste des courses\n".utf8)),
            (.photoNotAPhoto, Array("%PDF-1.4\n".utf8)),
            (.photoDamaged, heic),
            (.photoDamaged, Array("GIF89a\u{1}\0\u{1}\0\0\0\0;".utf8)),
            (.photoDamaged, Array(whole.prefix(whole.count / 2))),
            (.photoDamaged, Array(whole.prefix(40))),
            (.photoDamaged, Array(drawing.prefix(drawing.count / 2))),
        ]

        for (code, bytes) in cases {
            let refusal = await desk.refusal(of: bytes, name: "table.jpg")
            #expect(refusal?.code == code)
            #expect(refusal?.arguments["name"] == .text("table.jpg"))
        }
        #expect(try desk.unfinished().isEmpty)
        #expect(try desk.store.digests().isEmpty)
    }

    @Test func `measures a picture by its header before decoding it`() async throws {
        let desk = try Desk()

        let long = await desk.refusal(of: try announced(width: 20_000, height: 10))
        let large = await desk.refusal(of: try announced(width: 16_000, height: 16_000))
        let flat = await desk.refusal(of: try announced(width: 16, height: 0))
        let deep = await desk.refusal(of: try announced(width: 16, height: 16, precision: 12))
        let held = await desk.refusal(of: try announced(width: 9_900, height: 9_900, marker: 0xc2))

        #expect(long?.code == .photoTooLongSide)
        #expect(long?.arguments["limit"] == .number(Limits.photoSide) && long?.arguments["side"] == 20_000)
        #expect(large?.code == .photoTooManyPixels)
        #expect(large?.arguments["limit"] == .number(Limits.photoPixels) && large?.arguments["pixels"] == 256_000_000)
        #expect(flat?.code == .photoDamaged)
        #expect(deep?.code == .photoUnsupported)
        #expect(held?.code == .photoTooManyPixels)
    }

    /// A real file whose frame header (SOF0) announces something else.
    private func announced(
        width: Int, height: Int, precision: UInt8 = 8, marker: UInt8 = 0xc0
    ) throws -> [UInt8] {
        var bytes = try Drawing.sky(16, 16).jpeg()
        let frame = try #require((0..<bytes.count - 1).first { bytes[$0] == 0xff && bytes[$0 + 1] == 0xc0 })
        bytes[frame + 1] = marker
        bytes.replaceSubrange(
            frame + 4..<frame + 9,
            with: [precision, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)])
        return bytes
    }

    @Test func `survives damage anywhere in a file`() async throws {
        let desk = try Desk()
        var random = Dice(seed: 2026)
        let sources = [
            try Drawing.sky(90, 60).jpeg(exif: ExifBuilder.block()), try Drawing.sky(90, 60, alpha: 7).png(),
        ]
        var verdicts: [String: Int] = [:]

        for round in 0..<120 {
            var bytes = sources[round % 2]
            for _ in 0..<4 {
                bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                _ = try await desk.photo(bytes)
                verdicts["accepted", default: 0] += 1
            } catch let refusal as Refusal {
                #expect(refusal.code != .checkUnavailable, "a worker died of \(bytes)")
                verdicts[refusal.code.rawValue, default: 0] += 1
            }
        }

        print(
            "damaged photos:",
            verdicts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        #expect(try desk.unfinished().isEmpty)
    }
}
