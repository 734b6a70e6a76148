import Domain
import Yams

/// Reads the keys of one mapping, one question at a time.
///
/// Every answer that does not fit is reported where it stands and read as absent, so that the rest is still looked at.
struct MappingReader {
    let node: Node
    let report: Report
    private let values: [String: Node]

    /// - Returns: nil, with a report, when `node` is not a mapping.
    init?(_ node: Node, named name: String, _ report: Report) {
        guard case .mapping(let mapping) = node else {
            report.add(.wrongShape(name, expected: .mapping), at: node)
            return nil
        }
        self.node = node
        self.report = report
        values = Dictionary(mapping.compactMap { key, value in key.scalar.map { ($0.string, value) } }) { _, last in
            last
        }
    }

    /// Calls `problem` for each key that is not in `known` and reports what it answers.
    func checkKeys(known: [String], problem: ((String) -> Problem?)? = nil) {
        guard case .mapping(let mapping) = node else { return }
        for (key, _) in mapping {
            guard let name = key.scalar?.string else {
                report.add(.wrongShape("…", expected: .text), at: key)
                continue
            }
            if known.contains(name) || ManifestDocument.isPlaceholder(name) { continue }
            let near = NearMiss.of(name, among: known)
            report.add(problem?(name) ?? .unknownKey(name, near: near, known: known), at: key)
        }
    }

    /// Keys with their nodes, in the order of the file; those written twice once.
    var entries: [(name: String, key: Node, value: Node)] {
        guard case .mapping(let mapping) = node else { return [] }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string, !ManifestDocument.isPlaceholder(name) else { return nil }
            return (name, key, value)
        }
    }

    func value(_ key: String, required: Bool = false) -> Node? {
        if required, values[key] == nil { report.add(.missingKey(key), at: node) }
        return values[key]
    }

    /// The scalar of that key as written; a list or an empty value is reported.
    func text(_ key: String, required: Bool = false, limit: Int = 200) -> (text: String, node: Node)? {
        guard let value = value(key, required: required) else { return nil }
        guard let scalar = value.scalar, !scalar.string.isBlank else {
            report.add(.wrongShape(key, expected: .text), at: value)
            return nil
        }
        guard scalar.string.count <= limit else {
            report.add(.textTooLong(key, count: scalar.string.count, limit: limit), at: value)
            return nil
        }
        return (scalar.string, value)
    }

    func integer(_ key: String, _ range: ClosedRange<Int>, required: Bool = false) -> Int? {
        guard let value = value(key, required: required) else { return nil }
        guard let scalar = value.scalar, scalar.style == .plain, let number = Int(scalar.string) else {
            report.add(.wrongShape(key, expected: .integer), at: value)
            return nil
        }
        guard range.contains(number) else {
            report.add(.outOfRange(key, range), at: value)
            return nil
        }
        return number
    }

    func number(_ key: String) -> Double? {
        guard let value = value(key) else { return nil }
        guard let scalar = value.scalar, scalar.style == .plain, let number = Double(scalar.string),
            abs(number) < 1e12
        else {
            report.add(.wrongShape(key, expected: .number), at: value)
            return nil
        }
        return number
    }

    func boolean(_ key: String) -> Bool? {
        guard let value = value(key) else { return nil }
        switch value.scalar.map({ ($0.style == .plain, $0.string) }) {
        case (true, "true")?: return true
        case (true, "false")?: return false
        default:
            report.add(.wrongShape(key, expected: .boolean), at: value)
            return nil
        }
    }

    /// A text in French and, if possible, English.
    func localized(_ key: String, required: Bool = false, limit: Int) -> LocalizedText? {
        guard let value = value(key, required: required) else { return nil }
        guard case .mapping = value, let languages = MappingReader(value, named: key, report) else {
            report.add(.frenchMissing(key), at: value)
            return nil
        }
        languages.checkKeys(known: Language.allCases.map(\.rawValue))
        let english = languages.text("en", limit: limit)?.text
        guard languages.values["fr"] != nil else {
            report.add(.frenchMissing(key), at: value)
            return nil
        }
        guard let french = languages.text("fr", limit: limit)?.text else { return nil }
        if languages.values["en"] == nil { report.add(.englishMissing(key), at: value) }
        return LocalizedText(fr: french, en: english)
    }

    /// The items of a list of at most `limit` items, and of 1 at least unless it may be empty.
    func list(_ key: String, required: Bool = false, mayBeEmpty: Bool = false, limit: Int) -> [Node] {
        guard let value = value(key, required: required) else { return [] }
        guard case .sequence(let sequence) = value else {
            report.add(.wrongShape(key, expected: .list), at: value)
            return []
        }
        if sequence.isEmpty, !mayBeEmpty { report.add(.listEmpty, at: value) }
        if sequence.count > limit { report.add(.tooManyItems(key, count: sequence.count, limit: limit), at: value) }
        return Array(sequence.prefix(limit))
    }

    /// The words of a list; anything else in it is reported.
    func words(
        _ key: String, required: Bool = false, mayBeEmpty: Bool = false, limit: Int
    ) -> [(text: String, node: Node)] {
        list(key, required: required, mayBeEmpty: mayBeEmpty, limit: limit).compactMap { item in
            guard let scalar = item.scalar, !scalar.string.isBlank else {
                report.add(.wrongShape(key, expected: .text), at: item)
                return nil
            }
            return (scalar.string, item)
        }
    }
}
