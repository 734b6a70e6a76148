import Dispatch
import Domain
package import Foundation

/// The one way in which bytes from strangers meet a decoder: a process of its own for each file, with nothing but that
/// file, a place to write and a deadline.
///
/// At most as many at once as there are cores; 64 more may wait.
package struct Sandbox: Sendable {
    /// One run of a worker program.
    package struct Job: Sendable {
        /// File name of the program in the folder of worker programs.
        package let program: String
        package let arguments: [String]
        /// Becomes descriptor 0.
        package let input: URL
        /// An existing folder that becomes descriptor 3.
        package let output: URL?

        package init(_ program: String, _ arguments: [String], input: URL, output: URL? = nil) {
            self.program = program
            self.arguments = arguments
            self.input = input
            self.output = output
        }
    }

    /// Bytes of an answer; more is nonsense.
    package static let answerLimit = 64 * 1024

    private let programs: URL
    private let deadline: Duration
    private let slots: Slots
    private let queue = DispatchQueue(label: "bricoleur.sandbox", attributes: .concurrent)
    private let report: @Sendable (String) -> Void

    /// - Parameters:
    ///   - programs: folder of the worker programs; nil is the folder of the running program.
    ///   - deadline: how long one run may last before it is killed.
    ///   - waiting: how many jobs may wait for their turn.
    ///   - report: told in one line what went wrong when a worker did; for the log, never for people.
    package init(
        programs: URL? = nil, deadline: Duration = .seconds(20),
        workers: Int = max(1, ProcessInfo.processInfo.activeProcessorCount), waiting: Int = 64,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.programs =
            programs ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        self.deadline = deadline
        self.report = report
        slots = Slots(free: workers, mostWaiting: waiting)
    }

    /// Runs one worker to its end.
    /// - Returns: what it wrote to its standard output, not empty, at most `answerLimit` bytes. Not to be trusted.
    /// - Throws: `Refusal` `.checkUnavailable` when the queue is full, or when the worker could not start, died, was too
    ///   slow or said nothing; `CancellationError`.
    package func run(_ job: Job) async throws -> Data {
        guard await slots.take() else {
            report("\(job.program): the queue is full")
            throw Refusal(.checkUnavailable)
        }
        defer { slots.give() }
        try Task.checkCancellation()

        let program = programs.appending(component: job.program)
        let end = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Child.run(program, job, deadline: deadline)) }
        }
        switch end {
        case .answered(let answer) where !answer.isEmpty: return answer
        default:
            report("\(job.program): \(end)")
            throw Refusal(.checkUnavailable)
        }
    }
}
