import Foundation
import Sandbox
import Support
import Testing

/// Runs `bricoleur-pictures mark` and `turn` as the server does, in a folder of its own.
final class MarkBench: Sendable {
    /// The line of JSON with which the worker ends.
    struct Answer: Decodable {
        struct Original: Decodable {
            let slot: Int
            let format: String
            let width: Int
            let height: Int
        }
        struct Rendition: Decodable {
            let slot: Int
            let format: String
            let width: Int
            let height: Int
        }
        struct Finding: Decodable {
            let code: String
            let level: String
        }
        struct Photo: Decodable {
            let original: Original
            let orientation: Int?
            let renditions: [Rendition]?
            let preview: String?
        }

        let type: String
        let width: Int?
        let height: Int?
        let findings: [Finding]
        let photo: Photo?
    }

    /// What a job left behind.
    struct Outcome {
        let answer: Answer
        /// The full size, then the renditions in the order asked for; empty where nothing was written.
        let files: [[UInt8]]

        /// The full size.
        func drawing() throws -> Drawing {
            try #require(answer.photo).original.format == "png" ? Drawing(png: files[0]) : Drawing(jpeg: files[0])
        }
    }

    private static let font = URL(filePath: "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")

    private let folder: TemporaryFolder
    /// Words that are wrong on purpose are not worth a line.
    private let sandbox = Sandbox(programs: Checkout.programs) { if !$0.contains("usage:") { print("worker:", $0) } }

    init() throws { folder = try TemporaryFolder() }

    func mark(
        _ picture: [UInt8], _ marks: [String], orientation: Int = 1, widths: [Int] = [320]
    ) async throws -> Outcome {
        let words = ["mark", String(orientation)] + widths.map(String.init) + ["--"] + marks
        return try await run(words, on: picture, outputs: 1 + widths.count, more: [.read(Self.font)])
    }

    func turn(_ picture: [UInt8], orientation: Int) async throws -> Outcome {
        try await run(["turn", String(orientation)], on: picture, outputs: 1, more: [])
    }

