import App
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import Media
import Sandbox
import Support
import Synchronization
import Testing
import Web

@testable import Store

/// A check that fails is no verdict: the file waits, the draft does not.
@Suite struct WithheldUploads {
    /// A house whose picture worker can be broken and mended, and whose clock can be set.
    private final class Workshop: Sendable {
        let folder: TemporaryFolder
        let house: House
        let cast: Cast
        let time = Clock()

        init() async throws {
            let folder = try TemporaryFolder()
            let programs = folder("programs")
            try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
            for name in ["bricoleur-sandbox", "bricoleur-pictures", "bricoleur-documents"] {
                try FileManager.default.copyItem(
                    at: Checkout.programs.appending(component: name), to: programs.appending(component: name))
            }
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            self.folder = folder
            let time = time
            house = try await House.open(
                data: folder("data"), modules: [Checkout.plugins], options: Site.Options(publicURL: "http://b.test"),
                sandbox: Sandbox(programs: programs), passwordCost: 4, logger: logger, now: { time.now })
            cast = try await Cast(in: house.site.store, password: "x", at: TestHouse.now)
        }

        var worker: URL { folder("programs").appending(component: "bricoleur-pictures") }

        func breakWorker() throws {
            try FileManager.default.removeItem(at: worker)
            try Data("no program".utf8).write(to: worker)
        }

        func mendWorker() throws {
            try FileManager.default.removeItem(at: worker)
            try FileManager.default.copyItem(
                at: Checkout.programs.appending(component: "bricoleur-pictures"), to: worker)
        }
    }

    final class Clock: Sendable {
        private let moment = Mutex(TestHouse.now)
        var now: Date { moment.withLock { $0 } }
        func advance(by seconds: TimeInterval) { moment.withLock { $0 += seconds } }
    }

    private func upload(_ bytes: [UInt8], to draft: Tutorial, _ shop: Workshop) async throws -> TestAnswer {
        let token = Secret.token()
        try await shop.house.site.store.sessions.add(
            tokenDigest: Secret.digest(token), member: shop.cast.amina.id, method: .password,
            expiresAt: TestHouse.now + 90_000, at: TestHouse.now)
        var form = PostedForm(["title": "Boîte", "summary": "Une phrase", "version": "1", "editor": "e"])
        form.attach(bytes, named: "boite.jpg", type: "image/jpeg", to: "photos")
        let body = form
        return try await TestHouse.visit(shop.house) { client in
            let browser = Browser(client, cookie: "session=\(token)")
            let sent = try await browser.post(Path.draft(draft.id), body)
            let page = try await browser.get(Path.draft(draft.id))
            return TestAnswer(status: Int(sent.status.code), page: page.text)
        }
    }

    private struct TestAnswer: Sendable {
        let status: Int
        let page: String
    }

    @Test func `a photo whose check is unavailable waits, is published around, and appears once it is checked`()
        async throws
    {
        let shop = try await Workshop()
        let site = shop.house.site
        let draft = try await shop.cast.draft(
            "Boîte", summary: "s", steps: [], by: shop.cast.amina, in: site.store, at: TestHouse.now)
        try shop.breakWorker()

        let answer = try await upload(try Pictures.jpeg(400, 300), to: draft, shop)
        let waiting = try await site.store.withheld.all(of: draft.id)
        let published = try await shop.cast.publish(draft, by: shop.cast.amina, in: site.store, at: TestHouse.now)
        let before = try await site.store.tutorials.read(published.id)

        #expect(answer.status == 303)
        #expect(answer.page.contains("Contrôle indisponible"))
        #expect(waiting.count == 1 && waiting.values.first?.name == "boite.jpg")
        #expect(before.files.isEmpty && before.revision.content.files == Set(waiting.keys))

        #expect(try await site.retryWithheld() == 0, "not due yet")
        shop.time.advance(by: 61)
        #expect(try await site.retryWithheld() == 0, "still broken")
        try shop.mendWorker()
        shop.time.advance(by: 121)
        #expect(try await site.retryWithheld() == 1)

        let after = try await site.store.tutorials.read(published.id)
        #expect(Set(after.files.keys) == Set(waiting.keys) && after.files.values.first?.renditions.count == 2)
        #expect(try await site.store.withheld.ids().isEmpty)
        #expect(try site.media.withheldIDs(before: .distantFuture).isEmpty)
    }

    @Test func `a file that never comes to a verdict is given up, and its author is told`() async throws {
        let shop = try await Workshop()
        let site = shop.house.site
        let draft = try await shop.cast.draft(
            "Boîte", summary: "s", steps: [], by: shop.cast.amina, in: site.store, at: TestHouse.now)
        try shop.breakWorker()
        _ = try await upload(try Pictures.jpeg(40, 30), to: draft, shop)

        for _ in 0..<20 {
            shop.time.advance(by: 7201)
            _ = try await site.retryWithheld()
        }

        let notices = try await site.store.notices.all(of: shop.cast.amina.id).map(\.notice)
        #expect(notices.filter { $0.kind == .fileRefused }.map(\.actor) == ["boite.jpg"])
        #expect(try await site.store.withheld.ids().isEmpty)
        #expect(try site.media.withheldIDs(before: .distantFuture).isEmpty)
    }

    @Test func `a file that its late check refuses is given up at once`() async throws {
        let shop = try await Workshop()
        let site = shop.house.site
        let draft = try await shop.cast.draft(
            "Boîte", summary: "s", steps: [], by: shop.cast.amina, in: site.store, at: TestHouse.now)
        try shop.breakWorker()
        _ = try await upload(Array(try Pictures.jpeg(400, 300).prefix(900)), to: draft, shop)
        try shop.mendWorker()
        shop.time.advance(by: 61)

        #expect(try await site.retryWithheld() == 1)

        let notices = try await site.store.notices.all(of: shop.cast.amina.id).map(\.notice)
        #expect(notices.contains { $0.kind == .fileRefused })
        #expect(try await site.store.withheld.ids().isEmpty)
    }

    @Test func `rows and bytes that nobody refers to go after two days, what is used stays`() async throws {
        let shop = try await Workshop()
        let site = shop.house.site
        let draft = try await shop.cast.draft(
            "Boîte", summary: "s", steps: [], by: shop.cast.amina, in: site.store, at: TestHouse.now)
        let used = try await site.media.take(own: try Pictures.jpeg(400, 300), as: .photo, name: "a.jpg")
        let loose = try await site.media.take(own: try Pictures.jpeg(400, 300, shade: 90), as: .photo, name: "b.jpg")
        for file in [used, loose] { try await site.store.files.add(file, to: draft.id, at: site.now()) }
        var content = try await site.store.drafts.find(draft.id).orMissing("draft")
        content.content.steps = [Step(photos: [Photo(file: used.id)])]
        _ = try await site.store.drafts.save(content)

        shop.time.advance(by: 47 * 3600)
        let early = try await site.tidyFiles()
        shop.time.advance(by: 2 * 3600)
        let late = try await site.tidyFiles()

        #expect(early.rows == 0 && early.files == 0)
        #expect(late.rows == 1 && late.files == loose.digests.subtracting(used.digests).count)
        #expect(try Set(site.media.digests()) == used.digests)
    }
}
