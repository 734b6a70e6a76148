import Domain
import Foundation
import Modules
import Testing

/// The module `probe` at one time: its schema, its fields and its migrations, each as it is written.
struct ProbeForm {
    var schema = 1
    /// The lines under `fields:`.
    var fields: String
    /// The lines under `steps:`, by the schema they lead from.
    var steps: [Int: String] = [:]
    /// Other files of the folder, by path.
    var files: [String: String] = [:]

    /// Errors with code, line and column, each file by its name.
    struct Broken: Error, CustomStringConvertible {
        let errors: [String]
        var description: String { errors.joined(separator: ", ") }
    }

    var manifest: String {
        """
        contract: 1
        id: probe
        version: 1.0.0
        schema: \(schema)
        name: { fr: "Essai", en: "Trial" }
        summary: { fr: "Pour essayer.", en: "To try." }
        fields:
        \(fields)
        """
    }

    /// The folder on disk, loaded.
    func module() throws -> Module {
        let workshop = try Workshop()
        try workshop.write(manifest, to: "probe/module.yaml")
        for (from, lines) in steps {
            let head = "from: \(from)\nto: \(from + 1)\n"
            try workshop.write(
                lines.isEmpty ? head : head + "steps:\n" + lines, to: "probe/migrations/\(from)-to-\(from + 1).yaml")
        }
        for (path, text) in files { try workshop.write(text, to: "probe/\(path)") }
        let registry = workshop.registry
        guard let module = registry["probe"] else {
            throw Broken(errors: registry.broken.flatMap(\.errors).map(\.short))
        }
        return module
    }

    /// What is wrong with the folder by itself; empty when it loads.
    var errors: [String] {
        get throws {
            do {
                _ = try module()
                return []
            } catch let broken as Broken { return broken.errors }
        }
    }
}

extension ManifestError {
    /// `E-STEP-003 1-to-2.yaml 4:5`, without the name for the manifest.
    var short: String {
        let name = URL(fileURLWithPath: file).lastPathComponent
        return "\(code) \(name == "module.yaml" ? "" : name + " ")\(line):\(column)"
    }
}
