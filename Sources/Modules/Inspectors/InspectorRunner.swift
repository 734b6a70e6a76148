import Domain
package import Foundation
package import Sandbox
import Synchronization

/// A file for inspectors to look at, after the media pipeline found it sound.
package struct InspectedFile: Sendable {
    package let url: URL
    /// Bytes.
    package let size: Int
    /// Tells it from other files; SHA-256 where it is known.
    package let digest: String
    /// As `MediaFile.format` has it.
    package let kind: String
    /// What it is called on its author's machine.
    package let name: String
    /// Id of the field that it answers.
    package let field: String

    package init(url: URL, size: Int, digest: String, kind: String, name: String, field: String) {
        self.url = url
        self.size = size
        self.digest = digest
        self.kind = kind
        self.name = name
        self.field = field
    }
}

/// One inspector, one file.
package struct InspectorRun: Sendable {
    /// Id of the inspector.
    package let inspector: String
    package let outcome: InspectorOutcome
    /// What it printed beside its answer, in one line without control characters; for operators.
    package let log: String
    /// Without the wait for a turn, when it ran.
    package let duration: Duration
}

/// Runs the programs of modules on files, each in a process of its own behind the walls of the profile *inspect*.
package final class InspectorRunner: Sendable {
    private let sandbox: Sandbox
    private let shelf: ProgramShelf
    private let report: @Sendable (String) -> Void
    private let breaker: InspectorBreaker
    private let programs = Mutex<[String: InspectorProgram]>([:])

    /// - Parameters:
    ///   - folder: of its own, for copies of programs; made when it is needed.
    ///   - report: told in one line what an inspector printed and how it failed; for the log, never for people.
    package convenience init(
        sandbox: Sandbox, folder: URL, report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.init(sandbox: sandbox, folder: folder, breaker: InspectorBreaker(), report: report)
    }

    init(
        sandbox: Sandbox, folder: URL, breaker: InspectorBreaker, report: @escaping @Sendable (String) -> Void
    ) {
        self.sandbox = sandbox
        shelf = ProgramShelf(folder: folder)
        self.report = report
        self.breaker = breaker
    }

    /// Makes ready the approved programs of these modules, and forgets all others; closes every breaker.
    ///
    /// Runs that have begun go on with the program they began with.
    /// - Returns: a remark for each program that will not run.
    @discardableResult
    package func provision(_ modules: [ModuleInspectors], trust: ProgramTrust) -> [ManifestError] {
        var ready: [String: InspectorProgram] = [:]
        var remarks: [ManifestError] = []
        for module in modules {
            for inspector in module.inspectors {
                switch InspectorProgram.ready(inspector, of: module, trust: trust, shelf: shelf) {
                case .success(let program): ready[inspector.id] = program
                case .failure(let problem): remarks.append(inspector.error(problem))
                }
            }
        }
        shelf.prune(keeping: Set(ready.values.map(\.digest)))
        programs.withLock { $0 = ready }
        breaker.reset()
        return remarks
    }

    /// Seconds for which an inspector is paused.
    package static let pause = TimeInterval(InspectorBreaker.span.components.seconds)

    /// Ids of the inspectors that would run.
    package var ready: Set<String> { Set(programs.withLock { $0.keys }) }
    /// Ids of those that are paused at this moment because they failed too often.
    package var paused: Set<String> { ready.filter(breaker.isOpen) }

    /// Lets every inspector that a field names look at a file, one after the other.
    /// - Parameter names: the field's `inspect:`; built-in checks are passed over, they are the media pipeline's.
    /// - Throws: `CancellationError`; faults of our own disk.
    package func inspect(
        _ file: InspectedFile, names: [String], urgency: Sandbox.Urgency = .interactive
    ) async throws -> [InspectorRun] {
        var runs: [InspectorRun] = []
        for name in names where BuiltInCheck(rawValue: name) == nil {
            runs.append(try await run(name, on: file, urgency))
        }
        return runs
    }

    /// As above, for one program.
    /// - Parameter isUrgent: somebody waits for it.
    /// - Throws: `CancellationError`; faults of our own disk.
    package func inspect(_ file: InspectedFile, with id: String, isUrgent: Bool) async throws -> InspectorRun {
        try await run(id, on: file, isUrgent ? .interactive : .background)
    }

    private func run(_ id: String, on file: InspectedFile, _ urgency: Sandbox.Urgency) async throws -> InspectorRun {
        func without(_ outcome: InspectorOutcome) -> InspectorRun {
            InspectorRun(inspector: id, outcome: outcome, log: "", duration: .zero)
        }
        guard let program = programs.withLock({ $0[id] }) else { return without(.notRun) }
        guard !breaker.isOpen(id) else { return without(.unavailable(.paused)) }
        do {
            let run = try await program.run(on: file, in: sandbox, workshop: shelf.folder, urgency: urgency)
            note(run, file)
            return run
        } catch let refusal as Refusal where refusal.code == .checkBusy {
            return without(.unavailable(.busy))
        }
    }

    private func note(_ run: InspectorRun, _ file: InspectedFile) {
        if !run.log.isEmpty { report("inspector \(run.inspector) says: \(run.log)") }
        guard case .unavailable(let failure) = run.outcome, !failure.isOurs else { return }
        report("inspector \(run.inspector): \(failure) (file \(file.digest.prefix(12)))")
        guard breaker.fail(run.inspector, on: file.digest) else { return }
        let minutes = InspectorBreaker.span.components.seconds / 60
        report(
            "inspector \(run.inspector): failed on \(InspectorBreaker.most) files in \(minutes) minutes: paused for "
                + "\(minutes) minutes; bricoleur module reload ends the pause")
    }
}
