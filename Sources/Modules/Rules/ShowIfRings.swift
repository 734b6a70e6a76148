/// Finds questions that would wait for one another for ever.
enum ShowIfRings {
    /// Rings of `show_if`, each as field ids, the first one first in the form; every field is in one ring at most.
    static func find(in fields: [Field]) -> [[String]] {
        let reads = Dictionary(
            fields.map { ($0.id, $0.showIf?.names.sorted() ?? []) }, uniquingKeysWith: { first, _ in first })
        var rings: [[String]] = []
        var taken = Set<String>()
        for field in fields where !taken.contains(field.id) {
            guard let ring = shortest(from: field.id, reads), taken.isDisjoint(with: ring) else { continue }
            taken.formUnion(ring)
            rings.append(ring)
        }
        return rings
    }

    /// The shortest way from a field back to itself.
    private static func shortest(from start: String, _ reads: [String: [String]]) -> [String]? {
        var cameFrom: [String: String] = [:]
        var waiting = [start]
        while !waiting.isEmpty {
            var next: [String] = []
            for id in waiting {
                for read in reads[id] ?? [] {
                    if read == start { return way(to: id, from: start, cameFrom) }
                    guard reads[read] != nil, cameFrom[read] == nil else { continue }
                    cameFrom[read] = id
                    next.append(read)
                }
            }
            waiting = next
        }
        return nil
    }

    private static func way(to end: String, from start: String, _ cameFrom: [String: String]) -> [String] {
        var way = [end]
        while let last = way.last, last != start, let previous = cameFrom[last] { way.append(previous) }
        return way.reversed()
    }
}
