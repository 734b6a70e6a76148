import WorkerKit

/// What the types and relations of an OOXML package tell against it.
struct OpenXMLPolicy {
    let report: Report

    /// Relations to something outside that a reader follows only by a click.
    private static let clicked: Set<String> = ["hyperlink"]
    /// Relations to data or pictures outside: told to the author, they run nothing.
    private static let linked: Set<String> = [
        "externallinkpath", "externallinklongpath", "xlpathmissing", "xlstartup", "xllibrary", "xlalternatestartup",
        "image", "video", "audio", "media", "mailmergesource", "mailmergeheadersource", "mailmergerecipientdata",
        "recipientdata",
    ]
    private static let code: Set<String> = [
        "vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet", "dialogsheet", "control",
        "activexcontrolbinary",
    ]
    private static let codeTypes = ["macroenabled", "vbaproject", "macrosheet", "dialogsheet", "activex", "vbadata"]

    func judge(_ entries: [ZipEntry], _ types: ContentTypes, _ relations: [Relation]) {
        MacroNames.judge(entries, report)
        if types.declares(Self.codeTypes) { report.refuse(.macros, entry: "[Content_Types].xml") }
        var links = 0
        for relation in relations {
            let type = relation.type.lowercased()
            if Self.code.contains(type) { report.refuse(.macros, entry: relation.place) }
            guard relation.isExternal, !Self.clicked.contains(type), !isOwnTemplate(relation) else { continue }
            if Self.linked.contains(type) { links += 1 } else { report.refuse(.externalObject, entry: relation.place) }
        }
        report.addLinks(links)
    }

    /// Word notes the template of every document: on the author's own disk it is nobody's danger.
    ///
    /// Of 220 documents from
    /// offices five name one, all of them like this; from a server or a share it is the way in for macros.
    private func isOwnTemplate(_ relation: Relation) -> Bool {
        guard relation.type == "attachedTemplate" else { return false }
        let path = relation.target.hasPrefix("file:///") ? relation.target.dropFirst(8) : relation.target[...]
        let isOnDrive = path.utf8.count > 2 && path.utf8.first?.isLetter == true && path.dropFirst().first == ":"
        return isOnDrive && "\\/".contains(path.dropFirst(2).first ?? " ") || !path.contains { ":/\\".contains($0) }
    }
}

extension Report {
    /// Counts links to data or pictures outside the document.
    func addLinks(_ count: Int) {
        guard count > 0 else { return }
        facts.externalLinks = (facts.externalLinks ?? 0) + count
    }

    /// Says how many there are, once all were counted.
    func tellLinks() {
        if let count = facts.externalLinks { warn(.externalLinks, [("count", .number(count))]) }
    }
}
