import Foundation
import Modules

/// The files of a module that does not exist yet.
enum Scaffold {
    private static let names = [
        "module.yaml", "icon.svg", "README.fr.md", "CHANGELOG.md", "tests/valide.yaml", "tests/personne.yaml",
    ]

    private static var folder: URL {
        (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appendingPathComponent("Scaffold")
    }

    /// Texts by path inside the folder.
    static func files(for id: String) throws -> [String: String] {
        let name = id.prefix(1).uppercased() + id.dropFirst().replacing("-", with: " ")
        var files: [String: String] = [:]
        for path in names {
            let url = folder.appendingPathComponent(path)
            files[path] = try String(contentsOf: url, encoding: .utf8)
                .replacing("id: ID", with: "id: \(id)").replacing("NAME", with: name)
                .replacing("DOSSIER", with: "Plugins/\(id)")
        }
        return files
    }

    /// What `module` is made of, as another type: without its migrations, its inspector and its change log.
    static func copy(of module: Module, id: String) throws -> [String: String] {
        var files: [String: String] = [:]
        let paths = FileManager.default.enumerator(atPath: module.folder.path)?.compactMap { $0 as? String } ?? []
        for path in paths where isCopied(path) {
            files[path] = try String(contentsOf: module.folder.appendingPathComponent(path), encoding: .utf8)
        }
        let manifest = files["module.yaml"] ?? ""
        files["module.yaml"] =
            manifest
            .replacing(/(?m)^id: .*$/, with: "id: \(id)", maxReplacements: 1)
            .replacing(/(?m)^version: .*$/, with: "version: 1.0.0", maxReplacements: 1)
            .replacing(/(?m)^schema: .*$/, with: "schema: 1", maxReplacements: 1)
            .replacing(/(?m)^inspectors:\n(?:(?:[ #].*)?\n)*/, with: "")
        // Its programs do not come along: they are trusted where they are.
        for inspector in module.inspectors {
            files["module.yaml"] = files["module.yaml"]?.replacing(", \(inspector.id)", with: "")
                .replacing("\(inspector.id), ", with: "")
        }
        return files
    }

    private static func isCopied(_ path: String) -> Bool {
        let folder = path.split(separator: "/").first.map(String.init) ?? ""
        if path.contains("/") { return ["views", "documents", "tests"].contains(folder) && path.contains(".") }
        return path.hasSuffix(".yaml") || path.hasSuffix(".svg") || path == "README.fr.md"
    }
}
