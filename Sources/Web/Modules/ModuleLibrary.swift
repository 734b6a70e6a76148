import Domain
package import Foundation
package import Modules
import Synchronization

/// The content types in use, which a reload swaps all at once, and those of earlier times that were asked for.
package final class ModuleLibrary: Sendable {
    private struct Loaded: Sendable {
        let registry: Registry
        let assets: TypeAssets
    }

    /// Where their folders are.
    package let folders: [URL]
    private let loaded: Mutex<Loaded>
    /// Grows whenever what pages show of the types may have changed: pages of a house in development wait for it.
    private let changes = Mutex(0)
    /// By type, schema and hash; they never change.
    private let archive = Mutex<[String: Module]>([:])

    package init(folders: [URL], _ registry: Registry) {
        self.folders = folders
        loaded = Mutex(Loaded(registry: registry, assets: TypeAssets(registry)))
    }

    package var registry: Registry { loaded.withLock { $0.registry } }
    var assets: TypeAssets { loaded.withLock { $0.assets } }

    func swap(_ registry: Registry) {
        let next = Loaded(registry: registry, assets: TypeAssets(registry))
        loaded.withLock { $0 = next }
        touch()
    }

    package func touch() { changes.withLock { $0 += 1 } }
    var stamp: Int { changes.withLock { $0 } }

    /// A module of earlier times, decoded once.
    /// - Parameter hash: nil stands for the oldest of the schema.
    func archived(
        _ type: String, _ schema: Int, _ hash: String?, find: () async throws -> ModuleRevision?
    ) async throws -> Module? {
        let key = "\(type) \(schema) \(hash ?? "")"
        if let known = archive.withLock({ $0[key] }) { return known }
        guard let revision = try await find(),
            case .success(let module) = Module.make(of: revision, in: folders.first ?? URL(fileURLWithPath: "Plugins"))
        else { return nil }
        archive.withLock { $0[key] = module }
        return module
    }
}
