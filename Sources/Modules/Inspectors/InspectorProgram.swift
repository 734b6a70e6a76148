import Domain
import Foundation
import Sandbox

/// An inspector's program, ready to run.
struct InspectorProgram {
    let inspector: Inspector
    let module: String
    let digest: ProgramDigest
    /// The private copy.
    let copy: URL
    /// Of a script; the one program beside itself that it may be executed with.
    let interpreter: String?

    /// Reads a program, asks whether it is approved of, and copies what was read.
    static func ready(
        _ inspector: Inspector, of module: ModuleInspectors, trust: ProgramTrust, shelf: ProgramShelf
    ) -> Result<InspectorProgram, Problem> {
        approved(inspector, of: module, trust: trust).flatMap { bytes in
            do {
                return .success(try InspectorProgram(inspector, of: module.module, bytes, shelf: shelf))
            } catch {
                return .failure(.inspectorUnreadable(inspector.program, reason: "\(error)"))
            }
        }
    }

    /// The bytes of a program that somebody approved of.
    static func approved(
        _ inspector: Inspector, of module: ModuleInspectors, trust: ProgramTrust
    ) -> Result<[UInt8], Problem> {
        let file = ProgramFile(inspector.program, in: module.folder)
        if file.isNotBuilt { return .failure(.inspectorNotBuilt(inspector.program)) }
        switch file.bytes() {
        case .failure(let problem):
            return .failure(.inspectorUnreadable(inspector.program, reason: problem.what.text(in: .english)))
        case .success(let bytes):
            let digest = ProgramDigest(of: bytes)
            switch trust.answer(digest, of: inspector.program, in: module) {
            case .unknown: return .failure(.inspectorNotTrusted(module: module.module, program: inspector.program))
            case .changed: return .failure(.inspectorChanged(module: module.module, program: inspector.program))
            case .approved: return .success(bytes)
            }
        }
    }

    /// Copies a program without asking whether anybody approved of it.
    init(_ inspector: Inspector, of module: String, _ bytes: [UInt8], shelf: ProgramShelf) throws {
        self.inspector = inspector
        self.module = module
        digest = ProgramDigest(of: bytes)
        copy = try shelf.place(bytes, digest)
        ProgramShelf.settle(copy)
        interpreter = ProgramFile.interpreter(of: bytes)
    }

    /// - Parameter workshop: an existing folder, for the context.
    /// - Throws: `Refusal` `.checkBusy`; `CancellationError`; faults of our own disk.
    func run(
        on file: InspectedFile, in sandbox: Sandbox, workshop: URL, urgency: Sandbox.Urgency
    ) async throws -> InspectorRun {
        let conversation = InspectorConversation()
        let context = workshop.appending(component: ".\(conversation.token).json")
        try write(file, to: context)
        defer { try? FileManager.default.removeItem(at: context) }
        var job = Sandbox.Job(.inspect, copy.path, [], input: file.url)
        job.readable = [context.path] + (interpreter.map { [$0] } ?? [])
        job.variables = conversation.variables(inspector, context: context.path)
        job.urgency = urgency
        job.memoryMiB = inspector.memoryMiB
        job.cpuSeconds = inspector.timeoutSeconds
        job.fileMiB = 1
        job.outputLimit = inspector.outputKiB << 10
        job.deadline = .seconds(inspector.timeoutSeconds)
        let observation = try await sandbox.observe(job)
        return outcome(of: observation, conversation)
    }

    private func write(_ file: InspectedFile, to url: URL) throws {
        let context = InspectorConversation.Context(
            protocol: inspector.speaks, module: module, field: file.field, kind: file.kind,
            name: InspectorConversation.plain(file.name), size: file.size)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(context).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: url.path)
    }

    private func outcome(of observation: Sandbox.Observation, _ conversation: InspectorConversation) -> InspectorRun {
        let (answer, log) = conversation.read(observation.output)
        let failure: InspectorFailure? =
            switch observation.end {
            case .well: nil
            case .exited(let code): .crashed("exit code \(code)")
            case .signalled(let signal): .crashed("signal \(signal)")
            case .tooSlow: .tooSlow(seconds: inspector.timeoutSeconds)
            case .tooMuch: .tooMuch(kibibytes: inspector.outputKiB)
            case .notStarted(let reason): .notStarted(reason)
            }
        let outcome: InspectorOutcome =
            switch (failure, answer) {
            case (let failure?, _), (nil, .failure(let failure)): .unavailable(failure)
            case (nil, .success(let answer)): .answered(answer)
            }
        let said = log + Array(observation.log.utf8)
        return InspectorRun(
            inspector: inspector.id, outcome: outcome,
            log: InspectorConversation.printable(said.prefix(InspectorLimits.logBytes)), duration: observation.duration)
    }
}
