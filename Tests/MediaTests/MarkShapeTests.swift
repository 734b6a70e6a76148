import Foundation
import Support
import Testing

/// On 400 x 300 pixels of grey: lines of 2.5 pixels with a rim of 1, letters of 14.3 with a rim of 1.2.
@Suite struct MarkShapes {
    private let bench: MarkBench
    private let paper = Drawing.grey(400, 300)

    init() throws { bench = try MarkBench() }

    private func draw(_ marks: String...) async throws -> Drawing {
        try await bench.mark(try paper.png(), marks).drawing()
    }

    private static func text(_ text: String, _ place: String = "1000,1000", _ colour: String = "black") -> String {
        let base64 = Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        return "text:\(place),\(colour),\(base64.replacing("=", with: ""))"
    }

    static let tones: [(String, [UInt8], [UInt8])] = [
        ("red", [0xc8, 0x1e, 0x1e, 255], Drawing.white), ("blue", [0x1d, 0x4f, 0xd7, 255], Drawing.white),
        ("black", [0x16, 0x18, 0x1d, 255], Drawing.white), ("yellow", [0xf4, 0xb4, 0, 255], [0x16, 0x18, 0x1d, 255]),
        ("white", Drawing.white, [0x16, 0x18, 0x1d, 255]),
    ]

    @Test(arguments: tones)
    func `draws an arrow in its colour with a contrasting rim, along its line and nowhere else`(
        colour: String, tone: [UInt8], rim: [UInt8]
    ) async throws {
        let seen = try await draw("arrow:1000,2000,9000,2000,\(colour)")

        // From 40, 60 to 360, 60.
        #expect(seen[200, 59] == tone && seen[200, 60] == tone && seen[354, 60] == tone)
        #expect(seen[351, 56] == tone && seen[345, 56] != tone, "the head is wider than the line")
        // The rim covers whole pixels where the head's back is.
        #expect((50..<70).contains { y in (340..<360).contains { seen[$0, y] == rim } })
        for (x, y) in paper.changes(to: seen) {
            #expect((38..<362).contains(x) && (52..<68).contains(y), "at \(x), \(y)")
            #expect(x > 340 || abs(Double(y) + 0.5 - 60) < 4, "at \(x), \(y)")
        }
    }

    @Test func `points an arrow at its second place`() async throws {
        let right = try await draw("arrow:2000,5000,8000,5000,red")
        let left = try await draw("arrow:8000,5000,2000,5000,red")

        #expect(left.difference(to: Drawing(400, 300) { x, y in right[399 - x, y] }) <= 2)
        #expect(left.difference(to: right) > 50)
    }

    @Test(arguments: [
        "arrow:5000,5000,5000,5000,red", "arrow:5000,5000,5010,5000,red", "arrow:5000,5000,5200,5100,red",
    ])
    func `draws something for the shortest arrow`(mark: String) async throws {
        let seen = try await draw(mark)

        let changes = paper.changes(to: seen)
        #expect(changes.count > 10)
        #expect(changes.allSatisfy { abs($0.x - 204) < 14 && abs($0.y - 151) < 14 })
    }

