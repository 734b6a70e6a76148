/// Copies the content of an OpenDocument spreadsheet without what was typed into it and without the results of its
/// formulas.
///
/// In a part without rules, such as that of a chart, no cell keeps its value.
final class ContentEditor: XMLCopy {
    private var rules: ArraySlice<BlankRule>
    private var rule: BlankRule?
    private var position = TablePosition()
    private var hasText = false
    private var isKept = true
    /// Depth inside a cell: its own paragraphs are at 1.
    private var depth: Int?

    init(_ rules: [BlankRule]) { self.rules = rules[...] }

    override func judge(_ tag: Tag) -> Verdict {
        if let depth { self.depth = depth + 1 }
        if tag.name == "table", position.depth > 0 { return leaveOut() }
        position.start(tag)
        switch tag.name {
        case "table": rule = rules.popFirst()
        case "table-row": hasText = false
        case "table-cell", "covered-table-cell": begin(tag)
        case "p": if depth == 1, !isKept { return leaveOut() }
        case "annotation", "tracked-changes", "data-pilot-tables": return leaveOut()
        default: break
        }
        return .keep
    }

    private func leaveOut() -> Verdict {
        if let depth { self.depth = depth - 1 }
        return .drop
    }

    private func begin(_ tag: Tag) {
        depth = 0
        let type = tag["value-type", in: Space.office]?.string
        let isTyped = tag["formula"] == nil
        let isText = type == "string" && isTyped
        isKept =
            isText
            ? rule?.keeps(textAt: position.place, isFirst: !hasText) == true
            : type == "float" && isTyped && rule?.keepsNumbers(inRow: position.place.row) == true
        if isText { hasText = true }
    }

    override func keeps(_ attribute: Tag.Attribute, of tag: Tag) -> Bool {
        guard tag.name == "table-cell" || tag.name == "covered-table-cell", !isKept else { return true }
        return !Self.values.contains { attribute.name == $0 }
    }

    private static let values: [StaticString] = [
        "value-type", "value", "string-value", "date-value", "time-value", "boolean-value", "currency",
    ]

    override func leave(_ name: Name) {
        if let depth { self.depth = depth == 0 ? nil : depth - 1 }
        position.end(name)
    }
}

/// Copies the settings without the author's printer.
final class SettingsEditor: XMLCopy {
    override func judge(_ tag: Tag) -> Verdict {
        guard tag.name == "config-item", let name = tag["name"] else { return .keep }
        return name.starts(with: "Printer") ? .drop : .keep
    }
}
