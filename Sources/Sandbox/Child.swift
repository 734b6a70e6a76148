import CSpawn
import Foundation
import Glibc

/// One worker process from start to end.
///
/// Blocks the calling thread.
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
            case .died(let status, let log): "ended with wait status \(status). \(log)"
            }
        }
    }

    /// Bytes of standard error that are kept; what follows is read and dropped.
    private static let logLimit = 4096

    static func run(_ program: URL, _ job: Sandbox.Job, deadline: Duration) -> End {
        let until = ContinuousClock.now + deadline
        var child = cspawn_child()
        let error = spawn(program, job, &child)
        guard error == 0 else { return .notStarted("\(program.path): \(String(cString: strerror(error)))") }
        defer {
            close(child.answer)
            close(child.log)
        }

        var readers = [Reader(child.answer, limit: Sandbox.answerLimit + 1), Reader(child.log, limit: logLimit)]
        let inTime = listen(&readers, until: until)
        let text = String(decoding: readers[1].data, as: UTF8.self)
        let tooMuch = readers[0].data.count > Sandbox.answerLimit
        if inTime, !tooMuch, let status = wait(for: child.process, until: until) {
            return status == 0 ? .answered(readers[0].data) : .died(status: status, log: text)
        }
        kill(-child.process, SIGKILL)
        reap(child.process)
        return tooMuch ? .tooMuch(log: text) : .tooSlow(log: text)
    }

    private static func spawn(_ program: URL, _ job: Sandbox.Job, _ child: inout cspawn_child) -> Int32 {
        var texts: [UnsafeMutablePointer<CChar>?] = ([job.program] + job.arguments).map { strdup($0) } + [nil]
        defer { texts.forEach { free($0) } }
        return cspawn_start(program.path, &texts, job.input.path, job.output?.path, &child)
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

    /// The wait status, or nil when the process did not end in time.
    private static func wait(for process: pid_t, until: ContinuousClock.Instant) -> Int32? {
        var pause: UInt32 = 50
        while true {
            var status: Int32 = 0
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status }
            if ended < 0, errno != EINTR { return -1 }
            guard ContinuousClock.now < until else { return nil }
            usleep(pause)
            pause = min(pause * 2, 5000)
        }
    }

    private static func reap(_ process: pid_t) {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}
