package import Domain
package import Foundation

/// Finding and removing kept files.
extension MediaStore {
    /// Where the file with this digest is or would be; nil when it is not 64 lower-case hexadecimal digits.
    package func url(digest: String) -> URL? { vault.url(digest) }

    /// Removes a file; fine when it is not there.
    ///
    /// Whether something still refers to it is the caller's to know.
    /// - Returns: false when somebody is about to refer to it: it stays.
    package func remove(digest: String) throws -> Bool { try vault.remove(digest) }

    /// Every file that is kept.
    ///
    /// O(files).
    package func digests() throws -> [String] { try vault.digests() }

    /// True when its bytes are those of its name.
    ///
    /// Reads the whole file.
    package func isWhole(digest: String) throws -> Bool {
        guard let file = vault.url(digest) else { return false }
        return try Vault.digest(of: file) == digest
    }

    /// When it was last written; nil when it is not there.
    package func age(digest: String, at date: Date) -> TimeInterval? {
        guard let path = vault.url(digest)?.path,
            let written = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        else { return nil }
        return date.timeIntervalSince(written)
    }

    /// Ids of the uploads that wait for their check and came before `date`.
    package func withheldIDs(before date: Date) throws -> Set<MediaFile.ID> {
        let files = try FileManager.default.contentsOfDirectory(
            at: withheld, includingPropertiesForKeys: [.contentModificationDateKey])
        return Set(
            try files.filter {
                try $0.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate ?? date < date
            }.compactMap { MediaFile.ID($0.lastPathComponent) })
    }
}
