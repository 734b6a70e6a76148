package import Foundation

extension Registry {
    /// Loads every module found in `folders`, each a folder of module folders.
    ///
    /// Never throws: what cannot be loaded is in `broken`, and of two modules of one id the first found is kept.
    ///
    /// Names that begin with a dot, and plain files, are passed over.
    package static func load(_ folders: [URL]) -> Registry {
        var modules: [Module] = []
        var broken: [BrokenModule] = []
        for folder in folders {
            guard let children = children(of: folder) else {
                broken.append(BrokenModule(folder, [error(.folderUnreadable, in: folder)]))
                continue
            }
            for child in children {
                switch load(module: child, in: folder) {
                case .failure(let fault):
                    broken.append(fault)
                case .success(let module):
                    if let other = modules.first(where: { $0.id == module.id }) {
                        let problem = Problem.duplicateID(module.id, other: shownPath(other.folder))
                        broken.append(BrokenModule(child, [error(problem, in: child)]))
                    } else {
                        modules.append(module)
                    }
                }
            }
        }
        return Registry(modules: modules, broken: broken)
    }

    /// The module of one folder, whatever stands beside it.
    package static func load(one folder: URL) -> Result<Module, BrokenModule> {
        load(module: folder.standardizedFileURL, in: folder.standardizedFileURL.deletingLastPathComponent())
    }

    /// Folders and links in `folder`, by name; nil when it cannot be read.
    private static func children(of folder: URL) -> [URL]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return nil }
        return names.sorted().filter { !$0.hasPrefix(".") }.map { folder.appendingPathComponent($0) }.filter { url in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    private static func load(module folder: URL, in parent: URL) -> Result<Module, BrokenModule> {
        guard ModuleFiles.isInside(folder, parent) else {
            return .failure(BrokenModule(folder, [error(.leavesFolder(folder.lastPathComponent), in: folder)]))
        }
        let manifest = folder.appendingPathComponent(ModuleFiles.manifest)
        guard (try? FileManager.default.attributesOfItem(atPath: manifest.path)) != nil else {
            let missing: Problem = children(of: folder) == nil ? .folderUnreadable : .manifestMissing
            return .failure(BrokenModule(folder, [error(missing, in: folder)]))
        }
        return Module.make(of: .read(folder), in: folder, programs: folder, shown: shownPath(folder))
    }

    private static func error(_ problem: Problem, in folder: URL) -> ManifestError {
        let report = Report(file: shownPath(folder.appendingPathComponent(ModuleFiles.manifest)), text: "")
        return report.error(problem)
    }

    /// The path as an operator would type it from where the server was started.
    static func shownPath(_ url: URL) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return url.path.hasPrefix(here) ? String(url.path.dropFirst(here.count)) : url.path
    }
}

extension BrokenModule: Error {
    fileprivate init(_ folder: URL, _ errors: [ManifestError]) {
        self.init(folder: folder, id: folder.lastPathComponent, errors: errors)
    }
}
