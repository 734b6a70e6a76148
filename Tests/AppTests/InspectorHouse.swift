import App
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Media
import Modules
import Support
import Synchronization
import Web

@testable import Store

/// A house with a content type whose field `model` wants one program to look at its tables, and a draft of Amina's.
struct InspectorHouse: Sendable {
    final class Clock: Sendable {
        private let moment = Mutex(TestHouse.now)
        var now: Date { moment.withLock { $0 } }
        func advance(by seconds: TimeInterval) { moment.withLock { $0 += seconds } }
    }

    let plugins: TemporaryFolder
    let house: TestHouse
    let clock = Clock()
    let draft: Tutorial
    let author: String

    var site: Site { house.house.site }
    var data: URL { house.folder.url }
    private var program: URL { plugins.url.appending(path: "probe/bin/look") }

    /// - Parameter program: of Tests/Fixtures/inspectors.
    init(_ program: String, isTrusted: Bool = true, type: String = "probe") async throws {
        plugins = try TemporaryFolder()
        try Self.write(Self.probe, as: "probe", in: plugins)
        try Self.write(Self.plain, as: "plain", in: plugins)
        try Self.put(program, in: plugins)
        let clock = clock
        house = try await TestHouse(modules: [plugins.url], now: { clock.now })
        draft = try await house.cast.draft(
            "Suivi", summary: "Une phrase", steps: ["plier"], type: type, by: house.cast.amina, in: house.store,
            at: TestHouse.now)
        author = try await house.session(house.cast.amina).orMissing("a session")
        if isTrusted { try await trust() }
    }

    private static let fields = """
          - id: model
            type: file
            kinds: [csv]
            max_items: 4
            label: { fr: "Le tableau", en: "The table" }

        """
    private static let probe =
        manifest("probe", fields + "    inspect: [archive.sane, probe.look]\n")
        + "inspectors:\n  - { id: probe.look, run: bin/look, protocol: 1, timeout: 1 s, output: 8 KB }\n"
    private static let plain = manifest("plain", fields)

    private static func manifest(_ id: String, _ fields: String) -> String {
        """
        contract: 1
        id: \(id)
        version: 1.0.0
        schema: 1
        name: { fr: "Essai \(id)", en: "Trial \(id)" }
        summary: { fr: "Pour essayer.", en: "To try." }
        fields:
        \(fields)
        """
    }

    private static func write(_ manifest: String, as id: String, in plugins: TemporaryFolder) throws {
        let folder = plugins(id)
        try FileManager.default.createDirectory(
            at: folder.appending(component: "bin"), withIntermediateDirectories: true)
        try Data(manifest.utf8).write(to: folder.appending(component: "module.yaml"))
    }

    private static func put(_ program: String, in plugins: TemporaryFolder) throws {
        let place = plugins.url.appending(path: "probe/bin/look")
        try? FileManager.default.removeItem(at: place)
        try FileManager.default.copyItem(
            at: Checkout.folder.appending(path: "Tests/Fixtures/inspectors/\(program).py"), to: place)
    }

    /// Another program in its place, which nobody has approved of yet.
    func put(_ program: String) throws { try Self.put(program, in: plugins) }

    /// What `module trust` and `module reload` do.
    func trust() async throws {
        _ = try Approval(of: "probe", in: [plugins.url], data: data).give()
        _ = try await site.reloadModules()
    }

    // MARK: As people see it

    func visit<Value: Sendable>(
        as cookie: String?, _ body: @escaping @Sendable (Browser) async throws -> Value
    ) async throws -> Value {
        try await house.visit { try await body(Browser($0, cookie: cookie)) }
    }

    struct Seen: Sendable {
        let status: Int
        let text: String

        init(_ response: TestResponse) {
            status = response.status.code
            text = response.text
        }
    }

    /// The editor after a table was sent with its form.
    func send(_ table: String, named name: String = "suivi.csv") async throws -> (sent: Seen, editor: Seen) {
        let address = Path.draft(draft.id)
        return try await visit(as: author) { browser in
            var form = try PageForm.read(try await browser.get(address).text, action: address)
            form.attach(Array(table.utf8), named: name, type: "text/csv", to: "field-model-new")
            let sent = Seen(try await browser.post(address, form))
            return (sent, Seen(try await browser.get(address)))
        }
    }

    /// Publishes over warnings.
    func publish() async throws -> Seen {
        let address = Path.draft(draft.id)
        return try await visit(as: author) { browser in
            var form = try PageForm.read(try await browser.get(address).text, action: address)
            form["action"] = "publish-anyway"
            return Seen(try await browser.post(address + "/publication", form))
        }
    }

    /// The page of what was published, for a visitor.
    func page() async throws -> Seen {
        let slug = try await house.store.tutorials.find(draft.id).orMissing("tutorial").slug
        return try await visit(as: nil) { Seen(try await $0.get(Path.tutorial(slug))) }
    }

    func download(_ file: MediaFile, as cookie: String?) async throws -> Int {
        try await visit(as: cookie) { Seen(try await $0.get(Path.file(file.id, name: file.name))).status }
    }

    /// The only file.
    func file() async throws -> MediaFile {
        let files = try await house.store.files.all(of: draft.id)
        return try (files.count == 1 ? files.values.first : nil).orMissing("one file of \(files.count)")
    }

    func attached() async throws -> Set<MediaFile.ID> {
        try await house.store.drafts.find(draft.id).orMissing("draft").content.files
    }
}
