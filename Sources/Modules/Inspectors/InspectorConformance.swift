import Foundation
package import Sandbox

/// Tries the programs of a module with files that no honest author sends: a part of `bricoleur module check`.
///
/// Nobody has approved of these programs yet: they run behind the same walls as approved ones, on files of ours alone.
package struct InspectorConformance: Sendable {
    private let sandbox: Sandbox

    package init(sandbox: Sandbox) { self.sandbox = sandbox }

    /// What becomes of every inspector of a module with every such file; those without a program are passed over.
    /// - Throws: `CancellationError`; faults of our own disk.
    package func trials(of module: ModuleInspectors) async throws -> [InspectorTrial] {
        let folder = FileManager.default.temporaryDirectory.appending(component: "bricoleur-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let shelf = ProgramShelf(folder: folder)
        var trials: [InspectorTrial] = []
        for input in TrialInput.allCases {
            let url = folder.appending(component: input.rawValue)
            try Data(input.bytes).write(to: url)
            for inspector in module.inspectors {
                guard case .success(let bytes) = ProgramFile(inspector.program, in: module.folder).bytes() else {
                    continue
                }
                let program = try InspectorProgram(inspector, of: module.module, bytes, shelf: shelf)
                trials.append(InspectorTrial(input: input, run: try await run(program, on: url, input)))
            }
        }
        return trials
    }

    private func run(_ program: InspectorProgram, on url: URL, _ input: TrialInput) async throws -> InspectorRun {
        let size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int ?? 0
        let file = InspectedFile(
            url: url, size: size, digest: input.rawValue, kind: "xlsx", name: input.fileName, field: "file")
        return try await program.run(
            on: file, in: sandbox, workshop: url.deletingLastPathComponent(), urgency: .background)
    }

    /// The trials that went wrong, as errors at the line that declares the inspector.
    package static func errors(_ trials: [InspectorTrial], in module: ModuleInspectors) -> [ManifestError] {
        trials.filter { !$0.isPassed }.compactMap { trial in
            module.inspectors.first { $0.id == trial.run.inspector }.map { inspector in
                inspector.error(.inspectorTrial(inspector.id, trial.input.name, trial.end))
            }
        }
    }
}
