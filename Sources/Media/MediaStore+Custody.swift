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
        guard let file = vault.url(digest), Disk.size(of: file) != nil else { return false }
        return try Vault.digest(of: file) == digest
    }

    /// How long a file may be without a row: its row may be on its way.
    package static let grace: TimeInterval = 48 * 3600

    /// Those of `digests` that were last written longer ago than `grace`; what is not there is left out.
    package func old(_ digests: Set<String>, at date: Date) -> [String] {
        digests.sorted().filter { digest in
            guard let path = vault.url(digest)?.path,
                let written = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            else { return false }
            return date.timeIntervalSince(written) > Self.grace
        }
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
