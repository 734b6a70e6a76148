import CZip

/// The parts of an office file, inflated within a budget.
final class Archive {
    private let archive: OpaquePointer
    private var places: [String: Int] = [:]
    /// Bytes that may still be inflated: time is short.
    private var budget = 40 << 20

    /// Nil when the bytes, which must outlive it, are no zip file.
    init?(_ file: UnsafeRawBufferPointer) {
        let start = file.bindMemory(to: UInt8.self).baseAddress
        guard let start, let archive = czip_open(start, file.count) else { return nil }
        self.archive = archive
        for index in 0..<min(czip_entries(archive), 2000) {
            if let name = czip_name(archive, index) { places[String(cString: name)] = index }
        }
    }

    deinit { czip_close(archive) }

    enum Part {
        case bytes([UInt8])
        /// Not there, or damaged: the server's own check says so.
        case missing
        case tooLarge
    }

    func part(_ name: String) -> Part {
        guard let index = places[name] else { return .missing }
        // Its own word about its size is not taken: it is inflated once for counting.
        let size = Int(czip_read(archive, index, nil, budget))
        if size == CZIP_TOO_LARGE { return .tooLarge }
        guard size > 0 else { return .missing }
        budget -= size
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, filled in
            count = Int(czip_read(archive, index, room.baseAddress, size))
            filled = max(0, count)
        }
        return count == size ? .bytes(bytes) : .missing
    }
}
