import Domain
import Foundation
import Modules
import Testing

@Suite struct RevisionFiles {
    private let form = ProbeForm(
        fields: "  - { id: words, type: text, label: { fr: \"Mots\", en: \"Words\" } }",
        files: ["documents/label.mustache": "<p>", "README.fr.md": "Bonjour", "inspector/main.swift": "print()"])

    @Test func `the hash tells any change of what defines the module, and no other`() throws {
        let module = try form.module()

        var changed: [String: ProbeForm] = [:]
        for (name, path) in [("document", "documents/label.mustache"), ("picture", "x.svg")] {
            var other = form
            other.files[path] = "<b>"
            changed[name] = other
        }
        var reworded = form
        reworded.fields += " # a comment"
        changed["manifest"] = reworded
        for (name, other) in changed { #expect(try other.module().revision != module.revision, "\(name)") }
        for path in ["README.fr.md", "inspector/main.swift", "tests/valid.yaml", "CHANGELOG.md"] {
            var same = form
            same.files[path] = "otherwise"
            #expect(try same.module().revision == module.revision, "\(path)")
        }
        #expect(module.revision.count == 64)
    }

    @Test func `no two sets of files have one hash because a name ends where a text begins`() {
        let sets = [["a": "bc"], ["ab": "c"], ["a": "b", "c": ""], ["a": "", "b": "c"], [:], ["": ""]]

        #expect(Set(sets.map { ModuleFiles(texts: $0).hash }).count == sets.count)
    }

    @Test(arguments: ModuleFolder.all)
    func `a module comes back from the archive as it was`(_ folder: ModuleFolder) throws {
        let module = try folder.loaded()
        let archived = module.archived(at: Date(timeIntervalSince1970: 0))

        let stored = try JSONDecoder().decode(ModuleRevision.self, from: JSONEncoder().encode(archived))
        let again = try Module.make(of: stored, in: folder.url).get()

        #expect(again.revision == module.revision && archived.hash == module.revision)
        #expect(again.fields == module.fields && again.steps == module.steps && again.search == module.search)
        #expect(again.icon == module.icon && again.schema == module.schema && again.migrations == module.migrations)
        #expect(ManifestChange.classify(old: module, new: again).isEmpty)
    }

    @Test func `an archived module that is no longer understood says where`() throws {
        let module = try form.module()
        let archived = module.archived(at: Date(timeIntervalSince1970: 0))
        var files = archived.files
        files["module.yaml"] = files["module.yaml"]?.replacingOccurrences(of: "contract: 1", with: "contract: 9")
        let newer = ModuleRevision(
            hash: ModuleFiles(texts: files).hash, module: "probe", schema: 1, version: "1.0.0", files: files,
            acceptedAt: archived.acceptedAt)

        guard case .failure(let broken) = Module.make(of: newer, in: module.folder) else {
            Issue.record("loaded")
            return
        }

        #expect(broken.errors.map(\.short) == ["E-MODULE-001 1:11"])
        #expect(broken.errors.first?.file.hasPrefix("probe@\(newer.hash.prefix(12))/") == true)
    }

    @Test func `files that lead out of the folder, too large, or not text are refused where they are asked for`() throws
    {
        let workshop = try Workshop()
        let secret = workshop.folder.appendingPathComponent("secret.svg")
        try workshop.write("<svg/>", to: "secret.svg")
        try workshop.write(
            form.manifest.replacingOccurrences(of: "id: probe", with: "id: probe\nicon: a.svg"), to: "probe/module.yaml"
        )
        let icon = workshop.folder.appendingPathComponent("probe/a.svg")

        try FileManager.default.createSymbolicLink(at: icon, withDestinationURL: secret)
        #expect(workshop.errors == ["E-FILE-005 3:7"])
        try FileManager.default.removeItem(at: icon)
        #expect(workshop.errors == ["E-FILE-003 3:7"])
        try workshop.write(Data([0xff, 0xfe, 0x00]), to: "probe/a.svg")
        #expect(workshop.errors == ["E-FILE-004 3:7"])
        try workshop.write(String(repeating: " ", count: 5_000), to: "probe/a.svg")
        #expect(workshop.errors == ["E-FILE-002 3:7"])
        try workshop.write(String(repeating: " ", count: 100_000), to: "probe/a.svg")
        #expect(workshop.errors == ["E-FILE-002 3:7"])
        try workshop.write(String(repeating: "#\n", count: 500_000), to: "probe/module.yaml")
        #expect(workshop.errors == ["E-FILE-002 1:1"])
    }
}
