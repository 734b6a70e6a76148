import Domain
import Hummingbird
import Media
import NIOCore

/// The bytes of one `PATCH`, on their way into a partial file.
struct Reception: Sendable {
    let request: Request
    let file: PartialFile
    let piece: Piece
    /// Bytes that are still to come of the whole upload.
    let room: Int
    let checksum: UploadChecksum?

    /// How it came to its end.
    enum End: Sendable {
        case whole
        /// There is no room for all that came.
        case tooMuch
        /// They are not what the checksum says.
        case damaged
        /// The connection was lost.
        case lost
        case tooSlow
        /// The sender has come back by another connection.
        case askedFor
    }

    /// Takes what comes, and keeps it: all of it when it must match a checksum, as much as has come otherwise.
    /// - Throws: `Refusal` `.storageFull`, faults; nothing is kept then.
    func run() async throws -> End {
        defer { file.close() }
        let end: End
        do {
            end = try await receive()
        } catch {
            try await piece.drop()
            throw error
        }
        switch end {
        case .whole: try await piece.keep()
        case .tooMuch, .damaged: try await piece.drop()
        case .lost, .tooSlow, .askedFor:
            if checksum == nil { try await piece.keep() } else { try await piece.drop() }
        }
        return end
    }

    private func receive() async throws -> End {
        let pace = Pace(FormLimits())
        return try await withThrowingTaskGroup(of: End?.self) { group in
            group.addTask { try await read(pace) }
            group.addTask { await pace.watch() ? .tooSlow : nil }
            group.addTask { await file.isAskedFor() ? .askedFor : nil }
            var first: End?
            for try await end in group {
                guard first == nil, let end else { continue }
                first = end
                group.cancelAll()
            }
            return first ?? .lost
        }
    }

    private func read(_ pace: Pace) async throws -> End {
        var checksum = checksum
        var iterator = request.body.makeAsyncIterator()
        while true {
            let chunk: ByteBuffer?
            pace.waits()
            do { chunk = try await iterator.next() } catch { return .lost }
            pace.received(chunk?.readableBytes ?? 0)
            guard let chunk else { break }
            guard piece.size + chunk.readableBytes <= room else { return .tooMuch }
            try chunk.withUnsafeReadableBytes { bytes in
                try piece.write(bytes)
                checksum?.update(bytes)
            }
        }
        // A body that was cut short also ends with nil.
        if Task.isCancelled { return .lost }
        if let announced = request.announcedBytes, announced != piece.size { return .lost }
        return checksum?.matches == false ? .damaged : .whole
    }
}

extension Request {
    /// Bytes of the body, when its sender says so beforehand.
    var announcedBytes: Int? { headers[.contentLength].flatMap { Int($0) } }
}
