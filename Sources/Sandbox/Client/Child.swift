import CSpawn
import Foundation
import Glibc

/// One process from start to end.
enum Child {
    enum End: CustomStringConvertible {
        case answered(Data)
        case notStarted(String)
        case tooSlow(log: String)
        case tooMuch(log: String)
        case died(status: Int32, log: String)

        var description: String {
            switch self {
            case .answered(let answer): "answered \(answer.count) bytes"
            case .notStarted(let reason): "not started: \(reason)"
            case .tooSlow(let log): "killed at the deadline. \(log)"
            case .tooMuch(let log): "killed, wrote too much. \(log)"
            case .died(let status, let log) where status & 0x7f == 0: "ended with exit code \(status >> 8). \(log)"
            case .died(let status, let log): "ended by signal \(status & 0x7f). \(log)"
            }
        }
    }

    /// How a child ended and what it had written until then.
    struct Life {
        let end: End
        let output: Data
        let log: String
        let duration: Duration
    }

    /// Bytes of standard error that are kept; what follows is read and dropped.
    private static let logLimit = 4096

    static func run(_ command: Command, deadline: Duration) async -> End {
        await live(command, deadline: deadline, outputLimit: Sandbox.answerLimit).end
    }

    /// Runs it on a thread of its own, which lives until the child has ended.
    ///
    /// A worker dies with the *thread* that started it (PR_SET_PDEATHSIG), not with the process. And such a thread may
    /// block.
    /// - Parameter outputLimit: bytes of standard output, above which it is killed.
    static func live(_ command: Command, deadline: Duration, outputLimit: Int) async -> Life {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: blockingRun(command, deadline, outputLimit))
            }
        }
    }

    private static func blockingRun(_ command: Command, _ deadline: Duration, _ outputLimit: Int) -> Life {
        let start = ContinuousClock.now
        let until = start + deadline
        var child = cspawn_child()
        let error = spawn(command, &child)
        guard error == 0 else {
            let reason = "\(command.arguments[0]): \(String(cString: strerror(error)))"
            return Life(end: .notStarted(reason), output: Data(), log: "", duration: .zero)
        }
        defer {
            close(child.answer)
            close(child.log)
        }

        var readers = [Reader(child.answer, limit: outputLimit + 1), Reader(child.log, limit: logLimit)]
        let inTime = listen(&readers, until: until) && hasEnded(child.process, until: until)
        // Also after its end, for what it may have started where the kernel lacks a wall. Not yet reaped, its number is
        // still its own.
        kill(-child.process, SIGKILL)
        kill(child.process, SIGKILL)
        let status = reap(child.process)

        let output = readers[0].data
        let log = String(decoding: readers[1].data, as: UTF8.self)
        return Life(
            end: end(output, log, status, inTime, outputLimit), output: output, log: log,
            duration: ContinuousClock.now - start)
    }

    private static func end(_ output: Data, _ log: String, _ status: Int32, _ inTime: Bool, _ limit: Int) -> End {
        if output.count > limit { return .tooMuch(log: log) }
        if !inTime { return .tooSlow(log: log) }
        return status == 0 ? .answered(output) : .died(status: status, log: log)
    }

    private static func spawn(_ command: Command, _ child: inout cspawn_child) -> Int32 {
        var texts: [UnsafeMutablePointer<CChar>?] = command.arguments.map { strdup($0) } + [nil]
        let paths = command.files.map { strdup($0.path) }
        defer { (texts + paths).forEach { free($0) } }
        let files = zip(paths, command.files).map { cspawn_file(path: $0, writes: $1.writes ? 1 : 0) }
        return cspawn_start(command.arguments[0], &texts, command.input, files, files.count, &child)
    }

    /// Reads both pipes to their ends.
    ///
    /// False when the deadline came first or the answer grew too long.
    private static func listen(_ readers: inout [Reader], until: ContinuousClock.Instant) -> Bool {
        while readers.contains(where: { !$0.ended }) {
            let left = ContinuousClock.now.duration(to: until)
            guard left > .zero else { return false }
            var polled = readers.map { pollfd(fd: $0.ended ? -1 : $0.descriptor, events: Int16(POLLIN), revents: 0) }
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            let count = poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds + 1))
            if count < 0, errno != EINTR { return false }
            for index in polled.indices where polled[index].revents != 0 { readers[index].read() }
            if readers[0].data.count >= readers[0].limit { return false }
        }
        return true
    }

    /// Waits for the process to end, without reaping it.
    private static func hasEnded(_ process: pid_t, until: ContinuousClock.Instant) -> Bool {
        var pause: UInt32 = 50
        while true {
            var information = siginfo_t()
            let result = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
            if result == 0, information.si_signo == SIGCHLD { return true }
            if result != 0, errno != EINTR { return false }
            guard ContinuousClock.now < until else { return false }
            usleep(pause)
            pause = min(pause * 2, 5000)
        }
    }

    /// The wait status.
    private static func reap(_ process: pid_t) -> Int32 {
        var status: Int32 = -1
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