    func run(
        _ words: [String], on picture: [UInt8], outputs: Int, more: [Sandbox.Job.File]
    ) async throws -> Outcome {
        let input = folder(UUID().uuidString)
        try Data(picture).write(to: input)
        let written = (0..<outputs).map { _ in folder(UUID().uuidString) }
        for file in written { try Data().write(to: file) }
        let magic = ["/usr/lib/file/magic.mgc", "/usr/share/misc/magic.mgc"].map { URL(filePath: $0) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
        var job = Sandbox.Job(
            .decode, "bricoleur-pictures", words, input: input,
            files: [.read(try #require(magic))] + written.map { .write($0) } + more)
        job.memoryMiB = 1024
        job.cpuSeconds = 20
        let answer = try JSONDecoder().decode(Answer.self, from: await sandbox.run(job))
        return Outcome(answer: answer, files: try written.map { Array(try Data(contentsOf: $0)) })
    }
}

extension Drawing {
    /// The largest difference of two pictures of one size in any channel.
    func difference(to other: Drawing) -> Int {
        guard width == other.width, height == other.height else { return 256 }
        var largest = 0
        for place in pixels.indices where pixels[place] != other.pixels[place] {
            largest = max(largest, abs(Int(pixels[place]) - Int(other.pixels[place])))
        }
        return largest
    }

    /// Where two pictures of one size differ.
    func changes(to other: Drawing) -> [(x: Int, y: Int)] {
        var last = -1
        var places: [(x: Int, y: Int)] = []
        for place in pixels.indices where pixels[place] != other.pixels[place] && place / 4 != last {
            last = place / 4
            places.append((last % width, last / width))
        }
        return places
    }

    func cut(_ left: Int, _ top: Int, _ width: Int, _ height: Int) -> Drawing {
        Drawing(width, height) { x, y in self[left + x, top + y] }
    }

    static func grey(_ width: Int, _ height: Int) -> Drawing {
        Drawing(width, height) { _, _ in [128, 128, 128, 255] }
    }

    static func checkers(_ width: Int, _ height: Int, _ side: Int = 2) -> Drawing {
        Drawing(width, height) { x, y in (x / side + y / side) % 2 == 0 ? black : white }
    }
}

@Suite struct Marking {
    private let all = [
        "blur:1000,6000,3000,2500", "arrow:1000,1000,8000,5000,red", "circle:5000,500,4000,3000,yellow",
        "number:2500,3500,7,blue", "number:7000,7500,42,black", "text:500,8000,white,w4l2aWTDqQ",
    ]

    @Test func `leaves a picture without marks as it is`() async throws {
        let bench = try MarkBench()

        let outcome = try await bench.mark(try Drawing.letterF.png(), [])

        #expect(try outcome.drawing().pixels == Drawing.letterF.pixels)
        #expect(outcome.answer.findings.isEmpty)
    }

    @Test func `tells what it made, upright, with every width that fits and a preview`() async throws {
        let bench = try MarkBench()
        let picture = try Drawing.sky(500, 700).jpeg(exif: ExifBuilder.block(orientation: 6))

        let outcome = try await bench.mark(picture, all, orientation: 6, widths: [320, 640, 1280])

        let answer = outcome.answer
        #expect(answer.type == "jpeg" && answer.width == 700 && answer.height == 500)
        let photo = try #require(answer.photo)
        #expect(photo.original.slot == 4 && photo.original.format == "jpeg" && photo.orientation == 1)
        #expect(photo.original.width == 700 && photo.original.height == 500)
        let renditions = try #require(photo.renditions)
        #expect(renditions.map(\.width) == [320, 640, 700] && renditions.map(\.height) == [229, 457, 500])
        #expect(renditions.map(\.slot) == [5, 6, 7])
        for (rendition, file) in zip(renditions, outcome.files.dropFirst()) {
            let seen = try Drawing(jpeg: file)
            #expect(seen.width == rendition.width && seen.height == rendition.height)
        }
        let small = try #require(photo.preview.flatMap { Data(base64Encoded: $0) })
        let preview = try Drawing(png: Array(small))
        #expect(preview.width == 8 && preview.height <= 8)
    }

    @Test func `writes no metadata and nothing after the picture`() async throws {
        let bench = try MarkBench()
        let secret = Array("48.8566N 2.3522E".utf8)
        let picture = try Drawing.sky(400, 300).jpeg(exif: ExifBuilder.block() + secret) + secret

        let outcome = try await bench.mark(picture, all)

        for file in outcome.files {
            #expect(Data(file).range(of: Data(secret)) == nil && Data(file).range(of: Data("Exif".utf8)) == nil)
            #expect(file.suffix(2) == [0xff, 0xd9])
        }
    }

    @Test(arguments: 1...8)
    func `draws the same on every way of holding the camera`(orientation: Int) async throws {
        let bench = try MarkBench()
        let scene = Drawing(240, 160) { x, y in (x < 120) == (y < 40) ? [200, 180, 90, 255] : [30, 60, 110, 255] }
        let marks = all + ["crop:500,500,8000,9000", "turn:1"]
        let upright = try await bench.mark(try scene.png(), marks).drawing()

        let turned = try await bench.mark(try scene.stored(as: orientation).png(), marks, orientation: orientation)
        let photo = try await bench.mark(try scene.stored(as: orientation).jpeg(), marks, orientation: orientation)

        // Rounding to 64ths of a pixel comes from another end.
        #expect(upright.width == 144 && upright.height == 192)
        #expect(try turned.drawing().difference(to: upright) <= 16)
        #expect(try photo.drawing().width == 144)
        let changes = try photo.drawing().pixels.enumerated().map { abs(Int($1) - Int(upright.pixels[$0])) }
        #expect(changes.reduce(0, +) / changes.count < 3)
    }

    @Test func `cuts, then turns clockwise`() async throws {
        let bench = try MarkBench()
        let map = Drawing(100, 60) { x, y in [UInt8(x / 10 * 20), UInt8(y / 10 * 20), 0, 255] }
        func make(_ marks: [String]) async throws -> Drawing { try await bench.mark(try map.png(), marks).drawing() }

        let cut = try await make(["crop:1000,2000,5000,5000"])
        let once = try await make(["turn:1", "crop:1000,2000,5000,5000"])
        let twice = try await make(["turn:2"])
        let thrice = try await make(["turn:3"])

        #expect(cut.pixels == map.cut(10, 12, 50, 30).pixels && cut.width == 50)
        #expect(once.pixels == Drawing(30, 50) { x, y in cut[y, 29 - x] }.pixels && once.width == 30)
        #expect(twice.pixels == Drawing(100, 60) { x, y in map[99 - x, 59 - y] }.pixels)
        #expect(thrice.pixels == Drawing(60, 100) { x, y in map[99 - y, x] }.pixels && thrice.width == 60)
    }

    @Test(arguments: [
        ("crop:0,0,10000,10000", 100, 60), ("crop:9999,9999,1,1", 1, 1), ("crop:10000,10000,10000,10000", 1, 1),
        ("crop:3333,3334,6667,6667", 67, 40), ("crop:0,0,1,10000", 1, 60),
    ])
    func `cuts to whole pixels, one at least`(crop: String, width: Int, height: Int) async throws {
        let bench = try MarkBench()

        let outcome = try await bench.mark(try Drawing.checkers(100, 60).png(), [crop])

        #expect(outcome.answer.width == width && outcome.answer.height == height)
        #expect(try outcome.drawing().width == width && outcome.drawing().height == height)
    }

    @Test(arguments: [(1, 1), (1, 900), (900, 1), (2, 3)])
    func `draws on the smallest and the thinnest of pictures`(width: Int, height: Int) async throws {
        let bench = try MarkBench()
        let marks = all + ["crop:0,0,9999,9999", "turn:3"]

        for picture in [try Drawing.grey(width, height).png(), try Drawing.grey(width, height).jpeg()] {
            let outcome = try await bench.mark(picture, marks, orientation: 7)

            #expect(outcome.answer.width == width && outcome.answer.height == height)
            #expect(try outcome.drawing().width == width)
        }
    }

    @Test func `keeps transparency and drawings of few colours as PNG`() async throws {
        let bench = try MarkBench()
        let glass = try Drawing.sky(60, 40, alpha: 100).png()

        let marked = try await bench.mark(glass, ["arrow:1000,1000,9000,9000,red"])
        let flat = try await bench.mark(try Drawing.checkers(60, 40).png(), ["arrow:1000,1000,9000,9000,red"])
        let screen = try await bench.mark(try Drawing.sky(60, 40).png(), ["arrow:1000,1000,9000,9000,red"])

        #expect([marked, flat, screen].map(\.answer.photo?.original.format) == ["png", "png", "jpeg"])
        let seen = try marked.drawing()
        #expect(seen[50, 5][3] == 100 && seen[30, 20] == [0xc8, 0x1e, 0x1e, 255])
    }

    @Test func `takes sixty drawn marks and not one more`() async throws {
        let bench = try MarkBench()
        let picture = try Drawing.grey(100, 100).png()
        let marks = (0..<60).map { "number:\($0 * 100),\($0 * 100),\($0 + 1),red" } + ["crop:0,0,9000,9000", "turn:2"]

        let outcome = try await bench.mark(picture, marks)

        #expect(outcome.answer.photo != nil)
        await #expect(throws: (any Error).self) { try await bench.mark(picture, marks + ["blur:0,0,1,1"]) }
    }

    @Test(arguments: [
        "", "blur", "blur:", "blur:1,2,3", "blur:1,2,3,4,5", "blur:1,2,3,0", "blur:1,2,3,-4", "blur:1,2,3,+4",
        "blur:1,2,3,10001", "blur:1,2,3,4,", "blur:1, 2,3,4", "blur:1,2,3,000004", "blur:1,2,3,٤", "blur:1,2,3,4.0",
        "Blur:1,2,3,4", "blur:99999999999999999999,2,3,4", "arrow:1,2,3,4", "arrow:1,2,3,4,green", "arrow:1,2,3,4,Red",
        "circle:1,2,3,4,#c81e1e", "circle:1,2,0,4,red", "number:1,2,0,red", "number:1,2,100,red", "number:1,2,red",
        "text:1,2,red", "text:1,2,red,", "text:1,2,red,A", "text:1,2,red,QU==I", "text:1,2,red,+/8", "text:1,2,red,_w",
        "text:1,2,red,gICA", "text:1,2,red,QR", "text:1,2,QQ,red", "crop:0,0,0,1", "turn:0", "turn:4", "turn:1,1",
        "wave:1,2,3,4", "--", "text:1,2,red," + String(repeating: "YWFh", count: 27),
    ])
    func `stops at a mark that is malformed`(mark: String) async throws {
        let bench = try MarkBench()

        await #expect(throws: (any Error).self) { try await bench.mark(try Drawing.grey(10, 10).png(), [mark]) }
    }

    @Test(arguments: [
        ["crop:0,0,5000,5000", "crop:0,0,5000,5000"], ["turn:1", "turn:2"],
    ])
    func `cuts and turns once only`(marks: [String]) async throws {
        let bench = try MarkBench()

        await #expect(throws: (any Error).self) { try await bench.mark(try Drawing.grey(10, 10).png(), marks) }
    }

    @Test(arguments: [
        ["mark"], ["mark", "1"], ["mark", "0", "320", "--"], ["mark", "9", "320", "--"], ["mark", "1", "--"],
        ["mark", "1", "0", "--"], ["mark", "1", "wide", "--"], ["mark", "1", "320"], ["turn"], ["turn", "9"],
        ["turn", "1", "1"],
    ])
    func `stops at words that make no sense`(words: [String]) async throws {
        let bench = try MarkBench()

        await #expect(throws: (any Error).self) {
            try await bench.run(words, on: try Drawing.grey(10, 10).png(), outputs: 2, more: [])
        }
    }

    @Test func `says of a damaged file that it is damaged`() async throws {
        let bench = try MarkBench()
        let jpeg = try Drawing.sky(300, 200).jpeg()
        let png = try Drawing.sky(300, 200).png()

        for broken in [Array(jpeg.prefix(jpeg.count / 2)), Array(png.prefix(png.count / 2))] {
            #expect(try await bench.mark(broken, all).answer.findings.map(\.code) == ["photo.damaged"])
        }
    }
}
