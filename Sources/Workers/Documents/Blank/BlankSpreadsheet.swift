/// The empty copy of an ods document.
///
/// Left out: notes, tracked changes, pivot tables, older versions, signatures, pictures of what was there.
struct BlankSpreadsheet {
    private let package: Package
    private var writer: ZipWriter

    init(_ package: Package, _ output: ZipWriter) {
        self.package = package
        writer = output
    }

    mutating func write() throws {
        let survey = ContentSurvey()
        package.read("content.xml", to: survey)
        // The type has to come first.
        let first = package.entries.filter { $0.key == "mimetype" }
        let rest = package.entries.filter { $0.key != "mimetype" && !Self.isLost($0.key) }
        for entry in first + rest {
            switch entry.key {
            case "content.xml": try edit(entry, ContentEditor(survey.rules))
            case "settings.xml": try edit(entry, SettingsEditor())
            case "meta.xml": try writer.add(entry, Array(Self.properties.utf8))
            case "meta-inf/manifest.xml":
                try edit(
                    entry, ListEditor { tag in tag["full-path"].map { Self.isLost($0.string.lowercased()) } ?? false })
            case let key where key.hasSuffix("/content.xml"): try edit(entry, ContentEditor([]))
            default: try writer.copy(entry, from: package.archive)
            }
        }
        try writer.finish()
    }

    private mutating func edit(_ entry: ZipEntry, _ editor: XMLCopy) throws {
        try writer.edit(entry, of: package, editor)
    }

    private static func isLost(_ key: String) -> Bool {
        ["thumbnails/", "objectreplacements/", "versions/", "versionlist.xml"].contains { key.hasPrefix($0) }
            || (key.hasPrefix("meta-inf/") && key.hasSuffix("signatures.xml"))
    }

    private static let properties = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">\
        <office:meta/></office:document-meta>
        """
}
