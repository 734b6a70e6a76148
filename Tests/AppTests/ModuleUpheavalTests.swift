import App
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Modules
import Store
import Support
import Synchronization
import Testing
import Web

/// Content types deleted, broken and mended while people read and post.
@Suite struct ModuleUpheavals {
    private struct Counts {
        var reads = 0
        var posts = 0
        var upheavals = 0
        var failures: [String] = []
    }

    private final class Book: Sendable {
        let counts = Mutex(Counts())
        let isOver = Mutex(false)

        func expect(_ isRight: Bool, _ what: @autoclosure () -> String) {
            guard !isRight else { return }
            let what = what()
            counts.withLock { $0.failures.append(what) }
        }
    }

    private static let upheavals = 40
    private static let readers = 6
    private static let writers = 3

    @Test func `no request fails that does not need the module, and no word changes`() async throws {
        let plugins = try TemporaryFolder()
        for name in PluginFolders.names {
            try FileManager.default.copyItem(at: Checkout.plugins.appending(component: name), to: plugins(name))
        }
        let house = try await TestHouse(modules: [plugins.url])
        let posted = try await house.post("Zanzibar")
        let before = try await house.store.tutorials.read(posted.tutorial.id).revision
        let cookie = try await house.session(house.cast.amina)
        let book = Book()

        try await house.visit { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reader in 0..<Self.readers {
                    group.addTask { try await read(Browser(client), reader, posted, book) }
                }
                for _ in 0..<Self.writers {
                    group.addTask { try await write(Browser(client, cookie: cookie), book) }
                }
                group.addTask { try await upset(house.house.site, plugins, book) }
                try await group.waitForAll()
            }
        }

        let counts = book.counts.withLock { $0 }
        #expect(counts.failures == [])
        #expect(counts.reads > 100 && counts.posts > 20 && counts.upheavals == Self.upheavals)
        let after = try await house.store.tutorials.read(posted.tutorial.id).revision
        #expect(after == before)
        print(
            "module upheavals: \(counts.upheavals) of the ticket while \(counts.reads) pages were read and "
                + "\(counts.posts) drafts saved; \(counts.failures.count) failed")
    }

    private func read(_ browser: Browser, _ reader: Int, _ posted: Posted, _ book: Book) async throws {
        let pages = ["/", "/recherche?q=zanzibar", Path.tutorial(posted.tutorial.slug), "/mots", Path.type("ticket")]
        var turn = reader
        while !book.isOver.withLock({ $0 }) {
            let page = pages[turn % pages.count]
            turn += 1
            let answer = try await browser.get(page)
            book.expect(answer.status == .ok, "\(page): \(answer.status)")
            if page == Path.tutorial(posted.tutorial.slug) {
                book.expect(answer.text.contains("plier Zanzibar"), "\(page) lost its words")
            }
            book.counts.withLock { $0.reads += 1 }
        }
    }

    /// Of a type that stays: begun, written, saved, read back.
    private func write(_ browser: Browser, _ book: Book) async throws {
        while !book.isOver.withLock({ $0 }) {
            let start = try await browser.get("/publier")
            book.expect(start.status == .ok, "/publier: \(start.status)")
            var form = try PageForm.read(start.text, action: "/publier")
            form["type"] = "physical-object"
            let draft = try await browser.post("/publier", form).location.orMissing("the draft's address")
            var words = try PageForm.read(try await browser.get(draft).text, action: draft)
            words["title"] = "Le plateau qui ne glisse plus"
            let saved = try await browser.post(draft, words)
            book.expect(saved.status == .seeOther, "\(draft): \(saved.status)")
            let again = try PageForm.read(try await browser.get(draft).text, action: draft)
            book.expect(again["title"] == "Le plateau qui ne glisse plus", "\(draft) lost its title")
            book.counts.withLock { $0.posts += 1 }
        }
    }

    /// Deleted, put back, broken, mended, in turn.
    private func upset(_ site: Site, _ plugins: TemporaryFolder, _ book: Book) async throws {
        let ticket = plugins("ticket")
        let aside = plugins.url.appending(component: ".aside")
        let manifest = ticket.appending(component: "module.yaml")
        let whole = try String(contentsOf: manifest, encoding: .utf8)
        for turn in 0..<Self.upheavals {
            switch turn % 4 {
            case 0: try FileManager.default.moveItem(at: ticket, to: aside)
            case 1: try FileManager.default.moveItem(at: aside, to: ticket)
            case 2:
                try whole.replacing("type: choice", with: "type: choise").write(
                    to: manifest, atomically: true, encoding: .utf8)
            default: try whole.write(to: manifest, atomically: true, encoding: .utf8)
            }
            let registry = try await site.reloadModules()
            switch turn % 4 {
            case 0: book.expect(registry["ticket"] == nil, "deleted, and still offered")
            case 2:
                book.expect(registry["ticket"] != nil && registry.broken.count == 1, "broken, and nothing stands in")
            default: book.expect(registry.broken.isEmpty && registry.modules.count == 4, "mended, and not whole")
            }
            book.counts.withLock { $0.upheavals += 1 }
            try await Task.sleep(for: .milliseconds(50))
        }
        book.isOver.withLock { $0 = true }
    }
}
