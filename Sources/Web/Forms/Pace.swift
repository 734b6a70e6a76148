import Synchronization

/// Measures how long a sender lets the server wait.
///
/// Time that the server spends writing does not count.
final class Pace: Sendable {
    private struct State {
        var waitingSince: ContinuousClock.Instant?
        var waited = Duration.zero
        var bytes = 0
        var isSlow = false
    }

    private let state = Mutex(State())
    private let idle: Duration
    private let bytesPerSecond: Int

    init(_ limits: FormLimits) {
        idle = limits.idle
        bytesPerSecond = limits.bytesPerSecond
    }

    func waits() {
        state.withLock { $0.waitingSince = .now }
    }

    func received(_ bytes: Int) {
        state.withLock { state in
            if let since = state.waitingSince { state.waited += .now - since }
            state.waitingSince = nil
            state.bytes += bytes
            guard state.waited >= idle else { return }
            let seconds = state.waited / .seconds(1)
            if Double(state.bytes) < Double(bytesPerSecond) * seconds { state.isSlow = true }
            state.waited = .zero
            state.bytes = 0
        }
    }

    /// Returns true once the sender is too slow, false when its task is cancelled.
    func watch() async -> Bool {
        let interval = min(.seconds(1), max(.milliseconds(5), idle / 8))
        while true {
            let tooSlow = state.withLock { state in
                state.isSlow || state.waitingSince.map { .now - $0 > idle } ?? false
            }
            if tooSlow { return true }
            do { try await Task.sleep(for: interval) } catch { return false }
        }
    }
}
