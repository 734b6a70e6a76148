import Foundation
import Modules
import Testing

@Suite struct Registries {
    @Test func `a broken module never keeps the others from loading`() throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest, to: "probe/module.yaml")
        try workshop.write("contract: [", to: "broken/module.yaml")
        try workshop.write("read me", to: "empty/README.md")
        try workshop.write("not a folder", to: "README.md")

        #expect(workshop.registry.modules.map(\.id) == ["probe"])
        #expect(workshop.registry.broken.map(\.id) == ["broken", "empty"])
        #expect(workshop.registry.broken.flatMap(\.errors).map(\.code) == ["E-YAML-001", "E-FILE-001"])
    }

    @Test func `keeps the first of two modules with one id`() throws {
        let (first, second) = (try Workshop(), try Workshop())
        try first.write(Sample.manifest, to: "probe/module.yaml")
        try second.write(Sample.manifest, to: "probe/module.yaml")

        let registry = Registry.load([first.folder, second.folder])
        #expect(registry["probe"]?.folder.path.hasPrefix(first.folder.path) == true)
        #expect(registry.broken.flatMap(\.errors).map(\.code) == ["E-MODULE-004"])
    }

    @Test func `lists modules by declared order, then by id`() throws {
        let workshop = try Workshop()
        for (id, order) in [("zed", 1), ("ann", 50), ("bob", 50)] {
            let text = Sample.manifest.replacingOccurrences(of: "id: probe", with: "id: \(id)\norder: \(order)")
            try workshop.write(text, to: "\(id)/module.yaml")
        }

        #expect(workshop.registry.modules.map(\.id) == ["zed", "ann", "bob"])
    }

    @Test func `refuses a folder that is not there`() {
        let registry = Registry.load([URL(fileURLWithPath: "/nonexistent/bricoleur")])

        #expect(registry.modules.isEmpty)
        #expect(registry.broken.flatMap(\.errors).map(\.code) == ["E-FILE-006"])
    }

    @Test func `follows no link out of the folder`() throws {
        let (inside, outside) = (try Workshop(), try Workshop())
        try outside.write(Sample.manifest, to: "probe/module.yaml")
        try inside.write("x", to: "linked/README.md")
        try FileManager.default.createSymbolicLink(
            at: inside.folder.appendingPathComponent("probe"),
            withDestinationURL: outside.folder.appendingPathComponent("probe"))
        try FileManager.default.createSymbolicLink(
            at: inside.folder.appendingPathComponent("linked/module.yaml"),
            withDestinationURL: outside.folder.appendingPathComponent("probe/module.yaml"))

        #expect(inside.registry.modules.isEmpty)
        #expect(inside.registry.broken.flatMap(\.errors).map(\.code) == ["E-FILE-005", "E-FILE-005"])
    }

    @Test func `refuses a manifest over 64 KB, one that is not text and an empty one`() throws {
        let workshop = try Workshop()
        let filler = String(repeating: "# trop long\n", count: 5_500)
        try workshop.write(Sample.manifest + filler, to: "large/module.yaml")
        try workshop.write(Data([0xff, 0xfe, 0x41]), to: "bytes/module.yaml")
        try workshop.write("# rien\n", to: "nothing/module.yaml")
        try workshop.write("x", to: "folder/module.yaml/x")

        let codes = Dictionary(uniqueKeysWithValues: workshop.registry.broken.map { ($0.id, $0.errors.map(\.code)) })
        #expect(codes["large"] == ["E-FILE-002"])
        #expect(codes["bytes"] == ["E-FILE-004"])
        #expect(codes["nothing"] == ["E-YAML-008"])
        #expect(codes["folder"] == ["E-FILE-003"])
    }

    @Test func `survives nesting and aliases made to exhaust it`() throws {
        let workshop = try Workshop()
        try workshop.write(String(repeating: "[", count: 60_000), to: "flow/module.yaml")
        try workshop.write(String(repeating: "- ", count: 30_000), to: "block/module.yaml")
        let bomb = (1..<25).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
        try workshop.write("a0: &a0 x\n" + bomb.joined(separator: "\n"), to: "bomb/module.yaml")

        #expect(workshop.registry.modules.isEmpty)
        #expect(workshop.registry.broken.map(\.id) == ["block", "bomb", "flow"])
    }

    @Test func `gives another revision when the manifest changes, the same one otherwise`() throws {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest, to: "probe/module.yaml")
        let (first, again) = (workshop.registry["probe"]?.revision, workshop.registry["probe"]?.revision)
        try workshop.write(Sample.manifest + "# plus\n", to: "probe/module.yaml")

        #expect(first?.count == 64)
        #expect(first == again)
        #expect(first != workshop.registry["probe"]?.revision)
    }
}
