import Synchronization

/// Who may run now, who waits, first come first served, and who is turned away.
final class Slots: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Bool, Never>] = []
    }

    private let state: Mutex<State>
    private let mostWaiting: Int

    init(free: Int, mostWaiting: Int) {
        state = Mutex(State(free: free))
        self.mostWaiting = mostWaiting
    }

    /// True with a slot, to be given back; false when too many wait already.
    func take() async -> Bool {
        await withCheckedContinuation { continuation in
            let answer: Bool? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                if state.waiting.count >= mostWaiting { return false }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    func give() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: true)
    }
}
