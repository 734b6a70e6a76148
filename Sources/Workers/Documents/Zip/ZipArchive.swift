import CZip
import WorkerKit

/// A zip file whose directory was found sound, for reading what is in it.
final class ZipArchive {
    enum Content {
        case bytes([UInt8])
        /// Its data, length or checksum is wrong.
        case damaged
        case tooLarge
    }

    let file: Bytes
    let entries: [ZipEntry]
    private let archive: OpaquePointer

    /// Nil when libzip does not see the same entries as we do.
    init?(_ file: Bytes, _ directory: ZipDirectory) {
        guard let archive = file.lend({ czip_open($0, $1) }) else { return nil }
        let isSame =
            czip_entries(archive) == directory.entries.count
            && directory.entries.allSatisfy { entry in
                czip_name(archive, entry.index).map { entry.name == String(cString: $0) } == true
            }
        guard isSame else {
            czip_close(archive)
            return nil
        }
        self.file = file
        self.archive = archive
        entries = directory.entries
    }

    deinit { czip_close(archive) }

    /// - Parameter limit: bytes.
    func content(of entry: ZipEntry, atMost limit: Int) -> Content {
        guard entry.unpacked <= limit else { return .tooLarge }
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(1, entry.unpacked)) { room, count in
            result = Int(czip_read(archive, entry.index, room.baseAddress, entry.unpacked))
            count = max(0, result)
        }
        return result == entry.unpacked ? .bytes(bytes) : fault(result)
    }

    /// True when the entry inflates to what it says it does.
    func isWhole(_ entry: ZipEntry) -> Bool {
        let count = Int(czip_read(archive, entry.index, nil, entry.unpacked))
        if count != entry.unpacked { _ = fault(count) }
        return count == entry.unpacked
    }

    private func fault(_ result: Int) -> Content {
        if result == CZIP_NO_MEMORY { stop("no memory for a zip entry") }
        return .damaged
    }

    /// The data as it lies in the file.
    func packed(_ entry: ZipEntry) -> Bytes {
        let name = file.little16(entry.start + 26) ?? 0
        let extra = file.little16(entry.start + 28) ?? 0
        return file.slice(entry.start + 30 + name + extra, entry.packed)
    }
}
