import Domain
import Synchronization

/// Who may run now, who waits, and who is turned away.
///
/// People go before background work, then first come, first served. A heavy job that waits for another heavy one holds
/// up nobody behind it.
final class Turns: Sendable {
    private enum Answer { case go, full, cancelled }

    private struct Waiter {
        let ticket: Int
        let urgency: Sandbox.Urgency
        let isHeavy: Bool
        let continuation: CheckedContinuation<Answer, Never>
    }

    private struct State {
        var free: Int
        var heavyRuns = false
        var tickets = 0
        /// In the order of arrival.
        var waiting: [Waiter] = []
        var load = Sandbox.Load()
    }

    private let state: Mutex<State>
    private let workers: Int
    private let mostWaiting: Int
    private let status: StatusFile?

    init(workers: Int, waiting: Int, status: StatusFile? = nil) {
        state = Mutex(State(free: workers))
        self.workers = workers
        mostWaiting = waiting
        self.status = status
        status?.write(Sandbox.Load())
    }

    var load: Sandbox.Load { state.withLock { $0.load } }

    /// Returns with a turn, to be given back.
    /// - Throws: `Refusal` `.checkBusy` when too many wait already; `CancellationError`.
    func take(_ urgency: Sandbox.Urgency, isHeavy: Bool) async throws {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enter(Waiter(ticket: ticket, urgency: urgency, isHeavy: isHeavy, continuation: continuation))
            }
        } onCancel: {
            leave(ticket)
        }
        switch answer {
        case .go: return
        case .full: throw Refusal(.checkBusy)
        case .cancelled: throw CancellationError()
        }
    }

    func give(isHeavy: Bool) {
        change { state in
            state.free += 1
            if isHeavy { state.heavyRuns = false }
            return []
        }
    }

    private func enter(_ waiter: Waiter) {
        change { state in
            // Asked under the lock: a task cancelled from here on finds its waiter in the queue.
            if Task.isCancelled { return [(waiter, .cancelled)] }
            let canStart = state.free > 0 && !(waiter.isHeavy && state.heavyRuns)
            if !canStart, state.waiting.count >= mostWaiting { return [(waiter, .full)] }
            state.waiting.append(waiter)
            return []
        }
    }

    private func leave(_ ticket: Int) {
        change { state in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return [] }
            return [(state.waiting.remove(at: index), .cancelled)]
        }
    }

    /// Changes the queue, lets start who then can, and tells all who are concerned.
    private func change(_ body: (inout State) -> [(Waiter, Answer)]) {
        let answers = state.withLock { state in
            var answers = body(&state)
            while let next = Self.next(&state) { answers.append((next, .go)) }
            note(&state)
            return answers
        }
        for (waiter, answer) in answers { waiter.continuation.resume(returning: answer) }
    }

    private static func next(_ state: inout State) -> Waiter? {
        guard state.free > 0 else { return nil }
        let ready = state.waiting.indices.filter { !(state.waiting[$0].isHeavy && state.heavyRuns) }
        guard let index = ready.min(by: { state.waiting[$0].urgency < state.waiting[$1].urgency }) else { return nil }
        state.free -= 1
        if state.waiting[index].isHeavy { state.heavyRuns = true }
        return state.waiting.remove(at: index)
    }

    private func note(_ state: inout State) {
        let load = Sandbox.Load(
            running: workers - state.free, waiting: state.waiting.count,
            most: max(state.load.most, state.waiting.count))
        if load != state.load { status?.write(load) }
        state.load = load
    }
}
