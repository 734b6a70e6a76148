import CJPEG
import Foundation
import Support
import Testing

/// `bricoleur-pictures turn`.
@Suite struct MarkTurns {
    @Test(arguments: 1...8)
    func `makes the same upright PNG of every way of holding the camera`(orientation: Int) async throws {
        let bench = try MarkBench()

        let outcome = try await bench.turn(try Drawing.letterF.stored(as: orientation).png(), orientation: orientation)

        let answer = outcome.answer
        #expect(answer.type == "png" && answer.width == 48 && answer.height == 80 && answer.findings.isEmpty)
        #expect(answer.photo?.original.format == "png" && answer.photo?.original.slot == 4)
        #expect(try outcome.drawing().pixels == Drawing.letterF.pixels)
    }

    @Test(arguments: 1...8)
    func `turns a JPEG of whole blocks and loses nothing`(orientation: Int) async throws {
        let bench = try MarkBench()
        let camera = try Drawing.sky(48, 80).stored(as: orientation).jpeg(
            exif: ExifBuilder.block(orientation: orientation))
        // Turning back: only a quarter turn is not its own way back.
        let back = [6: 8, 8: 6][orientation] ?? orientation

        let upright = try await bench.turn(camera, orientation: orientation)
        let again = try await bench.turn(upright.files[0], orientation: back)
        let plain = try await bench.turn(camera, orientation: 1)

        #expect(upright.answer.width == 48 && upright.answer.height == 80)
        #expect(again.files == plain.files)
        #expect(try upright.drawing().difference(to: Drawing.sky(48, 80)) < 90)
        // libjpeg's transform rounds rows before columns: as much as that, and not as much as encoding again.
        #expect(try upright.drawing().difference(to: Drawing(jpeg: camera).turned(orientation)) <= 4)
    }

    @Test(arguments: 1...8)
    func `turns a JPEG of any sides`(orientation: Int) async throws {
        let bench = try MarkBench()
        let scene = Drawing(45, 77) { x, y in [UInt8(x * 5), UInt8(y * 3), 100, 255] }
        let camera = try scene.stored(as: orientation).jpeg()

        let outcome = try await bench.turn(camera, orientation: orientation)

        #expect(outcome.answer.width == 45 && outcome.answer.height == 77)
        #expect(try outcome.drawing().difference(to: scene) < 16)
    }

    @Test(arguments: [(48, 80), (45, 77)])
    func `leaves colour at the resolution that it has`(width: Int, height: Int) async throws {
        let bench = try MarkBench()
        let scene = Drawing(width, height) { x, y in [UInt8(x * 5), UInt8(y * 3), 100, 255] }
        var size = 0
        var report = cjpeg_report()
        let data = cjpeg_encode(scene.pixels, Int32(width), Int32(height), 90, 2, &size, &report)
        defer { cjpeg_free(data) }
        let camera = Array(UnsafeBufferPointer(start: try #require(data), count: size))

        let outcome = try await bench.turn(camera, orientation: 7)

        #expect(outcome.answer.width == height && outcome.answer.height == width)
        let frame = try #require(Data(outcome.files[0]).range(of: Data([0xff, 0xc0, 0, 17, 8])))
        // Number of the component, sampling factors, table.
        let components = outcome.files[0][(frame.upperBound + 5)..<(frame.upperBound + 14)]
        #expect(Array(components) == [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
    }

    @Test(arguments: [64, 61])
    func `keeps the colour profile, and no other metadata`(side: Int) async throws {
        let bench = try MarkBench()
        let secret = Array("48.8566N 2.3522E".utf8)
        let profile = (0..<300).map { UInt8($0 % 251) }
        var camera = try Drawing.sky(side, side).jpeg(exif: ExifBuilder.block(orientation: 3) + secret)
        let segment = Array("ICC_PROFILE\0".utf8) + [1, 1] + profile
        camera.insert(
            contentsOf: [0xff, 0xe2, UInt8((segment.count + 2) >> 8), UInt8((segment.count + 2) & 255)] + segment, at: 2
        )
        camera += secret

        let file = Data(try await bench.turn(camera, orientation: 3).files[0])

        #expect(file.range(of: Data(secret)) == nil && file.range(of: Data("Exif".utf8)) == nil)
        #expect(file.range(of: Data(segment)) != nil)
        #expect(file.suffix(2) == Data([0xff, 0xd9]))
    }

    @Test func `turns the first picture of a GIF into a PNG`() async throws {
        let bench = try MarkBench()
        // 2 x 1: red, blue.
        let gif: [UInt8] =
            Array("GIF89a".utf8) + [2, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255]
            + [0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0a, 0, 0x3b]

        let seen = try await bench.turn(gif, orientation: 6)

        #expect(seen.answer.type == "gif" && seen.answer.width == 1 && seen.answer.height == 2)
        #expect(try seen.drawing().pixels == [255, 0, 0, 255, 0, 0, 255, 255])
    }

    @Test func `says of a damaged file that it is damaged, of another that it is none of its own`() async throws {
        let bench = try MarkBench()
        let jpeg = try Drawing.sky(304, 200).jpeg()

        let cut = try await bench.turn(Array(jpeg.prefix(jpeg.count / 2)), orientation: 3)
        let other = try await bench.turn(Array("BM nothing like it, but long enough for a header".utf8), orientation: 3)

        #expect(cut.answer.findings.map(\.code) == ["photo.damaged"])
        #expect(other.answer.findings.map(\.code) == ["photo.unsupported"])
    }
}

extension Drawing {
    /// The upright picture of one that was stored in this orientation.
    fileprivate func turned(_ orientation: Int) -> Drawing { stored(as: [6: 8, 8: 6][orientation] ?? orientation) }
}
