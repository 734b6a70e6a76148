package import Foundation

/// The content types in use.
///
/// A folder with errors is listed and never keeps the others from loading.
package struct Registry: Sendable {
    /// By declared order, then id.
    package let modules: [Module]
    /// By folder.
    package let broken: [BrokenModule]

    private let byID: [String: Module]

    package init(modules: [Module], broken: [BrokenModule] = []) {
        self.modules = modules.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        self.broken = broken.sorted { $0.folder.path < $1.folder.path }
        byID = Dictionary(modules.map { ($0.id, $0) }) { first, _ in first }
    }

    package subscript(id: String) -> Module? { byID[id] }
}

/// A folder that could not become a module, with everything that is wrong in it.
package struct BrokenModule: Sendable {
    package let folder: URL
    /// Name of the folder, which is what its tutorials call their type.
    package let id: String
    package let errors: [ManifestError]
}
