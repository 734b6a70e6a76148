package import Foundation

/// A program of a module's own that looks at files, as the manifest declares it.
package struct Inspector: Sendable, Identifiable, Equatable {
    /// `<module>.<name>`, such as `spreadsheet.formulas`.
    package let id: String
    /// Path in the module's folder: `bin/` and a file name.
    package let program: String
    /// How it is spoken to; see `InspectorLimits.protocols`.
    package let speaks: Int
    /// For one file, from start to end; as much processor time.
    package let timeoutSeconds: Int
    /// Address space.
    package let memoryMiB: Int
    /// Everything that it writes to its standard output.
    package let outputKiB: Int
    /// Where the manifest declares it.
    package let spot: Spot

    package struct Spot: Sendable, Equatable {
        /// As the operator knows it.
        package let file: String
        /// From 1.
        package let line: Int
        /// From 1, in Unicode scalars.
        package let column: Int
        /// Scalars.
        package let width: Int
        package let source: String?
    }
}

extension Inspector {
    /// Its source is in the module's folder, its program is not.
    package func isNotBuilt(in folder: URL) -> Bool { ProgramFile(program, in: folder).isNotBuilt }

    /// A remark or an error about an inspector that is there already, at the line that declares it.
    func error(_ problem: Problem) -> ManifestError {
        ManifestError(
            code: problem.code, file: spot.file, line: spot.line, column: spot.column, width: spot.width,
            source: spot.source, what: problem.what, mend: problem.mend)
    }
}

/// The inspectors of one module, with the folder that their programs are in.
package struct ModuleInspectors: Sendable {
    /// Id of the module.
    package let module: String
    package let folder: URL
    package let inspectors: [Inspector]

    package init(module: String, folder: URL, inspectors: [Inspector]) {
        self.module = module
        self.folder = folder
        self.inspectors = inspectors
    }
}

extension ModuleInspectors {
    package init(_ module: Module) {
        self.init(module: module.id, folder: module.folder, inspectors: module.inspectors)
    }

    /// Each program with the reason why a server would not run it; nil when it would.
    ///
    /// Reads the programs, copies nothing.
    package func remarks(trust: ProgramTrust) -> [(inspector: Inspector, remark: ManifestError?)] {
        inspectors.map { inspector in
            switch InspectorProgram.approved(inspector, of: self, trust: trust) {
            case .success: (inspector, nil)
            case .failure(let problem): (inspector, inspector.error(problem))
            }
        }
    }
}
