import Domain
import Foundation
import Media
import Support
import Testing

/// Real pictures, and what they have to look like afterwards.
@Suite(.enabled(if: Corpus.isThere, "\(Corpus.absence)")) struct PictureQuality {
    @Test func `shows the same letter F for all eight orientations of EXIF`() async throws {
        let desk = try Desk()

        let drawings = try await eight { try await drawing("photos/orient_F_\($0).jpg", desk) }

        let first = try #require(drawings.first)
        #expect(first.width == 48 && first.height == 80)
        for (index, drawing) in drawings.enumerated() {
            #expect(difference(drawing, first) < 1, "orientation \(index + 1)")
        }
    }

    /// One card of colours, photographed once and kept in two colour spaces: as they are, their bytes differ by 8.3 of
    /// 255 in the mean.
    @Test func `shows the same colours whatever profile they are kept in`() async throws {
        let desk = try Desk()

        let wide = try await drawing("photos/icc_eciRGB_colorchecker.jpg", desk)
        let srgb = try await drawing("photos/icc_sRGB_colorchecker.jpg", desk)

        let mean = difference(wide, srgb)
        print("colour card in eciRGB and sRGB: \(String(format: "%.2f", mean)) of 255 apart, 8.29 before conversion")
        #expect(mean < 3)
    }

    private func eight(_ body: (Int) async throws -> Drawing) async throws -> [Drawing] {
        var drawings: [Drawing] = []
        for number in 1...8 { drawings.append(try await body(number)) }
        return drawings
    }

    /// The widest rendition.
    private func drawing(_ file: String, _ desk: Desk) async throws -> Drawing {
        let bytes = Array(try Data(contentsOf: Corpus.folder.appending(path: file)))
        let photo = try await desk.photo(bytes, name: file)
        return try Drawing(jpeg: desk.bytes(try #require(photo.renditions.last).digest))
    }

    /// Mean difference of a colour, of 255; alpha is left aside.
    private func difference(_ one: Drawing, _ other: Drawing) -> Double {
        guard one.pixels.count == other.pixels.count else { return 255 }
        let sum = one.pixels.indices.reduce(0) { sum, place in
            place % 4 == 3 ? sum : sum + abs(Int(one.pixels[place]) - Int(other.pixels[place]))
        }
        return Double(sum) / Double(one.pixels.count / 4 * 3)
    }
}
