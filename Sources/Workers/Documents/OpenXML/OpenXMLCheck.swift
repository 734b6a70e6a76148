/// The check of an OOXML package: its kind, what is forbidden in it, what it holds.
struct OpenXMLCheck {
    let package: Package
    private var report: Report { package.report }

    init(_ package: Package) { self.package = package }

    func run() {
        guard let document = document(), let type = document.types.type(of: document.main) else {
            if !report.isRefusal { report.refuse(kind: "application/zip") }
            return
        }
        OpenXMLPolicy(report: report).judge(package.entries, document.types, document.relations)
        switch OpenXMLKind(type) {
        case .xlsx:
            report.type = "xlsx"
            WorkbookReading(document).run()
        case .docx:
            report.type = "docx"
            WordReading(document).run()
        case .macros(let name):
            report.type = name
            report.refuse(.macros, entry: document.main)
        case .other(let found): report.refuse(kind: found)
        }
        document.readProperties()
        document.readRest()
        report.tellLinks()
    }

    /// The package with its two tables of contents; nil when there is no main part of some document.
    func document() -> OpenXMLDocument? {
        let types = ContentTypes()
        package.read("[content_types].xml", to: types)
        let relations = readRelations()
        let main = relations.first { $0.source.isEmpty && $0.type == "officeDocument" }?.target ?? types.mainPart
        guard let main, types.type(of: main)?.contains(".main") == true else { return nil }
        return OpenXMLDocument(package: package, types: types, relations: relations, main: main)
    }

    private func readRelations() -> [Relation] {
        package.entries.filter { RelationReader.isRelations($0.key) }.flatMap { entry in
            let reader = RelationReader(entry.key)
            package.read(entry, to: reader)
            return reader.relations
        }
    }
}

/// An OOXML package with its two tables of contents.
struct OpenXMLDocument {
    let package: Package
    let types: ContentTypes
    let relations: [Relation]
    /// Key of the main part.
    let main: String
    private let bySource: [String: [Relation]]
    private let byID: [String: Relation]

    init(package: Package, types: ContentTypes, relations: [Relation], main: String) {
        self.package = package
        self.types = types
        self.relations = relations
        self.main = main
        bySource = Dictionary(grouping: relations, by: \.source)
        byID = Dictionary(relations.map { ($0.source + "\n" + $0.id, $0) }) { first, _ in first }
    }

    /// Keys of the parts that `source` points to by relations of this type, each once.
    func targets(of source: String, _ type: String) -> [String] {
        var seen: Set<String> = []
        return (bySource[source] ?? []).filter { $0.type == type && !$0.isExternal && seen.insert($0.target).inserted }
            .map(\.target)
    }

    func relation(of source: String, id: String) -> Relation? { byID[source + "\n" + id] }

    func readProperties() {
        let properties = PropertyReader(["creator", "lastModifiedBy", "Pages"])
        for type in ["core-properties", "extended-properties"] {
            for part in targets(of: "", type) { package.read(part, to: properties) }
        }
        let report = package.report
        report.tellAuthors(properties["creator"], properties["lastModifiedBy"])
        if report.type == "docx" { report.facts.pages = properties["Pages"].flatMap { Int($0) } }
    }

    /// Every other part: well-formed where it is XML, and without DDE wherever it hides.
    func readRest() {
        package.readRest(
            isXML: { Package.isNamedXML($0) || types.type(of: $0.key).map(Self.isXML) == true },
            listener: { LinkWatch(package.report, entry: $0.name) })
    }

    private static func isXML(_ type: String) -> Bool { type.hasSuffix("+xml") || type.hasSuffix("/xml") }
}
