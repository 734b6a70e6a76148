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

/// A remark or an error about an inspector that is there already, at the line that declares it.
extension Inspector {
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
