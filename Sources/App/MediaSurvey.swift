import Domain
import Foundation
import Media
import Store

/// The database's view of the media folder beside what is there.
struct MediaSurvey {
    let store: Store
    let media: MediaStore
    let repair: Bool

    struct Findings {
        var lines: [String] = []
        var isBad = false
    }

    init(data: URL, repair: Bool) throws {
        store = try Store(folder: data, migrating: false)
        media = try MediaStore(looking: data.appendingPathComponent("media"))
        self.repair = repair
    }

    func run() async throws -> Findings {
        let held = try await store.files.held()
        let kept = Set(try media.digests())
        let damaged = try kept.intersection(held.keys).filter { try !media.isWhole(digest: $0) }
        let missing = Set(held.keys).subtracting(kept)
        var bad = damaged.union(missing)
        let remade = repair && !bad.isEmpty ? try await remake(bad, held) : []
        bad.subtract(remade)
        var findings = Findings(isBad: !bad.isEmpty)
        for digest in bad.sorted() {
            let rows = held[digest] ?? []
            let names = rows.map { "\($0.name) (file \($0.id), bricolage \($0.tutorial))" }.joined(separator: ", ")
            findings.lines.append("\(missing.contains(digest) ? "missing" : "damaged") \(digest): \(names)")
        }
        let orphans = kept.subtracting(held.keys)
        let old = media.old(orphans, at: Date())
        if repair { for digest in old { try await unlink(digest) } }
        let again = remade.isEmpty ? "" : " \(remade.count) made again."
        let fate = old.isEmpty ? "" : repair ? ", \(old.count) removed" : ", \(old.count) older than two days"
        findings.lines.append(
            """
            \(held.count) files of rows: \(missing.subtracting(remade).count) missing, \
            \(damaged.subtracting(remade).count) damaged.\(again) \(orphans.count) without a row\(fate).
            """)
        return findings
    }

    /// Makes the renditions of photos anew whose full size is whole.
    /// - Returns: the digests that no row stands for any more, or that are whole again.
    private func remake(
        _ bad: Set<String>, _ held: [String: [(id: MediaFile.ID, tutorial: Tutorial.ID, name: String)]]
    ) async throws -> Set<String> {
        let rows = bad.flatMap { held[$0] ?? [] }
        var seen: Set<MediaFile.ID> = []
        for row in rows where seen.insert(row.id).inserted {
            guard let file = try await store.files.all(of: row.tutorial)[row.id], file.kind == .photo,
                !file.digest.isEmpty, !bad.contains(file.digest)
            else { continue }
            // A damaged file would be taken for the one that is made again.
            for digest in bad.intersection(file.renditions.map(\.digest)) { _ = try media.remove(digest: digest) }
            _ = try await media.remake(file) { try await store.files.change($0, from: file) }
        }
        for digest in try await store.files.letGo() { try await unlink(digest) }
        let standing = try await store.files.held()
        return try bad.filter { try standing[$0] == nil || media.isWhole(digest: $0) }
    }

    private func unlink(_ digest: String) async throws {
        _ = try await store.files.unlink(digest) { [media] in try media.remove(digest: $0) }
    }
}
