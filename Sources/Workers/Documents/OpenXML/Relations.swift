/// One line of a `.rels` part: what another part points to.
struct Relation {
    /// The part that points, by its key; empty for the package itself.
    let source: String
    let id: String
    /// The last word of the relationship's type, such as `hyperlink`.
    let type: String
    /// Key of the part pointed to, or the address outside.
    let target: String
    let isExternal: Bool

    /// Where it stands, for people.
    var place: String { source.isEmpty ? "_rels/.rels" : source }
}

/// Reads a `.rels` part.
final class RelationReader: XMLListener {
    private(set) var relations: [Relation] = []
    private let source: String

    /// - Parameter key: of the `.rels` part.
    init(_ key: String) { source = Self.source(of: key) }

    func start(_ tag: Tag) {
        guard tag.name == "Relationship", let target = tag["Target"]?.string else { return }
        let isExternal = tag["TargetMode"].map { $0.string.lowercased() == "external" } ?? false
        let type = tag["Type"]?.string ?? ""
        relations.append(
            Relation(
                source: source, id: tag["Id"]?.string ?? "", type: String(type.split(separator: "/").last ?? ""),
                target: isExternal ? target : Self.resolve(target, from: source), isExternal: isExternal))
    }

    static func isRelations(_ key: String) -> Bool { key.hasSuffix(".rels") }

    /// `xl/_rels/workbook.xml.rels` speaks for `xl/workbook.xml`.
    static func source(of key: String) -> String {
        var steps = key.split(separator: "/").map(String.init)
        guard let last = steps.popLast(), steps.last == "_rels" else { return "" }
        steps[steps.count - 1] = String(last.dropLast(".rels".count))
        return steps.joined(separator: "/")
    }

    /// - Returns: the key of the part that `target` names, seen from `source`.
    static func resolve(_ target: String, from source: String) -> String {
        var steps = target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast().map(String.init)
        for step in target.lowercased().split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
        }
        return steps.joined(separator: "/")
    }
}
