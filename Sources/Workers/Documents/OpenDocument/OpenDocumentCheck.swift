/// The check of an OpenDocument: its kind, what is forbidden in it, what it holds.
struct OpenDocumentCheck {
    let package: Package
    private var report: Report { package.report }

    /// Bytes of the part that says the type.
    private static let largestType = 1024

    init(_ package: Package) { self.package = package }

    func run(mimetype: ZipEntry) {
        guard let bytes = package.bytes(of: mimetype, atMost: Self.largestType), let type = bytes.text.trimmed else {
            return report.refuse(kind: "application/zip")
        }
        switch type {
        case "application/vnd.oasis.opendocument.spreadsheet": report.type = "ods"
        case "application/vnd.oasis.opendocument.text": report.type = "odt"
        default: return report.refuse(kind: type.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } ? type : "application/zip")
        }
        let manifest = Manifest()
        package.read("meta-inf/manifest.xml", to: manifest)
        judge(manifest)
        // Nothing in an encrypted document is XML any more.
        if !manifest.isEncrypted { read(manifest) }
    }

    private func judge(_ manifest: Manifest) {
        MacroNames.judge(package.entries, report)
        if let part = manifest.types.keys.sorted().first(where: MacroNames.isOpenDocumentCode) {
            report.refuse(.macros, entry: part)
        }
        if manifest.isEncrypted || package.entry("encrypted-package") != nil { report.refuse(.encrypted) }
    }

    private func read(_ manifest: Manifest) {
        if report.type == "ods" { readTables() } else { readText() }
        readProperties()
        package.readRest(
            isXML: { entry in
                !MacroNames.isOpenDocumentCode(entry.key)
                    && (Package.isNamedXML(entry) || manifest.types[entry.key]?.hasSuffix("xml") == true)
            },
            listener: { OpenDocumentPolicy(report, entry: $0.name) })
        report.tellLinks()
    }

    private func readTables() {
        let watch = TableWatch(report)
        readContent(OpenDocumentTables(watch))
        watch.finish()
    }

    private func readText() {
        let watch = ProseWatch(report)
        readContent(OpenDocumentText(watch))
        watch.finish()
        let layout = PageLayout()
        if let styles = package.entry("styles.xml") {
            package.read(styles, to: Chorus([OpenDocumentPolicy(report, entry: styles.name), layout]))
        }
        report.facts.pageSize = layout.size
    }

    private func readContent(_ listener: any XMLListener) {
        guard let content = package.entry("content.xml") else { return report.refuse(.zipDamaged) }
        package.read(content, to: Chorus([OpenDocumentPolicy(report, entry: content.name), listener]))
    }

    private func readProperties() {
        let properties = PropertyReader(["initial-creator", "creator"])
        let pages = PageCount()
        package.read("meta.xml", to: Chorus([properties, pages]))
        report.tellAuthors(properties["initial-creator"], properties["creator"])
        if report.type == "odt" { report.facts.pages = pages.pages }
    }
}

/// How many pages the program that wrote the document counted.
private final class PageCount: XMLListener {
    var pages: Int?

    func start(_ tag: Tag) {
        if tag.name == "document-statistic" { pages = tag["page-count"]?.number }
    }
}
