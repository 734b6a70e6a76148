/// What the elements of an OpenDocument tell against it: scripts, DDE, objects from outside.
final class OpenDocumentPolicy: XMLListener {
    private let report: Report
    private let entry: String

    init(_ report: Report, entry: String) {
        self.report = report
        self.entry = entry
    }

    func start(_ tag: Tag) {
        switch tag.name {
        case "event-listener", "script": report.refuse(.macros, entry: entry)
        case "dde-source", "dde-connection", "dde-connection-decl", "dde-link": report.refuse(.dde)
        case "object", "object-ole", "applet", "plugin", "floating-frame", "section-source":
            if isOutside(tag["href"]) { report.refuse(.externalObject, entry: entry) }
        case "table-source", "cell-range-source", "image", "fill-image", "background-image":
            if isOutside(tag["href"]) { report.addLinks(1) }
        default: break
        }
        judgeAttributes(tag)
    }

    private func judgeAttributes(_ tag: Tag) {
        for index in 0..<tag.attributeCount {
            let attribute = tag.attribute(at: index)
            if attribute.name == "href", isScript(attribute.value) { report.refuse(.macros, entry: entry) }
            if attribute.name == "formula", FormulaText.isDDE(attribute.value) { report.refuse(.dde) }
        }
    }

    /// Addresses that start a macro.
    private func isScript(_ address: Lent) -> Bool {
        ["vnd.sun.star.script:", "macro:", "javascript:", "vnd.sun.star.uno:", "service:"].contains {
            address.string.lowercased().hasPrefix($0)
        }
    }

    /// Not a part of this document: `./Object 1`, `Pictures/a.png` and `#place` are.
    private func isOutside(_ address: Lent?) -> Bool {
        guard let text = address?.string.trimmed, !text.hasPrefix("#") else { return false }
        let scheme = text.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
        return text.hasPrefix("/") || text.hasPrefix("\\") || text.hasPrefix("..") || scheme.contains(":")
    }
}
