import Domain
import Foundation
import Testing

@testable import Modules

/// What a field's `inspect:` makes of the files that it holds.
@Suite struct InspectorWeights {
    private static let fields = """
        fields:
          - { id: strict, type: file, kinds: [xlsx], inspect: [ooxml.no-external-links, probe.look], label: { fr: "Un", en: "One" } }
          - { id: loose, type: file, kinds: [xlsx], inspect: [probe.look, probe.more], label: { fr: "Deux", en: "Two" } }
          - { id: plain, type: file, kinds: [xlsx], label: { fr: "Trois", en: "Three" } }
        inspectors:
          - { id: probe.look, run: bin/look, protocol: 1 }
          - { id: probe.more, run: bin/look, protocol: 1 }
        """

    private func module() throws -> Module {
        let workshop = try Workshop()
        let head = Sample.manifest.split(separator: "\n").prefix(6).joined(separator: "\n")
        try workshop.write(head + "\n" + Self.fields + "\n", to: "probe/module.yaml")
        try workshop.write("#!/bin/sh\n", to: "probe/bin/look")
        let program = workshop.folder.appending(path: "probe/bin/look")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        return try #require(workshop.registry["probe"], "\(workshop.errors)")
    }

    private static func content(_ files: [(field: String, file: MediaFile)]) -> Content {
        var content = Content()
        for (field, file) in files { content.fields[field] = .files([Attachment(file: file.id, name: file.name)]) }
        return content
    }

    @Test func `a built-in check weighs more where a field names it`() throws {
        let module = try module()
        let file = MediaFile(
            kind: .document, format: "xlsx", name: "a.xlsx", size: 1,
            digest: String(repeating: "a", count: 64),
            findings: [FileFinding(.fileExternalLinks, .warning, ["count": 2])])

        for (field, level) in [("strict", Level.error), ("loose", .warning), ("plain", .warning)] {
            let content = Self.content([(field, file)])
            let findings = content.fileFindings(module.weighed([file.id: file], in: content))
            #expect(findings.map(\.level) == [level] && findings.map(\.place) == [.field(field)], "\(field)")
        }
    }

    @Test func `a program is heard where a field names it, in its own words`() throws {
        let module = try module()
        var file = MediaFile(
            kind: .document, format: "xlsx", name: "a.xlsx", size: 1, digest: String(repeating: "a", count: 64))
        let what = LocalizedText(fr: "B12 est vide.", en: "B12 is empty.")
        file.inspections = [
            FileInspection(
                inspector: "probe.look", field: "strict", state: .answered, verdict: .accept,
                findings: [
                    .init(code: "empty", place: "Suivi, B12", level: .warning, what: what, mend: what),
                    .init(code: "odd", place: "", level: .hint, what: what, mend: nil),
                ], triedAt: .distantPast),
            FileInspection(inspector: "probe.more", field: "loose", state: .unavailable, triedAt: .distantPast),
        ]

        func codes(_ field: String) -> [Code] {
            let content = Self.content([(field, file)])
            return content.fileFindings(module.weighed([file.id: file], in: content)).map(\.code)
        }
        let content = Self.content([("strict", file)])
        let first = content.fileFindings(module.weighed([file.id: file], in: content)).first

        #expect(codes("strict") == [.inspectorFinding, .inspectorRemark])
        #expect(codes("loose") == [.inspectorFinding, .inspectorRemark, .inspectorUnavailable])
        #expect(codes("plain") == [])
        #expect(first?.arguments["where"] == ", Suivi, B12" && first?.arguments["what"] == .localized(what))
        #expect(first?.level == .warning)
    }

    @Test func `a document in two fields is looked at once by each program`() throws {
        let module = try module()
        let file = MediaFile(kind: .document, format: "xlsx", name: "a.xlsx", size: 1)

        let wishes = module.wishes(in: Self.content([("strict", file), ("loose", file), ("plain", file)]))

        #expect(
            wishes == [
                file.id: [
                    InspectorWish(inspector: "probe.look", field: "strict"),
                    InspectorWish(inspector: "probe.more", field: "loose"),
                ]
            ])
    }
}
