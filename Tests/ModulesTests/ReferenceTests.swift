import Domain
import Foundation
import Testing

@testable import Modules

@Suite struct ReferenceTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// `bricoleur module reference` writes both files anew.
    @Test func `the files of Docs are what is made of the code`() throws {
        let reference = try String(contentsOf: Self.root.appending(path: Reference.path), encoding: .utf8)
        let schema = try String(contentsOf: Self.root.appending(path: ManifestSchema.path), encoding: .utf8)

        #expect(try reference == Reference.text())
        #expect(schema == ManifestSchema.text)
        print("reference: \(reference.split(separator: "\n").count) lines; schema: \(schema.utf8.count) bytes")
    }

    private static let lists: [(Vocabulary, [String])] = [
        (.manifest, ManifestDecoder.keys), (.colour, Colours.keys), (.search, SearchSpec.keys),
        (.rule, RuleDecoder.keys),
        (.views, ViewKind.allCases.map(\.rawValue)), (.inspector, InspectorDecoder.keys), (.option, FieldKeys.ofOption),
        (.prompt, FieldKeys.ofPrompt), (.document, DocumentDecoder.keys), (.series, DocumentKeys.series),
        (.grid, DocumentKeys.grid), (.stub, DocumentKeys.stub), (.codes, DocumentKeys.codes), (.qr, DocumentKeys.qr),
        (.bars, DocumentKeys.bars), (.reading, DocumentKeys.reading), (.style, DocumentStyleDecoder.keys),
        (.fit, DocumentKeys.fit), (.border, DocumentKeys.border), (.migration, MigrationFile.keys),
        (.fixture, FixtureDecoder.keys), (.fixtureStep, FixtureDecoder.keysOfStep),
    ]

    @Test func `every key that is decoded has its words, in the same order, and no other`() {
        for (vocabulary, keys) in Self.lists {
            #expect(vocabulary.keys.map(\.name) == keys, "\(vocabulary.name)")
        }
        for type in FieldKeys.types {
            #expect(Set(Vocabulary.field(type).keys.map(\.name)) == Set(FieldKeys.known(for: type)), "\(type)")
            #expect(Vocabulary.types[type]?.isEmpty == false)
        }
        for (type, keys) in FieldKeys.byColumnType {
            let names = Vocabulary.column(type, of: FieldKeys.partTypes).keys.map(\.name)
            #expect(Set(names) == Set(FieldKeys.ofEveryColumn + keys), "\(type)")
        }
        #expect(Set(Vocabulary.steps.keys) == Set(MigrationStep.words))
        for about in Self.lists.flatMap(\.0.keys) + Vocabulary.common + Vocabulary.own.values.joined() {
            #expect(about.about.hasSuffix("."), "\(about.name)")
        }
    }

    @Test func `every key that is decoded is in the schema and in the reference`() throws {
        let schema = ManifestSchema.text
        let reference = try Reference.text()
        let beside = [Vocabulary.migration.name, Vocabulary.fixture.name, Vocabulary.fixtureStep.name]
        let fields = FieldKeys.types.map { ($0, FieldKeys.known(for: $0)) }
        for (vocabulary, keys) in Self.lists {
            for key in keys {
                #expect(reference.contains("`\(key)`"), "\(vocabulary.name).\(key)")
                #expect(
                    beside.contains(vocabulary.name) || schema.contains("\"\(key)\": {"), "\(vocabulary.name).\(key)")
            }
        }
        for (type, keys) in fields + FieldKeys.byColumnType.map({ ($0.type, $0.keys) }) {
            for key in keys {
                #expect(schema.contains("\"\(key)\": {") && reference.contains("`\(key)`"), "\(type).\(key)")
            }
        }
        for word in Unit.allCases.map(\.rawValue) + Field.FileKind.allCases.map(\.rawValue) {
            #expect(schema.contains("\"\(word)\"") && reference.contains("`\(word)`"), "\(word)")
        }
    }

    /// `sample` without one of its compulsory lines.
    @Test(arguments: Vocabulary.manifest.keys.filter(\.isRequired).map(\.name))
    func `what the schema asks for, the decoder asks for`(_ key: String) throws {
        let manifest = Specimen.plain()[ModuleFiles.manifest]?.text ?? ""
        let lines = manifest.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
        let specimen = Specimen([ModuleFiles.manifest: .text(lines.joined(separator: "\n"))], cured: [:])

        #expect(try specimen.problems().map(\.code) == ["E-KEY-003"])
    }

    @Test func `the schema is JSON`() throws {
        let schema = try JSONSerialization.jsonObject(with: Data(ManifestSchema.text.utf8)) as? [String: Any]
        let definitions = try #require(schema?["$defs"] as? [String: Any])

        #expect(FieldKeys.types.allSatisfy { definitions["field-\($0)"] != nil })
        // Nothing refers to what is not there.
        for match in ManifestSchema.text.matches(of: /#\/\$defs\/([a-z-]+)/) {
            #expect(definitions[String(match.output.1)] != nil, "\(match.output.1)")
        }
    }
}
