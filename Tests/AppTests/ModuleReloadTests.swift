import Domain
import Foundation
import Support
import Testing
import Web

/// `bricoleur module reload` and `serve --dev`, on a server that runs.
@Suite struct ModuleReloads {
    private let folder: TemporaryFolder
    private var plugins: URL { folder.url.appending(component: "plugins") }
    private var manifest: URL { plugins.appending(path: "ticket/module.yaml") }

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(at: plugins, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Checkout.plugins.appending(component: "ticket"), to: plugins.appending(component: "ticket"))
    }

    private func rename(_ old: String, _ new: String) throws {
        let text = try String(contentsOf: manifest, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new).write(to: manifest, atomically: true, encoding: .utf8)
    }

    private func page(_ server: RunningServer) async throws -> String {
        try await Wire(port: server.port, cookie: nil).get("/types/ticket").text
    }

    @Test func `a running server takes what changed when it is asked, and keeps the last good one`() async throws {
        let data = folder("data")
        let server = try await RunningServer(
            data: data, modules: plugins, log: folder("log"))
        let reload = ["module", "reload", "--data", data.path, "--modules", plugins.path]
        try rename("Ticket ou bon", "Ticket et bon")
        #expect(try await page(server).contains("Ticket ou bon"))
        let taken = try await Command.run(reload, in: folder.url)
        #expect(taken.code == 0 && taken.output.contains("Loaded: ticket"), "\(taken)")
        #expect(try await page(server).contains("Ticket et bon"))

        try rename("type: choice", "type: choise")
        let refused = try await Command.run(reload, in: folder.url)
        #expect(refused.code == 1 && refused.output.contains("E-FIELD-001"), "\(refused)")
        #expect(try await page(server).contains("Ticket et bon"))
        server.terminate()
        #expect(await server.wait() == 0)
        let alone = try await Command.run(
            ["module", "list", "--data", data.path, "--modules", plugins.path], in: folder.url)
        #expect(alone.code == 1 && alone.output.contains("BROKEN"), "\(alone)")
    }

    @Test func `in development a change of a file is taken by itself, and pages are told`() async throws {
        let server = try await RunningServer(
            data: folder("data"), modules: plugins, options: ["--dev"], log: folder("log"))
        let wire = Wire(port: server.port, cookie: nil)
        let before = try await wire.get("/genres/etat").text
        #expect(try await page(server).contains("data-stamp=\"\(before)\""))
        try rename("Ticket ou bon", "Ticket et bon")
        for _ in 0..<100 where try await wire.get("/genres/etat").text == before {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await page(server).contains("Ticket et bon"))
        server.terminate()
        #expect(await server.wait() == 0)
    }
}
