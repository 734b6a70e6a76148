import Foundation
import Support
import Testing

/// The commands of `Plugins/README.md`, with the very output that it shows.
@Suite struct ModuleCommands {
    private let folder: TemporaryFolder
    private let readme: String

    init() throws {
        folder = try TemporaryFolder()
        readme = try String(contentsOf: Checkout.plugins.appending(component: "README.md"), encoding: .utf8)
    }

    private func run(_ arguments: String...) async throws -> Command {
        try await Command.run(["module"] + arguments, in: folder.url)
    }

    private var manifest: URL { folder.url.appending(path: "Plugins/recette/module.yaml") }

    private func change(_ old: String, _ new: String) throws {
        let text = try String(contentsOf: manifest, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new).write(to: manifest, atomically: true, encoding: .utf8)
    }

    /// What stands between ``` marks after `start`.
    private func block(after start: String) throws -> String {
        let begin = try #require(readme.range(of: start)).upperBound
        let end = try #require(readme.range(of: "\n```", range: begin..<readme.endIndex)).lowerBound
        return String(readme[begin..<end])
    }

    @Test func `a new type passes its check untouched, and says its mistakes as the README shows`() async throws {
        let made = try await run("new", "recette")
        #expect(made.code == 0)
        #expect(made.output.trimmed == (try block(after: "$ bricoleur module new recette\n")))
        let fine = try await run("check", "Plugins/recette")
        #expect(fine.code == 0 && fine.output.trimmed == "Plugins/recette : 0 erreur, 0 remarque, 2 exemples")

        try change("    type: duration", "    type: durée")
        try change("users >= 1", "user >= 1")
        let wrong = try await run("check", "--lang", "en", "Plugins/recette")
        #expect(wrong.code == 1)
        #expect(wrong.output.trimmed == (try block(after: "$ bricoleur module check --lang en Plugins/recette\n")))
    }

    @Test func `the document of the README comes out as it is written`() async throws {
        _ = try await run("new", "recette")
        let documents = try block(after: "This is eight labels with a QR code:\n\n```yaml\n")
        let template = try block(after: "```html\n")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try (text + "\n" + documents + "\n").write(to: manifest, atomically: true, encoding: .utf8)
        let place = folder.url.appending(path: "Plugins/recette/documents")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try template.write(to: place.appending(component: "etiquette.mustache"), atomically: true, encoding: .utf8)

        let checked = try await run("check", "Plugins/recette")
        #expect(checked.code == 0, "\(checked.output)")
    }

    @Test(arguments: PluginFolders.names)
    func `a copy of a type passes its check untouched`(name: String) async throws {
        let plugins = folder.url.appending(component: "Plugins")
        try FileManager.default.createDirectory(at: plugins, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Checkout.plugins.appending(component: name), to: plugins.appending(component: name))
        let made = try await run("new", "copie", "--from", name)
        let checked = try await run("check", "Plugins/copie", "--format", "json")

        #expect(made.code == 0, "\(made.error)")
        #expect(checked.code == 0, "\(checked.output)")
        #expect(checked.output.contains("\"fine\" : true"))
    }

    @Test func `nothing is overwritten, and a wrong command ends with 2`() async throws {
        #expect(try await run("new", "recette").code == 0)
        #expect(try await run("new", "recette").code == 1)
        #expect(try await run("new", "Ma Recette").code == 2)
        #expect(try await run("check", "nowhere").code == 2)
        #expect(try await run("check").code == 2)
        #expect(try await run("explain", "E-FEILD-001").error.contains("E-FIELD-001"))
    }

    @Test func `the fifth type, kept with the tests, passes its check`() async throws {
        let types = Checkout.plugins.deletingLastPathComponent().appending(path: "Tests/Fixtures/modules")
        let names = try FileManager.default.contentsOfDirectory(atPath: types.path).sorted()
        #expect(names.contains("modele-courrier"))
        for name in names {
            let checked = try await run("check", types.appending(component: name).path)
            #expect(checked.code == 0, "\(checked.output)")
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
