/// Finds what somebody probably meant.
enum NearMiss {
    /// The closest of `candidates`, or nil when none is within two slips of the keyboard.
    ///
    /// Case, hyphens and underscores do not count.
    static func of(_ word: String, among candidates: [String]) -> String? {
        let allowed = word.count < 5 ? 1 : 2
        let close = candidates.map { ($0, distance(plain(word), plain($0))) }.filter { $0.1 <= allowed }
        return close.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    private static func plain(_ word: String) -> [Character] {
        word.lowercased().filter { $0 != "-" && $0 != "_" }
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard abs(left.count - right.count) <= 2, left.count <= 60 else { return .max }
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
