import NIOCore
import Synchronization

/// Pages that a visitor may see, as they were last sent; dropped all at once when anything public changes.
///
/// Holds at most `limit` bytes; nothing in it needs to be shared between processes.
package final class PageCache: Sendable {
    struct Entry: Sendable {
        let body: ByteBuffer
        let etag: String
    }

    /// 16 MiB: some 600 tutorial pages.
    private static let limit = 16 * 1024 * 1024

    fileprivate struct State {
        var generation = -1
        var pages: [String: Entry] = [:]
        var settings: [String: Bool] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())

    func page(_ key: String, generation: Int) -> Entry? {
        state.withLock { state in
            state.renew(generation)
            return state.pages[key]
        }
    }

    func keep(_ entry: Entry, as key: String, generation: Int) {
        state.withLock { state in
            state.renew(generation)
            if state.bytes + entry.body.readableBytes > Self.limit {
                state.pages = [:]
                state.bytes = 0
            }
            state.bytes += entry.body.readableBytes
            state.pages[key] = entry
        }
    }

    /// A yes-or-no setting, read from the store once a generation.
    func setting(_ key: String, generation: Int, read: () async throws -> Bool) async throws -> Bool {
        let known = state.withLock { state in
            state.renew(generation)
            return state.settings[key]
        }
        if let known { return known }
        let value = try await read()
        state.withLock { state in
            if state.generation == generation { state.settings[key] = value }
        }
        return value
    }
}

extension PageCache.State {
    fileprivate mutating func renew(_ generation: Int) {
        guard generation != self.generation else { return }
        self = PageCache.State(generation: generation)
    }
}
