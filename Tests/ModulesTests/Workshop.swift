import Foundation
import Modules

/// A folder of module folders on the real disk, gone when the test is over.
final class Workshop {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("bricoleur-modules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    func write(_ data: Data, to path: String) throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    var registry: Registry { Registry.load([folder]) }

    /// Code, line and column of every error of the only broken module.
    var errors: [String] {
        let broken = registry.broken
        return broken.count == 1
            ? broken[0].errors.map { "\($0.code) \($0.line):\($0.column)" } : ["\(broken.count) broken"]
    }
}

/// A small module that loads, and what becomes of it when one of its lines is changed.
enum Sample {
    static let manifest = """
        contract: 1
        id: probe
        version: 1.0.0
        schema: 1
        name: { fr: "Essai", en: "Trial" }
        summary: { fr: "Pour essayer.", en: "To try." }
        fields:
          - { id: words, type: text, label: { fr: "Mots", en: "Words" } }
          - id: size
            type: number
            min: 1
            max: 9
            label: { fr: "Taille", en: "Size" }
          - id: usage
            type: choice
            label: { fr: "Usage", en: "Use" }
            options:
              - { id: queue, label: { fr: "File", en: "Queue" } }
              - { id: raffle, label: { fr: "Tirage", en: "Raffle" }, retired: true }

        """

    /// The manifest with that line (from 1) replaced; an empty `text` keeps an empty line.
    static func manifest(line: Int, _ text: String) -> String {
        var lines = manifest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[line - 1] = text
        return lines.joined(separator: "\n")
    }

    /// The module made of the sample's head and of these fields.
    static func module(_ fields: String) throws -> Module? {
        let workshop = try Workshop()
        let head = manifest.split(separator: "\n").prefix(7).joined(separator: "\n")
        try workshop.write(head + "\n" + fields + "\n", to: "probe/module.yaml")
        return workshop.registry["probe"]
    }
}
