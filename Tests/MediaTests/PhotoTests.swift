import Domain
import Foundation
import Media
import Support
import Testing

@Suite struct Photos {
    @Test(arguments: 1...8)
    func `turns every way of holding the camera into the same upright picture`(orientation: Int) async throws {
        let desk = try Desk()
        let camera = Drawing.letterF.stored(as: orientation)

        let file = try await desk.photo(try camera.jpeg(exif: ExifBuilder.block(orientation: orientation)))

        #expect(file.width == 48 && file.height == 80)
        let rendition = try #require(file.renditions.first)
        let seen = try Drawing(jpeg: desk.bytes(rendition.digest))
        #expect(seen.width == 48 && seen.height == 80)
        for y in stride(from: 4, to: 80, by: 8) {
            for x in stride(from: 4, to: 48, by: 8) {
                #expect((seen[x, y][0] < 128) == Drawing.isInk(x, y), "at \(x), \(y)")
            }
        }
    }

    @Test func `reads when photos were taken, to the millisecond, so that they can be put in order`() async throws {
        let desk = try Desk()
        let picture = Drawing.sky(40, 30)
        func take(_ moment: String, _ fraction: String) async throws -> Date {
            let exif = ExifBuilder.block(takenAt: moment, subSecond: fraction)
            return try #require(try await desk.photo(try picture.jpeg(exif: exif)).takenAt)
        }

        let moments = [
            try await take("2026:03:02 09:59:59", ""), try await take("2026:03:02 10:00:00", "12"),
            try await take("2026:03:02 10:00:00", "130"), try await take("2026:03:02 10:00:01", "0"),
        ]

        #expect(moments == moments.sorted() && Set(moments).count == 4)
        #expect(moments[0] == Date(timeIntervalSince1970: 1_772_445_599))
    }

    @Test(arguments: ["0000:00:00 00:00:00", "2026:13:02 10:00:00", "yesterday, at noon!", "<?php die(); ?>....."])
    func `accepts a photo whose date makes no sense, without a date`(moment: String) async throws {
        let desk = try Desk()

        let file = try await desk.photo(try Drawing.sky(40, 30).jpeg(exif: ExifBuilder.block(takenAt: moment)))

        #expect(file.takenAt == nil)
    }

    @Test func `accepts a photo with any EXIF block, cut or scrambled`() async throws {
        let desk = try Desk()
        let whole = ExifBuilder.block(orientation: 6, takenAt: "2026:03:02 09:59:59")
        var random = Dice(seed: 2026)

        for _ in 0..<60 {
            var exif = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
            for _ in 0..<3 where !exif.isEmpty {
                exif[Int.random(in: exif.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let file = try await desk.photo(try Drawing.letterF.jpeg(exif: exif))
            #expect([48, 80].contains(file.width), "EXIF \(exif)")
        }
    }

    @Test func `leaves no metadata and nothing after the picture`() async throws {
        let desk = try Desk()
        let secret = Array("48.8566N 2.3522E".utf8)
        var bytes = try Drawing.sky(700, 500).jpeg(exif: ExifBuilder.block() + secret)
        bytes += Array("PK trailer ".utf8) + secret

        let file = try await desk.photo(bytes)

        #expect(file.renditions.map(\.width) == [320, 640, 700])
        for rendition in file.renditions {
            let data = Data(try desk.bytes(rendition.digest))
            #expect(data.range(of: Data(secret)) == nil && data.range(of: Data("Exif".utf8)) == nil)
            #expect(data.suffix(2) == Data([0xff, 0xd9]) && data.count == rendition.size)
        }
    }

    @Test(arguments: [
        (1, 1, [1]), (1, 900, [1]), (319, 40, [319]), (320, 40, [320]), (900, 30, [320, 640, 900]),
        (1280, 4, [320, 640, 1280]), (3000, 2, [320, 640, 1280, 2048]),
    ])
    func `is never made wider and never loses a side`(width: Int, height: Int, widths: [Int]) async throws {
        let desk = try Desk()

        for bytes in [try Drawing.sky(width, height).jpeg(), try Drawing.sky(width, height, alpha: 99).png()] {
            let file = try await desk.photo(bytes)

            #expect(file.width == width && file.height == height)
            #expect(file.renditions.map(\.width) == widths)
            #expect(file.renditions.allSatisfy { $0.height == max(1, (height * $0.width + width / 2) / width) })
            #expect(file.size == (try desk.bytes(file.digest)).count)
        }
    }

    @Test func `keeps transparency and drawings of few colours as PNG, other screenshots as JPEG`() async throws {
        let desk = try Desk()

        let glass = try await desk.photo(try Drawing.sky(400, 300, alpha: 128).png(), name: "glass.png")
        let letter = try await desk.photo(try Drawing.letterF.png(), name: "letter.png")
        let screen = try await desk.photo(try Drawing.sky(400, 300).png(), name: "screen.png")

        #expect(Set([glass, letter, screen].map(\.format)) == ["png"])
        #expect(glass.renditions.map(\.format) == ["png", "png"])
        #expect(letter.renditions.map(\.format) == ["png"])
        #expect(screen.renditions.map(\.format) == ["jpeg", "jpeg"])
        let seen = try Drawing(png: desk.bytes(try #require(glass.renditions.first).digest))
        #expect(seen[160, 120][3] == 128)
        #expect(abs(Int(seen[160, 120][0]) - 127) < 4)
        #expect(
            try Drawing(png: desk.bytes(try #require(letter.renditions.first).digest)).pixels == Drawing.letterF.pixels)
    }

    @Test func `keeps the same photo once`() async throws {
        let desk = try Desk()
        let bytes = try Drawing.sky(700, 50).jpeg()

        let first = try await desk.photo(bytes)
        let second = try await desk.photo(bytes)

        #expect(first.renditions == second.renditions && first.id != second.id)
        #expect(try Set(desk.store.digests()) == first.digests)
        #expect(try desk.unfinished().isEmpty)
    }
}
