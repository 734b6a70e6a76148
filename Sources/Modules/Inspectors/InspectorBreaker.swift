import Synchronization

/// Stops running an inspector that fails on one file after the other.
///
/// Files count, not runs: one that an inspector cannot stand, tried again and again, stands in nobody else's way.
final class InspectorBreaker: Sendable {
    static let most = 3
    static let span = Duration.seconds(600)

    private struct State {
        /// When an inspector last failed on a file, by the file's digest.
        var failures: [String: ContinuousClock.Instant] = [:]
        var openUntil: ContinuousClock.Instant?
    }

    private let states = Mutex<[String: State]>([:])
    private let now: @Sendable () -> ContinuousClock.Instant

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }) { self.now = now }

    func isOpen(_ inspector: String) -> Bool {
        let now = now()
        return states.withLock { states in
            guard let until = states[inspector]?.openUntil else { return false }
            if now < until { return true }
            states[inspector] = nil
            return false
        }
    }

    /// - Returns: true when this failure opens it.
    func fail(_ inspector: String, on file: String) -> Bool {
        let now = now()
        return states.withLock { states in
            var state = states[inspector] ?? State()
            state.failures = state.failures.filter { $0.value > now - Self.span }
            state.failures[file] = now
            let opens = state.openUntil == nil && state.failures.count >= Self.most
            if opens { state.openUntil = now + Self.span }
            states[inspector] = state
            return opens
        }
    }

    func reset() { states.withLock { $0 = [:] } }
}