    @Test(arguments: tones)
    func `draws a ring in its box and nowhere else`(colour: String, tone: [UInt8], rim: [UInt8]) async throws {
        let seen = try await draw("circle:2500,2000,5000,6000,\(colour)")

        // Centre 200, 150; 100 across and 90 down.
        #expect(seen[100, 150] == tone && seen[299, 150] == tone && seen[200, 60] == tone && seen[200, 239] == tone)
        for (x, y) in paper.changes(to: seen) {
            let (across, down) = ((Double(x) + 0.5 - 200) / 100, (Double(y) + 0.5 - 150) / 90)
            #expect(abs((across * across + down * down).squareRoot() - 1) < 0.045, "at \(x), \(y)")
        }
        #expect(
            paper.changes(to: seen).count { $0.y == 150 } == 2
                * paper.changes(to: seen).count { $0.y == 150 && $0.x < 200 })
    }

    @Test func `fills a ring that has no room for a hole`() async throws {
        let seen = try await draw("circle:2500,5000,5000,50,red")

        #expect(seen[200, 150] == [0xc8, 0x1e, 0x1e, 255])
        #expect(paper.changes(to: seen).allSatisfy { (145..<156).contains($0.y) && (96..<304).contains($0.x) })
    }

    @Test func `draws a disc with a number that can be told from another`() async throws {
        let one = try await draw("number:5000,5000,1,red")
        let seven = try await draw("number:5000,5000,7,red")
        let large = try await draw("number:5000,5000,88,red")

        for seen in [one, seven, large] {
            let changes = paper.changes(to: seen)
            #expect(changes.allSatisfy { hypot(Double($0.x) + 0.5 - 200, Double($0.y) + 0.5 - 150) < 11.7 + 1 + 1 })
            #expect(changes.count { seen[$0.x, $0.y] == [0xc8, 0x1e, 0x1e, 255] } > 150)
            #expect((190..<210).contains { x in (143..<157).contains { seen[x, $0] == Drawing.white } })
        }
        #expect(one.changes(to: seven).count > 15 && seven.changes(to: large).count > 15)
        // Digits stay inside the disc.
        #expect(one.changes(to: large).allSatisfy { hypot(Double($0.x) - 200, Double($0.y) - 150) < 11 })
    }

    @Test func `cuts off what lies outside the picture`() async throws {
        let seen = try await draw(
            "number:0,0,1,red", "number:10000,10000,2,blue", "arrow:0,10000,10000,0,red",
            "circle:8000,8000,9000,9000,blue",
            Self.text("à la fin du couloir, derrière la porte", "9900,9900"))

        #expect(seen[0, 0] != paper[0, 0] && seen[399, 299] != paper[399, 299])
        #expect(seen[100, 100] == paper[100, 100])
    }

    @Test func `writes text from its top left corner on, with accents`() async throws {
        let plain = try await draw(Self.text("Evide"))
        let accented = try await draw(Self.text("Évidé"))

        let changes = paper.changes(to: plain)
        #expect(changes.map(\.x).min().map { (38...42).contains($0) } == true)
        #expect(changes.map(\.y).min().map { $0 >= 30 } == true && changes.map(\.y).max().map { $0 <= 46 } == true)
        #expect(changes.map(\.x).max().map { (80...100).contains($0) } == true)
        let accents = plain.changes(to: accented)
        #expect(accents.count > 8 && accents.allSatisfy { $0.y < 37 })
        #expect(changes.contains { plain[$0.x, $0.y] == [0x16, 0x18, 0x1d, 255] })
        #expect(changes.contains { plain[$0.x, $0.y] == Drawing.white })
    }

    /// Letters of 9 pixels on a small sheet.
    private func write(_ text: String) async throws -> Drawing {
        try await bench.mark(try Drawing.grey(64, 40).png(), [Self.text(text)]).drawing()
    }

    @Test func `draws every letter of French`() async throws {
        let missing = try await write("漢")

        for letter in "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’…–—€°²³×½" {
            let seen = try await write(String(letter))
            #expect(seen.pixels != Drawing.grey(64, 40).pixels && seen.pixels != missing.pixels, "\(letter)")
        }
    }

    @Test func `draws a box for a letter that the font lacks`() async throws {
        let one = try await write("漢")
        let other = try await write("字")

        #expect(one.pixels == other.pixels && Drawing.grey(64, 40).changes(to: one).count > 40)
    }

    @Test(arguments: ["V\u{7}i\ns", "Vi\u{200b}s", "\u{202e}Vis\u{2069}", "V\u{ad}is", "Vis\u{fe0f}", "V\u{2028}is"])
    func `leaves out what has no shape`(text: String) async throws {
        let plain = try await write("Vis")

        #expect(try await write(text).pixels == plain.pixels)
        #expect(try await write("\u{7}").pixels == Drawing.grey(64, 40).pixels)
    }

    @Test func `takes eighty characters, also of several scalars each`() async throws {
        let long = String(repeating: "é", count: 80)
        let decomposed = String(repeating: "e\u{301}", count: 80)

        #expect(try await write(long).changes(to: Drawing.grey(64, 40)).count > 300)
        #expect(try await write(decomposed).changes(to: Drawing.grey(64, 40)).count > 300)
    }

    @Test(arguments: 1...3)
    func `keeps letters and digits upright in a picture that is turned`(quarters: Int) async throws {
        let turned = try await draw(
            Self.text("Évidé", "5000,5000"), "number:4000,3000,6,red", "turn:\(quarters)")

        let (width, height) = quarters == 2 ? (400, 300) : (300, 400)
        let spots = [["5000,5000", "7000,4000"], ["5000,5000", "6000,7000"], ["5000,5000", "3000,6000"]][quarters - 1]
        let straight = try await bench.mark(
            try Drawing.grey(width, height).png(), [Self.text("Évidé", spots[0]), "number:\(spots[1]),6,red"])

        #expect(try turned.difference(to: straight.drawing()) <= 16)
        #expect(!turned.changes(to: Drawing.grey(width, height)).isEmpty)
    }

    @Test func `draws as large as what is kept of the picture asks for`() async throws {
        let whole = try await draw("arrow:3000,5000,6000,5000,red")
        let part = try await draw("arrow:3000,5000,6000,5000,red", "crop:2500,2500,5000,5000")

        func height(_ drawing: Drawing) -> Int {
            let rows = Drawing.grey(drawing.width, drawing.height).changes(to: drawing).map(\.y)
            return (rows.max() ?? 0) - (rows.min() ?? 0)
        }
        #expect(part.width == 200 && height(part) < height(whole))
    }
}
