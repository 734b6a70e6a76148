import Domain
import Foundation
import Support
import Synchronization
import Testing
import Web

/// The real server, killed without warning while many write.
@Suite(.serialized) struct Kill {
    /// What the server said it had kept.
    private struct Acknowledged {
        /// Highest number saved in the draft of each page.
        var saves: [Int: Int] = [:]
        var comments: Set<String> = []
        var started: Set<String> = []
        var files: Set<String> = []
        var count = 0
    }

    private final class Book: Sendable {
        let kept = Mutex(Acknowledged())
    }

    private static let rounds = ProcessInfo.processInfo.environment["BRICOLEUR_KILLS"].flatMap { Int($0) } ?? 8

    @Test func `every acknowledged save is there after SIGKILL, and nothing is half written`() async throws {
        let scene = try await Scene()
        let book = Book()
        let photos = try (0..<4).map { try Pictures.jpeg(160, 120, shade: $0 * 40) }
        var dice = Dice(seed: 20_261_124)
        var unanswered = 0

        for round in 1...Self.rounds {
            let server = try await RunningServer(data: scene.data, log: scene.log)
            #expect(Scene.unfinished(in: scene.data).isEmpty)
            let wire = Wire(port: server.port, cookie: scene.cookie)
            #expect(try await wire.get("/healthz").status == 200)
            let life = Duration.milliseconds(Int.random(in: 150...900, using: &dice))
            unanswered += try await withThrowingTaskGroup(of: Int.self) { group in
                for page in 0..<scene.drafts.count {
                    group.addTask { await Self.write(page, round, wire, scene, photos[page % 4], book) }
                }
                try await Task.sleep(for: life)
                server.kill()
                return try await group.reduce(0, +)
            }
            #expect(await server.wait() == -9)

            try Self.check(book.kept.withLock { $0 }, scene)
        }
        let orphans = try await Self.verifyFiles(scene)
        let kept = book.kept.withLock { $0 }
        #expect(kept.count > Self.rounds * 4, "too few saves to mean anything")
        print(
            """
            kill test: \(Self.rounds) rounds, \(kept.count) acknowledged (\(kept.comments.count) comments, \
            \(kept.started.count) drafts begun, \(kept.files.count) photos), \(unanswered) cut off, none lost; \(orphans) files without a row, \
            removed two days later
            """)
    }

    /// No row without its files; files without a row go in their time.
    /// - Returns: how many there were of those.
    private static func verifyFiles(_ scene: Scene) async throws -> Int {
        let verify = ["media", "verify", "--data", scene.data.path]
        let before = try await Command.run(verify, in: scene.folder.url)
        #expect(before.code == 0 && before.output.contains("0 missing, 0 damaged"), "\(before)")
        let match = before.output.firstMatch(of: /([0-9]+) without a row/)
        let media = scene.data.appending(component: "media")
        for path in FileManager.default.enumerator(atPath: media.path)?.compactMap({ $0 as? String }) ?? [] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -3 * 24 * 3600)],
                ofItemAtPath: media.appending(path: path).path)
        }
        _ = try await Command.run(verify + ["--repair"], in: scene.folder.url)
        let after = try await Command.run(verify, in: scene.folder.url)
        #expect(after.code == 0 && after.output.contains("0 missing, 0 damaged. 0 without a row"), "\(after)")
        return match.flatMap { Int($0.1) } ?? -1
    }

    /// Writes until the server is gone.
    private static func write(
        _ page: Int, _ round: Int, _ wire: Wire, _ scene: Scene, _ photo: [UInt8], _ book: Book
    ) async -> Int {
        let draft = Path.draft(scene.drafts[page].id)
        for turn in 1... {
            let number = round * 100_000 + turn
            do {
                let form = PostedForm([
                    "title": "k-\(number)", "summary": "\(page)", "version": "1", "editor": "page\(page)",
                ])
                let save = try await wire.post(draft, form, accept: "application/json")
                guard save.status == 200 else { throw Missing("a save: \(save.status) \(save.text.prefix(300))") }
                book.kept.withLock {
                    $0.saves[page] = number
                    $0.count += 1
                }
                let text = "c-\(page)-\(number)"
                let comment = try await wire.post(
                    Path.tutorial(scene.shown.slug) + "/commentaires", PostedForm(["text": text, "token": text]))
                guard comment.status == 303 else { throw Missing("a comment: \(comment.status)") }
                book.kept.withLock {
                    $0.comments.insert(text)
                    $0.count += 1
                }
                guard turn % 3 == 1 else { continue }
                let start = try await wire.post(
                    "/publier", PostedForm(["token": "s-\(page)-\(number)", "type": "ticket"]))
                guard start.status == 303, let place = start.headers["location"] else {
                    throw Missing("a start: \(start.status)")
                }
                book.kept.withLock {
                    $0.started.insert(String(place.split(separator: "/").last ?? ""))
                    $0.count += 1
                }
                var upload = PostedForm()
                upload.attach(photo, named: "p-\(number).jpg", type: "image/jpeg", to: "photos")
                let sent = try await wire.post(draft + "/photos", upload, accept: "application/json")
                guard sent.status == 200, let match = sent.text.firstMatch(of: /"id":"([0-9a-f-]{36})"/) else {
                    throw Missing("a photo: \(sent.status) \(sent.text)")
                }
                book.kept.withLock {
                    $0.files.insert(String(match.1))
                    $0.count += 1
                }
            } catch is Wire.Broken {
                return 1
            } catch {
                Issue.record(error)
                return 0
            }
        }
        return 0
    }

    private static func check(_ kept: Acknowledged, _ scene: Scene) throws {
        #expect(try Scene.faults(in: scene.data) == [])
        for (page, number) in kept.saves {
            let titles = try Scene.values(
                "SELECT json_extract(content, '$.title') FROM draft WHERE tutorial = '\(scene.drafts[page].id)'",
                in: scene.data)
            let saved = titles.first.flatMap { Int($0.dropFirst(2)) } ?? -1
            #expect(saved >= number, "page \(page): \(saved) instead of \(number)")
        }
        let comments = Set(try Scene.values("SELECT text FROM comment", in: scene.data))
        #expect(kept.comments.subtracting(comments).isEmpty)
        #expect(try Scene.values("SELECT text FROM comment", in: scene.data).count == comments.count)
        let drafts = Set(try Scene.values("SELECT tutorial FROM draft", in: scene.data))
        #expect(kept.started.subtracting(drafts).isEmpty)
        let files = Set(try Scene.values("SELECT id FROM mediaFile", in: scene.data))
        #expect(kept.files.subtracting(files).isEmpty)
    }
}
