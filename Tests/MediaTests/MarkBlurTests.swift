import Support
import Testing

@Suite struct MarkBlurs {
    /// Sixteen greys, so that the result is a PNG and can be compared to the bit.
    private static func noise(_ width: Int, _ height: Int, seed: UInt64) -> Drawing {
        var random = Dice(seed: seed)
        return Drawing(width, height) { _, _ in
            let grey = UInt8.random(in: 0..<16, using: &random) * 17
            return [grey, grey, grey, 255]
        }
    }

    @Test func `keeps nothing but the mean colours of its fields`() async throws {
        let bench = try MarkBench()
        let first = Self.noise(240, 180, seed: 1)
        // 120 x 90 pixels from 60, 45: six fields of 20 across, six of 15 down; each is turned upside down.
        let second = Drawing(240, 180) { x, y in
            guard (60..<180).contains(x), (45..<135).contains(y) else { return first[x, y] }
            let left = 60 + (x - 60) / 20 * 20
            let top = 45 + (y - 45) / 15 * 15
            return first[left + 19 - (x - left), top + 14 - (y - top)]
        }

        let one = try await bench.mark(try first.png(), ["blur:2500,2500,5000,5000"])
        let two = try await bench.mark(try second.png(), ["blur:2500,2500,5000,5000"])

        #expect(first.pixels != second.pixels)
        #expect(one.files == two.files)
        #expect(one.answer.photo?.preview == two.answer.photo?.preview)
    }

    @Test func `makes a chessboard flat, and nothing outside its box changes`() async throws {
        let bench = try MarkBench()
        let board = Drawing.checkers(200, 160)

        let seen = try await bench.mark(try board.png(), ["blur:2000,2500,5000,5000"]).drawing()

        for (x, y) in board.changes(to: seen) {
            #expect((40..<140).contains(x) && (40..<120).contains(y), "at \(x), \(y)")
        }
        for (x, y) in (40..<120).flatMap({ y in (40..<140).map { ($0, y) } }) {
            #expect(abs(Int(seen[x, y][0]) - 127) <= 2 && seen[x, y][3] == 255, "at \(x), \(y)")
        }
    }

    @Test func `changes nothing of a photo outside its box`() async throws {
        let bench = try MarkBench()
        let sky = Drawing(320, 240) { x, y in [UInt8(x / 2), UInt8(y / 2), 90, 255] }
        let plain = try await bench.mark(try sky.jpeg(), []).drawing()

        let seen = try await bench.mark(try sky.jpeg(), ["blur:5000,5000,2000,2000"]).drawing()

        // 160 and 120 begin blocks of 8 pixels, as does 168 after the box's end: no block is shared.
        let changed = plain.changes(to: seen).filter { !(160..<224).contains($0.x) || !(120..<168).contains($0.y) }
        #expect(changed.isEmpty)
        #expect(seen.difference(to: sky) < 60)
    }

    @Test func `covers every pixel that its box touches`() async throws {
        let bench = try MarkBench()
        let board = Drawing.checkers(10, 10, 1)

        let seen = try await bench.mark(try board.png(), ["blur:1500,2500,2000,1000"]).drawing()

        // 1.5...3.5 and 2.5...3.5: too few pixels for more than one field.
        let colours = Set((2..<4).flatMap { y in (1..<4).map { seen[$0, y] } })
        #expect(colours == [[128, 128, 128, 255]])
        #expect(seen.changes(to: board).count == 6)
    }

    @Test func `leaves no shape of a small letter`() async throws {
        let bench = try MarkBench()
        // A digit of 12 x 15 pixels on a screen of 640 x 400.
        func screen(_ digit: [String]) -> Drawing {
            Drawing(640, 400) { x, y in
                let (column, row) = ((x - 300) / 4, (y - 200) / 3)
                guard x >= 300, y >= 200, column < 3, row < 5 else { return Drawing.white }
                return Array(digit[row])[column] == "#" ? Drawing.black : Drawing.white
            }
        }
        let six = screen(["###", "#..", "###", "#.#", "###"])
        let nine = screen(["###", "#.#", "###", "..#", "###"])

        let marks = ["blur:4688,5000,188,375"]
        let one = try await bench.mark(try six.png(), marks).drawing().cut(300, 200, 12, 15)
        let two = try await bench.mark(try nine.png(), marks).drawing().cut(300, 200, 12, 15)

        #expect(Set(one.pixels).count == 2 && one.difference(to: two) < 2)
    }

    @Test(arguments: ["blur:0,0,10000,10000", "blur:9000,9000,1000,1000", "blur:9500,9500,10000,10000", "blur:0,0,1,1"])
    func `reaches to the picture's edges and no further`(mark: String) async throws {
        let bench = try MarkBench()
        let board = Drawing.checkers(97, 61, 1)

        let seen = try await bench.mark(try board.png(), [mark]).drawing()

        #expect(seen.width == 97 && seen.height == 61)
        if mark == "blur:0,0,10000,10000" {
            #expect(seen.pixels.enumerated().allSatisfy { $0 % 4 == 3 || abs(Int($1) - 127) < 4 })
        } else if mark != "blur:0,0,1,1" {
            #expect(seen[96, 60][0] > 100 && seen[96, 60][0] < 155 && seen[80, 50] == board[80, 50])
        }
    }

    @Test func `is opaque on a transparent picture, and shows nothing of what was invisible`() async throws {
        let bench = try MarkBench()
        let hidden = Drawing(80, 60) { x, y in x < 40 ? [200, 0, 0, 0] : [0, 0, 200, 255] }

        let seen = try await bench.mark(try hidden.png(), ["blur:0,0,10000,5000"]).drawing()

        #expect(seen[0, 0] == [255, 255, 255, 255] && seen[79, 0] == [0, 0, 200, 255])
        #expect(seen[0, 59][3] == 0)
    }

    @Test func `hides before the picture is cut, and hides marks that came before it`() async throws {
        let bench = try MarkBench()
        let board = Self.noise(200, 100, seed: 3)
        let blur = "blur:2000,1000,6000,8000"

        let whole = try await bench.mark(try board.png(), [blur]).drawing()
        let part = try await bench.mark(try board.png(), ["crop:3000,2000,3000,3000", blur]).drawing()
        let under = try await bench.mark(try board.png(), ["number:5000,5000,8,red", blur]).drawing()
        let over = try await bench.mark(try board.png(), [blur, "number:5000,5000,8,red"]).drawing()

        #expect(part.pixels == whole.cut(60, 20, 60, 30).pixels)
        let red: [UInt8] = [0xc8, 0x1e, 0x1e, 255]
        #expect(!under.pixels.indices.contains { $0 % 4 == 0 && Array(under.pixels[$0..<$0 + 4]) == red })
        #expect(over.pixels.indices.contains { $0 % 4 == 0 && Array(over.pixels[$0..<$0 + 4]) == red })
    }
}
