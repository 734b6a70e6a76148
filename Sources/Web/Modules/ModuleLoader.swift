import Domain
package import Foundation
package import Modules
package import Store

/// Loads the content types from their folders, beside what was accepted of them before.
///
/// A folder that is broken, or that would break what was posted, leaves the revision that was last accepted in use.
package struct ModuleLoader: Sendable {
    let store: Store
    let folders: [URL]

    package init(store: Store, folders: [URL]) {
        self.store = store
        self.folders = folders
    }

    /// - Throws: only for a database that cannot be read or written; what is wrong in a folder is in `broken`.
    package func load(at date: Date) async throws -> Registry {
        let found = Registry.load(folders)
        var modules: [Module] = []
        var broken: [BrokenModule] = []
        for module in found.modules {
            let last = try await store.moduleRevisions.latest(of: module.id)
            if let last, last.hash != module.revision, try await store.moduleRevisions.isUsed(module.id),
                case .success(let old) = Module.make(of: last, in: module.folder)
            {
                let problems = module.problems(replacing: old)
                guard problems.isEmpty else {
                    broken.append(
                        BrokenModule(folder: module.folder, id: module.id, errors: problems, standIn: old.version))
                    modules.append(old)
                    continue
                }
            }
            if last?.hash != module.revision { try await store.moduleRevisions.accept(module.archived(at: date)) }
            modules.append(module)
        }
        for fault in found.broken {
            let isTaken = modules.contains { $0.id == fault.id }
            if !isTaken, let last = try await store.moduleRevisions.latest(of: fault.id),
                case .success(let old) = Module.make(of: last, in: fault.folder)
            {
                modules.append(old)
                broken.append(
                    BrokenModule(folder: fault.folder, id: fault.id, errors: fault.errors, standIn: old.version))
            } else {
                broken.append(fault)
            }
        }
        let disabled = try await store.settings.value(.disabledModules) ?? ""
        return Registry(
            modules: modules, broken: broken, disabled: Set(disabled.split(separator: ",").map(String.init)))
    }
}

extension Site {
    /// Loads the content types anew, makes their programs ready and puts them all in use at once.
    package func reloadModules() async throws -> Registry {
        let loaded = try await ModuleLoader(store: store, folders: library.folders).load(at: now())
        let registry = inspectors.provision(loaded, at: now())
        library.swap(registry)
        // Pages that were kept show the old words.
        try await store.settings.touch()
        return registry
    }
}
