import WorkerKit

/// Keeps the text of a few elements: the properties of a document.
final class PropertyReader: XMLListener {
    private let wanted: [StaticString]
    private var found: [String: [UInt8]] = [:]
    private var current: String?

    init(_ wanted: [StaticString]) { self.wanted = wanted }

    func start(_ tag: Tag) {
        let name = tag.name
        current = wanted.contains { name == $0 } ? name.string : nil
    }

    func end(_ name: Name) { current = nil }

    func text(_ text: Lent) {
        guard let current, found[current, default: []].count < 1000 else { return }
        found[current, default: []].append(contentsOf: text.bytes.prefix(1000))
    }

    /// Without blanks around it; nil when there is nothing.
    subscript(_ name: String) -> String? { found[name]?.text.trimmed }
}

extension String {
    /// Without blanks around it; nil when nothing is left.
    var trimmed: String? {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(self[first...last])
    }
}

extension Report {
    /// Says who wrote the document, when it says so itself.
    func tellAuthors(_ author: String?, _ lastAuthor: String?) {
        facts.author = author
        facts.lastAuthor = lastAuthor
        var names: [String] = []
        for name in [author, lastAuthor].compactMap({ $0 }) where !names.contains(name) { names.append(name) }
        if !names.isEmpty { hint(.authorMetadata, [("found", .text(names.joined(separator: ", ")))]) }
    }
}
