import Domain
import Foundation
import Media
import Store

/// The database's view of the media folder beside what is there.
struct MediaSurvey {
    let data: URL
    let repair: Bool

    struct Findings {
        var lines: [String] = []
        var isBad = false
    }

    /// How long a file may be without a row: its row may be on its way.
    private static let grace: TimeInterval = 48 * 3600

    func run() async throws -> Findings {
        let store = try Store(folder: data, migrating: false)
        let media = try MediaStore(looking: data.appendingPathComponent("media"))
        let held = try await store.files.held()
        let kept = Set(try media.digests())
        var findings = Findings()
        var (missing, damaged) = (0, 0)
        for (digest, rows) in held.sorted(by: { $0.key < $1.key }) {
            let isThere = kept.contains(digest)
            guard try !isThere || !media.isWhole(digest: digest) else { continue }
            if isThere { damaged += 1 } else { missing += 1 }
            findings.isBad = true
            let names = rows.map { "\($0.name) (file \($0.id), bricolage \($0.tutorial))" }.joined(separator: ", ")
            findings.lines.append("\(isThere ? "damaged" : "missing") \(digest): \(names)")
        }
        let orphans = kept.subtracting(held.keys)
        let old = orphans.filter { (media.age(digest: $0, at: Date()) ?? 0) > Self.grace }
        if repair {
            for digest in old {
                _ = try await store.files.unlink(digest) { try media.remove(digest: $0) }
            }
        }
        let fate = old.isEmpty ? "" : repair ? ", \(old.count) removed" : ", \(old.count) older than two days"
        findings.lines.append(
            "\(held.count) files of rows: \(missing) missing, \(damaged) damaged. \(orphans.count) without a row\(fate)."
        )
        return findings
    }
}
