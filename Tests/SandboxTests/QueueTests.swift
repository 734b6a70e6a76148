import Domain
import Synchronization
import Testing

@testable import Sandbox

/// Who goes first, who waits and who is turned away.
@Suite(.timeLimit(.minutes(5))) struct Queue {
    /// Names in the order in which their turn came.
    private final class Order: Sendable {
        private let names = Mutex<[String]>([])

        var all: [String] { names.withLock { $0 } }
        func add(_ name: String) { names.withLock { $0.append(name) } }
    }

    /// How many there are, and how many there were at most.
    private final class Gauge: Sendable {
        private let counts = Mutex((now: 0, most: 0))

        var most: Int { counts.withLock { $0.most } }
        func rise() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func fall() { counts.withLock { $0.now -= 1 } }
    }

    /// Takes a turn in a task of its own, and returns once it runs or waits.
    @discardableResult private func enter(
        _ turns: Turns, _ name: String, _ order: Order, _ urgency: Sandbox.Urgency = .interactive, isHeavy: Bool = false
    ) async throws -> Task<Void, any Error> {
        let before = turns.load
        let task = Task {
            try await turns.take(urgency, isHeavy: isHeavy)
            order.add(name)
        }
        while turns.load == before { try await Task.sleep(for: .milliseconds(1)) }
        return task
    }

    @Test func `people go before background work, then first come, first served`() async throws {
        let turns = Turns(workers: 1, waiting: 64)
        let order = Order()
        try await enter(turns, "first", order, .background)
        var tasks: [Task<Void, any Error>] = []
        for (name, urgency) in [
            ("b1", Sandbox.Urgency.background), ("i1", .interactive), ("b2", .background), ("i2", .interactive),
        ] {
            tasks.append(try await enter(turns, name, order, urgency))
        }

        for count in 2...5 {
            turns.give(isHeavy: false)
            while order.all.count < count { try await Task.sleep(for: .milliseconds(1)) }
        }

        #expect(order.all == ["first", "i1", "i2", "b1", "b2"])
    }

    @Test func `one heavy job runs at once and holds up no light one`() async throws {
        let turns = Turns(workers: 3, waiting: 64)
        let order = Order()
        try await enter(turns, "heavy 1", order, isHeavy: true)
        try await enter(turns, "heavy 2", order, isHeavy: true)
        try await enter(turns, "light 1", order)
        try await enter(turns, "light 2", order)
        while order.all.count < 3 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(Set(order.all) == ["heavy 1", "light 1", "light 2"])
        #expect(turns.load == Sandbox.Load(running: 3, waiting: 1, most: 1))

        turns.give(isHeavy: false)
        #expect(turns.load == Sandbox.Load(running: 2, waiting: 1, most: 1))
        turns.give(isHeavy: true)

        while order.all.count < 4 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(order.all.last == "heavy 2")
        #expect(turns.load == Sandbox.Load(running: 2, waiting: 0, most: 1))
    }

    @Test func `the sixty-fifth to wait is turned away`() async throws {
        let turns = Turns(workers: 2, waiting: 64)
        let order = Order()
        for number in 1...66 { try await enter(turns, "\(number)", order) }
        #expect(turns.load == Sandbox.Load(running: 2, waiting: 64, most: 64))

        let refusal = await #expect(throws: Refusal.self) { try await turns.take(.interactive, isHeavy: false) }

        #expect(refusal?.code == .checkBusy)
        #expect(turns.load == Sandbox.Load(running: 2, waiting: 64, most: 64))
        for _ in 1...66 { turns.give(isHeavy: false) }
        while order.all.count < 66 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(turns.load.running == 0)
    }

    @Test func `who is cancelled while waiting leaves the queue`() async throws {
        let turns = Turns(workers: 1, waiting: 64)
        let order = Order()
        try await enter(turns, "first", order)
        let second = try await enter(turns, "second", order)
        try await enter(turns, "third", order)

        second.cancel()

        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(turns.load.waiting == 1)
        turns.give(isHeavy: false)
        while order.all.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(order.all == ["first", "third"])
    }

    @Test func `who is cancelled before asking never waits`() async throws {
        let turns = Turns(workers: 1, waiting: 64)
        try await turns.take(.interactive, isHeavy: false)

        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await turns.take(.interactive, isHeavy: false)
        }

        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(turns.load == Sandbox.Load(running: 1, waiting: 0, most: 0))
    }

    /// Every turn that is taken is given back, and every one who waits gets an answer, whatever happens meanwhile.
    @Test func `comes out even after a thousand jobs, a third of them cancelled`() async throws {
        let turns = Turns(workers: 3, waiting: 64)
        let gauge = Gauge()

        await withTaskGroup(of: Void.self) { group in
            for number in 0..<1000 {
                let task = Task {
                    try await turns.take(number % 2 == 0 ? .interactive : .background, isHeavy: number % 5 == 0)
                    gauge.rise()
                    await Task.yield()
                    gauge.fall()
                    turns.give(isHeavy: number % 5 == 0)
                }
                if number % 3 == 0 { task.cancel() }
                group.addTask { _ = await task.result }
            }
        }

        #expect(turns.load.running == 0)
        #expect(turns.load.waiting == 0)
        #expect((1...3).contains(gauge.most))
    }
}
