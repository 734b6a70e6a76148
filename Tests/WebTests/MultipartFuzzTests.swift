import Domain
import Foundation
import NIOCore
import Support
import Testing

@testable import Web

extension Dice {
    /// 0 to `limit` - 1; 0 when there is no choice.
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &self) }
}

/// Damaged multipart bodies: nothing crashes, nothing hangs, nothing is held, nothing depends on the network.
@Suite struct MultipartFuzzTests {
    static let cases = ProcessInfo.processInfo.environment["BRICOLEUR_FUZZ"].flatMap { Int($0) } ?? 20_000
    static let boundary = "----formulaire7MA4YWxk"
    static let type = "multipart/form-data; boundary=\(boundary)"

    private struct Reading: Equatable {
        var events: [String] = []
        var data: [[UInt8]] = []
        var code: Code?
    }

    @Test(.timeLimit(.minutes(30))) func `the same bytes give the same events however they are cut`() throws {
        var counts = (refused: 0, read: 0, bytes: 0)

        for seed in 0..<Self.cases {
            var dice = Dice(seed: UInt64(seed))
            let body = Self.body(&dice)
            let whole = try read(body) { _ in body.count + 1 }
            let cut = try read(body) { _ in dice.below(4) == 0 ? 1 + dice.below(6) : 1 + dice.below(300) }
            let fixed = body.count < 400 ? 1 + dice.below(8) : 1 + dice.below(200)
            let small = try read(body) { _ in fixed }

            #expect(whole == cut, "seed \(seed)")
            #expect(whole == small, "seed \(seed)")
            #expect(whole.data.reduce(0) { $0 + $1.count } <= body.count, "seed \(seed)")
            if whole.code == nil { counts.read += 1 } else { counts.refused += 1 }
            counts.bytes += body.count
        }

        #expect(counts.refused > Self.cases / 10)
        #expect(counts.read > Self.cases / 10)
        print("multipart parser: \(Self.cases) bodies, \(counts)")
    }

    @Test(.timeLimit(.minutes(30))) func `every sink ends closed or discarded`() async throws {
        var counts = (forms: 0, refused: 0, gone: 0, sinks: 0)

        for seed in 0..<Self.cases / 4 {
            var dice = Dice(seed: UInt64(seed) &+ 1 << 40)
            let body = Self.body(&dice)
            let gone = dice.below(5) == 0
            let desk = Desk(refusesAfter: dice.below(6) == 0 ? dice.below(100) : .max)
            var limits = FormLimits()
            if dice.below(4) == 0 { limits.requestBytes = dice.below(body.count + 1) }
            if dice.below(4) == 0 { limits.fileBytes = dice.below(200) }
            if dice.below(6) == 0 { limits.fieldBytes = dice.below(100) }
            if dice.below(6) == 0 { limits.files = dice.below(3) }
            let size = 1 + dice.below(200)
            let stream = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
                for buffer in Bodies.cut(body, every: size) { continuation.yield(buffer) }
                continuation.finish(throwing: gone ? Bodies.Gone() : nil)
            }

            var kept = 0
            do {
                let form = try await Form.read(
                    contentType: Self.type, body: stream, limits: limits, openFile: desk.open)
                kept = form.uploads.count
                counts.forms += 1
                #expect(form.uploads.allSatisfy { $0.bytes <= limits.fileBytes })
            } catch let error as FormError {
                counts.refused += 1
                #expect(error.partialForm.uploads.isEmpty)
            } catch is Bodies.Gone {
                counts.gone += 1
            }
            let ends = desk.sinks.map(\.end)
            counts.sinks += ends.count
            #expect(!ends.contains(.open), "seed \(seed)")
            #expect(ends.count { $0 == .closed } == kept, "seed \(seed)")
        }

        #expect(min(counts.forms, counts.refused, counts.gone, counts.sinks) > Self.cases / 200)
        print("forms: \(Self.cases / 4) bodies, \(counts)")
    }

    /// Joins neighbouring data, so that readings can be compared.
    private func read(_ body: [UInt8], size: (Int) -> Int) throws -> Reading {
        var parser = try MultipartParser(contentType: Self.type, parts: 8)
        var reading = Reading()
        var from = 0
        var mostHeld = 0
        do {
            while from < body.count {
                let chunk = body[from..<min(body.count, from + size(from))]
                from += chunk.count
                parser.feed(ByteBuffer(bytes: chunk))
                while let event = try parser.next() {
                    switch event {
                    case .part(let part):
                        reading.events.append("\(part)")
                        reading.data.append([])
                    case .data(let bytes):
                        reading.data[reading.data.count - 1] += Array(buffer: bytes)
                    case .endOfPart: reading.events.append("endOfPart")
                    case .end: reading.events.append("end")
                    }
                }
                mostHeld = max(mostHeld, parser.held)
            }
            try parser.finish()
        } catch {
            reading.code = error.code
        }
        #expect(mostHeld <= MultipartParser.headerBytes)
        return reading
    }

    private static func body(_ dice: inout Dice) -> [UInt8] {
        var body: [UInt8] = []
        if dice.below(6) == 0 { body += "preamble\r\n".utf8 }
        for index in 0..<1 + dice.below(5) {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"champ\(index)\"".utf8
            if dice.below(2) == 0 { body += "; filename=\"photo \(index).jpg\"\r\nContent-Type: image/jpeg".utf8 }
            body += "\r\n\r\n".utf8
            for _ in 0..<dice.below(6) { body += piece(&dice) }
            body += "\r\n".utf8
        }
        body += "--\(boundary)--\r\n".utf8
        for _ in 0..<[0, 0, 1, 2, 6][dice.below(5)] { damage(&body, &dice) }
        return body
    }

    private static func piece(_ dice: inout Dice) -> [UInt8] {
        switch dice.below(6) {
        case 0: Array("\r\n--\(boundary.dropLast(1 + dice.below(5)))".utf8)
        case 1: Array("\r\r\n\n--".utf8)
        case 2: (0..<dice.below(60)).map { _ in UInt8(dice.below(256)) }
        case 3: [UInt8](repeating: 0x0d, count: dice.below(30))
        case 4: Array("été %C3 \u{0} « texte »".utf8)
        default: Array("--\(boundary)".utf8)
        }
    }

    private static func damage(_ body: inout [UInt8], _ dice: inout Dice) {
        guard !body.isEmpty else { return }
        let place = dice.below(body.count)
        switch dice.below(7) {
        case 0: body[place] ^= 1 << dice.below(8)
        case 1: body.removeLast(dice.below(body.count))
        case 2:
            body.insert(contentsOf: body[place..<min(body.count, place + dice.below(80))], at: dice.below(body.count))
        case 3: body.removeSubrange(place..<min(body.count, place + dice.below(20)))
        case 4: body.insert(contentsOf: Array("\r\n--\(boundary)".utf8), at: place)
        case 5: body.insert(contentsOf: piece(&dice), at: place)
        default:
            body.insert(contentsOf: [UInt8](repeating: UInt8(dice.below(256)), count: dice.below(9_000)), at: place)
        }
    }
}
