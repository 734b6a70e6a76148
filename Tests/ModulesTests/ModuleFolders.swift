import Domain
import Foundation
import Modules
import Testing

/// The folders of `Plugins/`, whatever their names.
struct ModuleFolder: CustomTestStringConvertible, Sendable {
    let url: URL
    var testDescription: String { url.lastPathComponent }

    static let plugins = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Plugins")

    static let all: [ModuleFolder] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: plugins.path)) ?? []
        return names.sorted().map { ModuleFolder(url: plugins.appendingPathComponent($0)) }.filter {
            FileManager.default.fileExists(atPath: $0.url.appendingPathComponent("module.yaml").path)
        }
    }()

    func loaded() throws -> Module {
        let registry = Registry.load([url.deletingLastPathComponent()])
        let errors = registry.broken.filter { $0.id == url.lastPathComponent }.flatMap(\.errors)
        #expect(errors.map { $0.description(in: .english) } == [])
        return try #require(registry[url.lastPathComponent])
    }
}

/// What holds for every module of the house, and what somebody else's must hold too.
@Suite struct ModuleFolders {
    @Test func `the house has its four types and no other`() {
        let registry = Registry.load([ModuleFolder.plugins])

        #expect(registry.broken.isEmpty)
        #expect(registry.modules.map(\.id) == ["physical-object", "spreadsheet", "signage-sheet", "ticket"])
    }

    @Test(arguments: ModuleFolder.all)
    func `loads without a remark: both languages, readable colours`(_ folder: ModuleFolder) throws {
        let module = try folder.loaded()

        #expect(module.warnings.map { $0.description(in: .english) } == [])
        #expect(module.icon.hasPrefix("<svg ") && module.icon.contains("currentColor"))
        #expect(Set(module.fields.map(\.id)).count == module.fields.count)
    }

    @Test(arguments: ModuleFolder.all)
    func `asks for the finished thing, files, time, difficulty and what it changes`(_ folder: ModuleFolder) throws {
        let module = try folder.loaded()

        #expect(Set(["photo", "file", "duration", "choice", "markdown"]).isSubset(of: module.fields.map(\.kind.name)))
        #expect(module.photoFields == ["photo"])
        #expect(module.field("gain_visitors") != nil && module.field("gain_us") != nil)
        for field in module.fields {
            if case .file(_, _, let items, _) = field.kind { #expect(items > 1) }
        }
    }

    @Test(arguments: ModuleFolder.all)
    func `an empty draft may be saved, and lacks only a title and a sentence to be published`(_ folder: ModuleFolder)
        throws
    {
        let module = try folder.loaded()
        var draft = module.initialContent()
        let empty = module.findings(for: draft, files: [:]).filter { $0.level == .error }

        draft.title = "Le ticket vert"
        draft.steps[0].text = "On le donne à l'entrée."
        let published = module.findings(for: draft, files: [:])

        #expect(Set(empty.map(\.code)) == [.titleMissing, .howMissing])
        #expect(published.allSatisfy { $0.level == .hint })
        #expect(published.contains { $0.code == .fieldRequired })
    }

    @Test(arguments: ModuleFolder.all)
    func `starts a draft with its steps and its words to help`(_ folder: ModuleFolder) throws {
        let module = try folder.loaded()

        #expect(module.initialContent().steps.count == module.steps.prompts.count)
        #expect(module.steps.prompts.count >= 3)
        #expect(module.stepPrompt(at: 0)?.text.en != nil)
        #expect(module.stepPrompt(at: module.steps.prompts.count) == nil)
    }

    @Test(arguments: ModuleFolder.all)
    func `a copy under another id is the same type of bricolage`(_ folder: ModuleFolder) throws {
        let module = try folder.loaded()
        let workshop = try Workshop()
        let place = workshop.folder.appending(component: "copied-type")
        try FileManager.default.copyItem(at: folder.url, to: place)
        let text = try String(contentsOf: place.appending(component: "module.yaml"), encoding: .utf8)
        let renamed = text.replacing("id: \(module.id)\n", with: "id: copied-type\n")
            .replacing("\(module.id).formulas", with: "copied-type.formulas")
        try workshop.write(renamed, to: "copied-type/module.yaml")

        let copy = try #require(workshop.registry["copied-type"])
        let draft = Fixture.everythingWrong(for: module)

        #expect(
            copy.fields.map(\.id) == module.fields.map(\.id) && copy.rules == module.rules && copy.steps == module.steps
                && copy.icon == module.icon)
        #expect(copy.findings(for: draft, files: [:]) == module.findings(for: draft, files: [:]))
        #expect(module.findings(for: draft, files: [:]).contains { $0.level == .error })
        #expect(copy.searchText(of: draft, in: .french) == module.searchText(of: draft, in: .french))
    }

    @Test(arguments: ModuleFolder.all)
    func `the others load when a folder is taken away`(_ folder: ModuleFolder) throws {
        let workshop = try Workshop()
        let others = ModuleFolder.all.filter { $0.url != folder.url }
        for other in others {
            let place = workshop.folder.appendingPathComponent(other.url.lastPathComponent)
            try FileManager.default.copyItem(at: other.url, to: place)
        }

        #expect(workshop.registry.broken.isEmpty)
        #expect(Set(workshop.registry.modules.map(\.id)) == Set(others.map(\.url.lastPathComponent)))
    }

    @Test func `the README lists every type of field`() throws {
        let readme = try String(contentsOf: ModuleFolder.plugins.appendingPathComponent("README.md"), encoding: .utf8)
        let types = [
            "text", "markdown", "number", "boolean", "choice", "choices", "date", "duration", "link", "materials",
            "table",
            "file", "photo", "steps",
        ]

        #expect(types.filter { !readme.contains("`\($0)`") } == [])
    }
}

enum Fixture {
    /// A draft with a wrong answer to every field of the module that can be answered wrongly.
    static func everythingWrong(for module: Module) -> Content {
        var content = Content(title: "Le ticket perdu", summary: "Personne ne sait où il est.")
        for field in module.fields {
            content.fields[field.id] =
                switch field.kind {
                case .text, .markdown: .text(String(repeating: "a", count: 30_000))
                case .number, .boolean, .choice, .date, .link: .text("presque")
                case .reference: .text("presque !")
                case .choices: .choices(["presque"])
                case .duration: .duration(amount: "longtemps", unit: "hour")
                case .materials: .materials([Material(quantity: "2")])
                case .table, .group: .table([["place": "en haut"]])
                case .file: .files([Attachment(file: MediaFile.ID(at: .distantPast), name: "perdu.xlsx")])
                case .photo: .photos([Photo(file: MediaFile.ID(at: .distantPast))])
                }
        }
        return content
    }
}
