import Domain
import Foundation
import Support
import Synchronization
import Testing
import Web

/// A thousand damaged files sent to the real server while others read.
@Suite(.serialized, .enabled(if: Corpus.isThere, "\(Corpus.absence)")) struct HostileUploads {
    private static let uploads = 1000
    private static let readers = 16

    private final class Book: Sendable {
        let counts = Mutex(Counts())
        let isOver = Mutex(false)
    }

    private struct Counts {
        var kept = 0
        var refused = 0
        var waited = 0
        var reads = 0
        var failedReads = 0
    }

    @Test func `a thousand mutations leave memory flat, readers undisturbed and nothing on disk`() async throws {
        let scene = try await Scene(drafts: 4)
        let server = try await RunningServer(data: scene.data, log: scene.log)
        let wire = Wire(port: server.port, cookie: scene.cookie)
        let sources = try Corpus.rows().filter { $0.file != "photos/heic_iphone_P3_gps.heic" }.map { row in
            (name: row.url.lastPathComponent, bytes: Array(try Data(contentsOf: row.url)))
        }.filter { $0.bytes.count < 1_000_000 }
        let book = Book()
        try await Self.send(0..<100, sources, wire, scene, book)
        let before = try server.memory()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.readers {
                group.addTask {
                    let visitor = Wire(port: server.port, cookie: nil)
                    while !book.isOver.withLock({ $0 }) {
                        let page = try await visitor.get(Path.tutorial(scene.shown.slug))
                        book.counts.withLock {
                            $0.reads += 1
                            if page.status != 200 { $0.failedReads += 1 }
                        }
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { senders in
                let share = (Self.uploads - 100) / 4
                for sender in 0..<4 {
                    let range = 100 + sender * share..<100 + (sender + 1) * share
                    senders.addTask { try await Self.send(range, sources, wire, scene, book) }
                }
                try await senders.waitForAll()
            }
            book.isOver.withLock { $0 = true }
            try await group.waitForAll()
        }

        let after = try server.memory()
        let kept = book.counts.withLock { $0 }
        #expect(kept.kept + kept.refused + kept.waited == Self.uploads)
        #expect(kept.failedReads == 0)
        #expect(after.now - before.now < 32 * 1024, "kB before \(before.now), after \(after.now)")
        #expect(Scene.unfinished(in: scene.data).isEmpty)
        #expect(try Scene.faults(in: scene.data) == [])
        server.terminate()
        #expect(await server.wait() == 0)
        let verified = try await Command.run(["media", "verify", "--data", scene.data.path], in: scene.folder.url)
        #expect(verified.code == 0 && verified.output.contains("0 missing, 0 damaged. 0 without a row"), "\(verified)")
        print(
            """
            hostile uploads: \(Self.uploads) sent, \(kept.refused) refused, \(kept.kept) kept, \(kept.waited) withheld; \
            \(kept.reads) pages read meanwhile, \(kept.failedReads) failed; memory \(before.now / 1024) MB before, \
            \(after.now / 1024) MB after
            """)
    }

    private static func send(
        _ numbers: Range<Int>, _ sources: [(name: String, bytes: [UInt8])], _ wire: Wire, _ scene: Scene,
        _ book: Book
    ) async throws {
        for number in numbers {
            var dice = Dice(seed: UInt64(number))
            let source = sources[number % sources.count]
            let bytes = mutated(source.bytes, using: &dice)
            var form = PostedForm()
            form.attach(bytes, named: "\(number)-\(source.name)", type: "application/octet-stream", to: "photos")
            let draft = scene.drafts[number % scene.drafts.count]
            let answer = try await wire.post(Path.draft(draft.id) + "/photos", form, accept: "application/json")
            try #require([200, 503].contains(answer.status), "\(source.name): \(answer.status) \(answer.text)")
            let isKept = answer.text.contains("\"id\"")
            book.counts.withLock {
                if answer.status == 503 { $0.waited += 1 } else if isKept { $0.kept += 1 } else { $0.refused += 1 }
            }
        }
    }

    /// Some bytes changed, a piece cut out, doubled or filled.
    private static func mutated(_ bytes: [UInt8], using dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &dice)
            let length = min(Int.random(in: 1...64, using: &dice), bytes.count - place)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.removeSubrange(place..<place + length)
            case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
            default:
                let filler: UInt8 = Bool.random(using: &dice) ? 0xff : 0
                for index in place..<place + length { bytes[index] = filler }
            }
        }
        return bytes
    }
}
