/// The empty copy of an xlsx document.
///
/// Left out with all that points to them: notes, pivot tables and what they remember, slicers, revisions, signatures,
/// other people's data, printers, thumbnails. Properties are reduced to nothing.
struct BlankWorkbook {
    private let document: OpenXMLDocument
    private let strings = SharedStrings()
    private var writer: ZipWriter
    /// By the key of a table's part.
    private var heads: [String: CellArea?] = [:]

    init(_ document: OpenXMLDocument, _ output: ZipWriter) {
        self.document = document
        writer = output
    }

    mutating func write() throws {
        let textParts = Set(document.targets(of: document.main, "sharedStrings"))
        for part in textParts { package.read(part, to: strings) }
        let losses = Losses(document)
        var used: Set<Int> = []
        for entry in package.entries where !entry.isFolder && !losses.parts.contains(entry.key) {
            if textParts.contains(entry.key) { continue }
            try write(entry, losses, &used)
        }
        for part in textParts {
            if let entry = package.entry(part) { try edit(entry, StringsEditor(used: used)) }
        }
        try writer.finish()
    }

    private var package: Package { document.package }

    private mutating func write(_ entry: ZipEntry, _ losses: Losses, _ used: inout Set<Int>) throws {
        let key = entry.key
        let type = document.types.type(of: key) ?? ""
        let lost = losses.ids[key] ?? []
        switch true {
        case key == "[content_types].xml": try edit(entry, ListEditor(where: losses.isLostType))
        case RelationReader.isRelations(key):
            let lost = losses.ids[RelationReader.source(of: key)] ?? []
            try edit(entry, ListEditor { tag in tag["Id"].map { lost.contains($0.string) } ?? false })
        case key == document.main: try edit(entry, WorkbookEditor(lost: lost))
        case type.contains("core-properties"): try writer.add(entry, Array(Self.coreProperties.utf8))
        case type.contains("extended-properties"): try writer.add(entry, Array(Self.extendedProperties.utf8))
        case type.hasSuffix(".worksheet+xml"):
            let editor = SheetEditor(survey(entry), heads: heads(of: key), lost: lost)
            try edit(entry, editor)
            used.formUnion(editor.used)
        case key.hasSuffix(".vml"): try edit(entry, NotesEditor())
        case type.hasSuffix("+xml") && key.hasPrefix("xl/") && !type.contains("styles"):
            try edit(entry, PartEditor(lost: lost))
        default: try writer.copy(entry, from: package.archive)
        }
    }

    private mutating func edit(_ entry: ZipEntry, _ editor: XMLCopy) throws {
        try writer.edit(entry, of: package, editor)
    }

    private func survey(_ entry: ZipEntry) -> BlankRule {
        let survey = SheetSurvey(strings)
        package.read(entry, to: survey)
        return survey.rule
    }

    private mutating func heads(of sheet: String) -> [CellArea] {
        document.targets(of: sheet, "table").compactMap { part in
            if let known = heads[part] { return known }
            let reader = TableReader()
            package.read(part, to: reader)
            heads[part] = .some(reader.heads)
            return reader.heads
        }
    }

    private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let coreProperties =
        declaration
        + #"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>"#
    private static let extendedProperties =
        declaration
        + #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>"#
}

/// What the empty copy of a package leaves out.
struct Losses {
    /// Keys of parts.
    private(set) var parts: Set<String> = []
    /// Ids of relations, by the part that has them.
    private(set) var ids: [String: Set<String>] = [:]

    private static let types: Set<String> = [
        "comments", "threadedComment", "person", "calcChain", "pivotTable", "pivotCacheDefinition",
        "pivotCacheRecords", "slicer", "slicerCache", "timeline", "timelineCache", "custom-properties", "thumbnail",
        "customXml", "customXmlProps", "printerSettings", "revisionHeaders", "revisionLog", "usernames",
        "powerPivotData", "origin", "signature", "certificate",
    ]

    init(_ document: OpenXMLDocument) {
        for relation in document.relations {
            let isAddress =
                relation.isExternal && relation.type == "hyperlink" && relation.source.hasPrefix("xl/worksheets/")
            guard Self.types.contains(relation.type) || isAddress else { continue }
            ids[relation.source, default: []].insert(relation.id)
            if !relation.isExternal { parts.insert(relation.target) }
        }
        // The relations of a part go with it.
        for entry in document.package.entries where RelationReader.isRelations(entry.key) {
            if parts.contains(RelationReader.source(of: entry.key)) { parts.insert(entry.key) }
        }
    }

    func isLostType(_ tag: Tag) -> Bool {
        tag["PartName"].map { parts.contains(String($0.string.lowercased().drop { $0 == "/" })) } ?? false
    }
}
