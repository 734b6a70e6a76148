package import Domain
package import Foundation

extension Module {
    /// The module that `files` make, be they read from its folder or kept in the archive.
    /// - Parameters:
    ///   - shown: the folder's path as the operator knows it.
    ///   - programs: where its inspectors are; nil for one out of the archive, whose programs are not looked at.
    static func make(
        of files: ModuleFiles, in folder: URL, programs: URL? = nil, shown: String
    ) -> Result<Module, BrokenModule> {
        let path = "\(shown)/\(ModuleFiles.manifest)"
        func broken(_ report: Report) -> Result<Module, BrokenModule> {
            let errors = report.errors.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
            return .failure(BrokenModule(folder: folder, id: folder.lastPathComponent, errors: errors))
        }
        switch files.text(ModuleFiles.manifest) {
        case .failure(let problem):
            let report = Report(file: path, text: "")
            report.add(problem)
            return broken(report)
        case .success(let text):
            let report = Report(file: path, text: text)
            guard let root = ManifestDocument.read(text, report),
                let module = ManifestDecoder(folder: folder, programs: programs, files: files, report: report)
                    .decode(root)
            else { return broken(report) }
            return .success(module)
        }
    }

    /// The module as it was archived: what its drafts and tutorials are read with.
    ///
    /// Fails for what an earlier version of the server accepted and this one no longer understands.
    /// - Parameter folder: where the module is, or was.
    package static func make(of revision: ModuleRevision, in folder: URL) -> Result<Module, BrokenModule> {
        let folder = folder.lastPathComponent == revision.module ? folder : folder.appending(component: revision.module)
        let shown = "\(revision.module)@\(revision.hash.prefix(12))"
        return make(of: ModuleFiles(texts: revision.files), in: folder, shown: shown)
    }

    /// What to keep in the archive.
    package func archived(at date: Date) -> ModuleRevision {
        ModuleRevision(
            hash: revision, module: id, schema: schema, version: version, files: files.texts, acceptedAt: date)
    }
}
