package import Foundation

/// The content types in use.
///
/// A folder with errors is listed and never keeps the others from loading.
package struct Registry: Sendable {
    /// By declared order, then id.
    package let modules: [Module]
    /// By folder.
    package let broken: [BrokenModule]
    /// Ids of those that an admin took out of use: what was posted stays readable, nothing new is begun.
    package let disabled: Set<String>

    private let byID: [String: Module]

    package init(modules: [Module], broken: [BrokenModule] = [], disabled: Set<String> = []) {
        self.modules = modules.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        self.broken = broken.sorted { $0.folder.path < $1.folder.path }
        self.disabled = disabled
        byID = Dictionary(modules.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Those that a new bricolage may be of.
    package var offered: [Module] { modules.filter { !disabled.contains($0.id) } }

    package subscript(id: String) -> Module? { byID[id] }

    /// The same with what was found about the programs of its modules.
    package func warning(_ remarks: [ManifestError]) -> Registry {
        guard !remarks.isEmpty else { return self }
        let warned = modules.map { module in
            let files = Set(module.inspectors.map(\.spot.file))
            return module.warning(remarks.filter { files.contains($0.file) })
        }
        return Registry(modules: warned, broken: broken, disabled: disabled)
    }
}

/// A folder that could not become a module, with everything that is wrong in it.
package struct BrokenModule: Sendable {
    package let folder: URL
    /// Name of the folder, which is what its tutorials call their type.
    package let id: String
    package let errors: [ManifestError]
    /// Version of the accepted revision that is used in its place; nil when there is none.
    package let standIn: String?

    package init(folder: URL, id: String, errors: [ManifestError], standIn: String? = nil) {
        self.folder = folder
        self.id = id
        self.errors = errors
        self.standIn = standIn
    }
}
