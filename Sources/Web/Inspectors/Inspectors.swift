import Domain
package import Foundation
package import Modules
import Synchronization

/// The programs of content types as this server runs them.
package final class Inspectors: Sendable {
    private let runner: InspectorRunner
    private let trust: TrustFiles
    private let status: URL
    private let report: @Sendable (String) -> Void
    private let state = Mutex(State())

    private struct State {
        var provisioned = Date.distantPast
        /// Documents that passed a program which is ready now have been looked for.
        var hasSwept = false
        var paused: Set<String> = []
    }

    /// - Parameters:
    ///   - folder: of its own, where `runner` keeps copies of programs.
    ///   - report: told in one line why a program is not run; for the log, never for people.
    package init(
        runner: InspectorRunner, folder: URL, trust: TrustFiles, report: @escaping @Sendable (String) -> Void
    ) {
        self.runner = runner
        self.trust = trust
        self.report = report
        status = Self.status(in: folder)
    }

    /// Makes ready the approved programs of these content types, and no others.
    /// - Returns: the content types, with a remark about every program that will not run.
    package func provision(_ registry: Registry, at now: Date) -> Registry {
        let remarks = runner.provision(registry.modules.map(ModuleInspectors.init), trust: approvals())
        for remark in remarks { report(remark.description(in: .english, showingSource: false)) }
        // What another process left there, or this one before.
        try? FileManager.default.removeItem(at: status)
        state.withLock { $0 = State(provisioned: now) }
        return registry.warning(remarks)
    }

    /// A lock that cannot be read approves of nothing: its programs wait, the server does not.
    private func approvals() -> ProgramTrust {
        do {
            return try trust.read()
        } catch let malformed as ModuleLock.Malformed {
            report("\(malformed.file):\(malformed.line): not a line as sha256sum writes it: no program is run")
        } catch {
            report("approvals of programs cannot be read, so none is run: \(error)")
        }
        return ProgramTrust(own: ModuleLock())
    }

    /// When the programs were last made ready.
    var provisioned: Date { state.withLock { $0.provisioned } }

    /// True once after the programs were made ready: time to look for documents that passed one unseen.
    func takeSweep() -> Bool {
        state.withLock { state in
            defer { state.hasSwept = true }
            return !state.hasSwept
        }
    }

    func isReady(_ inspector: String) -> Bool { runner.ready.contains(inspector) }

    /// Lets one program look at one document; whatever goes wrong is « unavailable ».
    /// - Parameters:
    ///   - attempts: without an answer, before this one.
    ///   - isUrgent: somebody waits for it.
    /// - Throws: `CancellationError` alone.
    func inspect(
        _ file: MediaFile, at url: URL?, _ wish: InspectorWish, attempts: Int, isUrgent: Bool, at now: Date
    ) async throws -> FileInspection {
        let unavailable = FileInspection(
            inspector: wish.inspector, field: wish.field, state: .unavailable, attempts: attempts + 1, triedAt: now)
        guard let url else { return unavailable }
        let input = InspectedFile(
            url: url, size: file.size, digest: file.digest, kind: file.format, name: file.name, field: wish.field)
        defer { notePauses() }
        do {
            let run = try await runner.inspect(input, with: wish.inspector, isUrgent: isUrgent)
            return FileInspection(run, field: wish.field, attempts: attempts, at: now)
        } catch let cancellation as CancellationError {
            throw cancellation
        } catch {
            report("inspector \(wish.inspector): \(error)")
            return unavailable
        }
    }

    // MARK: For `doctor`

    private static func status(in folder: URL) -> URL { folder.appending(component: "paused") }

    /// Ids of the programs that the running server has paused.
    /// - Parameter folder: as for `init`.
    package static func paused(in folder: URL) -> Set<String> {
        let file = status(in: folder)
        let written = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date
        guard let written, written.timeIntervalSinceNow > -InspectorRunner.pause,
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [] }
        return Set(text.split(separator: "\n").map(String.init))
    }

    /// Another process cannot ask; it can read.
    private func notePauses() {
        let now = runner.paused
        let isNew = state.withLock { state in
            defer { state.paused = now }
            return state.paused != now
        }
        guard isNew else { return }
        do {
            try Data(now.sorted().joined(separator: "\n").utf8).write(to: status, options: .atomic)
        } catch {
            report("\(status.path) cannot be written: \(error)")
        }
    }
}
