import Domain
package import Foundation

/// The one way in which bytes from strangers meet a decoder: a process of its own for each file, behind walls, with
/// nothing but that file, places to write and a deadline.
///
/// At most as many at once as there are cores, and one heavy one among them; 64 more may wait.
package struct Sandbox: Sendable {
    /// Bytes of an answer unless the job says otherwise; more is nonsense.
    package static let answerLimit = 64 * 1024

    private let programs: URL
    private let deadline: Duration
    private let isRequired: Bool
    private let turns: Turns
    private let report: @Sendable (String) -> Void

    /// - Parameters:
    ///   - programs: folder of the launcher and the worker programs; nil is the folder of the running program.
    ///   - deadline: how long a run may last before it is killed, unless its job says otherwise.
    ///   - waiting: how many jobs may wait for their turn.
    ///   - isRequired: a kernel that lacks a wall runs nothing.
    ///   - status: a file in which the load is kept for other processes to read; see `readStatus`.
    ///   - report: told in one line what went wrong when a worker did; for the log, never for people.
    package init(
        programs: URL? = nil, deadline: Duration = .seconds(20),
        workers: Int = max(1, ProcessInfo.processInfo.activeProcessorCount), waiting: Int = 64,
        isRequired: Bool = false, status: URL? = nil, report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.programs =
            programs ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        self.deadline = deadline
        self.isRequired = isRequired
        self.report = report
        turns = Turns(workers: workers, waiting: waiting, status: status.flatMap { StatusFile($0, report: report) })
    }

    /// Jobs that run and that wait at this moment.
    package var load: Load { turns.load }

    /// Runs one worker to its end.
    /// - Returns: what it wrote to its standard output, not empty unless the job may be silent, at most the job's
    ///   `outputLimit`. Not to be trusted.
    /// - Throws: `Refusal` `.checkBusy` when too many wait, `.checkUnavailable` when the worker could not start, died,
    ///   was too slow, wrote too much or said nothing; `CancellationError` when cancelled while waiting.
    package func run(_ job: Job) async throws -> Data {
        let end = try await live(job).end
        if case .answered(let answer) = end, !answer.isEmpty || job.mayBeSilent { return answer }
        report("\(job.program): \(end)")
        throw Refusal(.checkUnavailable)
    }

    /// Runs a program that is not ours, and tells how it ended whatever that was; nothing of it is reported.
    /// - Throws: `Refusal` `.checkBusy` when too many wait; `CancellationError` when cancelled while waiting.
    package func observe(_ job: Job) async throws -> Observation {
        let life = try await live(job)
        return Observation(end: Observation.End(life.end), output: life.output, log: life.log, duration: life.duration)
    }

    private func live(_ job: Job) async throws -> Child.Life {
        do {
            try await turns.take(job.urgency, isHeavy: job.isHeavy)
        } catch let refusal as Refusal {
            report("\(job.program): the queue is full")
            throw refusal
        }
        defer { turns.give(isHeavy: job.isHeavy) }
        try Task.checkCancellation()
        return await Child.live(
            job.command(programs: programs, isRequired: isRequired), deadline: job.deadline ?? deadline,
            outputLimit: job.outputLimit)
    }

    /// Which walls this kernel gives.
    /// - Throws: `Refusal` `.checkUnavailable` when the launcher is missing or broken.
    package func walls() async throws -> Walls {
        let command = Command([programs.appending(component: Command.launcher).path, "probe"], input: "/dev/null")
        let end = await Child.run(command, deadline: deadline)
        if case .answered(let answer) = end, let walls = Walls(answer) { return walls }
        report("\(Command.launcher) probe: \(end)")
        throw Refusal(.checkUnavailable)
    }
}
