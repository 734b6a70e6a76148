/// Which element may stand in which: what a browser would otherwise move elsewhere without a word.
enum MarkupNesting {
    private static let children: [String: Set<String>] = [
        "ul": ["li"], "ol": ["li"], "dl": ["dt", "dd", "div"], "table": ["caption", "thead", "tbody"],
        "thead": ["tr"], "tbody": ["tr"], "tr": ["th", "td"],
    ]
    private static let parents: [String: Set<String>] = [
        "li": ["ul", "ol"], "dt": ["dl", "div"], "dd": ["dl", "div"], "caption": ["table"], "thead": ["table"],
        "tbody": ["table"], "tr": ["thead", "tbody"], "td": ["tr"], "th": ["tr"], "figcaption": ["figure"],
    ]
    /// Elements that hold a line of text, not blocks.
    private static let lines: Set<String> = [
        "p", "h2", "h3", "h4", "h5", "abbr", "b", "code", "em", "i", "kbd", "small", "span", "strong", "sub", "sup",
        "time", "dt", "caption",
    ]
    private static let inLines: Set<String> = [
        "a", "abbr", "b", "br", "code", "em", "i", "kbd", "small", "span", "strong", "sub", "sup", "time", "svg",
    ]
    private static let shapes = MarkupElements.drawing.subtracting(["svg"])

    /// The only elements that may stand directly in that one; nil when there is no such rule, or text may stand there.
    static func onlyChildren(of name: String) -> [String]? {
        if let children = children[name] { return children.sorted() }
        return shapes.union(["svg"]).subtracting(["text", "tspan"]).contains(name) ? ["text"] : nil
    }

    /// - Parameter open: outermost first.
    static func problem(of name: String, in open: [String]) -> Problem? {
        let parent = open.last
        if shapes.contains(name) {
            let isInPlace = name == "tspan" ? ["text", "tspan"].contains(parent) : ["svg", "g"].contains(parent)
            return isInPlace ? nil : .wrongParent(name, name == "tspan" ? ["text"] : ["g", "svg"])
        }
        if let parent, MarkupElements.drawing.contains(parent) { return .wrongChild(name, of: parent, ["text"]) }
        if let parents = parents[name], !parents.contains(parent ?? "") {
            return .wrongParent(name, parents.sorted())
        }
        if ["dt", "dd"].contains(name), parent == "div", open.dropLast().last != "dl" {
            return .wrongParent(name, ["dl"])
        }
        if let parent, let children = children[parent], !children.contains(name) {
            return .wrongChild(name, of: parent, children.sorted())
        }
        if name == "a", open.contains("a") { return .wrongChild(name, of: "a", []) }
        if let line = open.last(where: { $0 != "a" }), lines.contains(line), !inLines.contains(name) {
            return .blockInLine(name, of: line)
        }
        return nil
    }

    /// The element around a place that cannot hold HTML made by the host, which may be blocks, lists and links.
    static func closedToHTML(_ open: [String]) -> String? {
        if open.contains("a") { return "a" }
        guard let parent = open.last else { return nil }
        return lines.contains(parent) || children[parent] != nil || MarkupElements.drawing.contains(parent)
            ? parent : nil
    }
}
