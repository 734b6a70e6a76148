/// Says what a document is, by its content.
///
/// The name's ending counts for one thing only: text is a table when it is called `.csv`.
struct DocumentCheck {
    /// Lower case, without the dot.
    let ending: String

    func run(_ file: Bytes) throws -> String {
        let type = Magic.type(of: file)
        switch Signature(of: file) {
        case .jpeg where type.hasPrefix("image/"): return Answer.document("image/jpeg", "jpeg")
        case .png where type.hasPrefix("image/"): return Answer.document("image/png", "png")
        case .pdf where type == "application/pdf": return Answer.document(type, "pdf")
        case .zip where type.hasPrefix("application/"): return try container(file, found: type)
        case .unknown where ending == "csv" && isText(file) && !isMedia(type): return Answer.document("text/csv", "csv")
        default: throw Refused.kind(found: type)
        }
    }

    private func container(_ file: Bytes, found: String) throws -> String {
        guard let directory = ZipDirectory(file) else { throw Refused.kind(found: found) }
        if OfficeFormat.hasMacros(directory, file) { throw Refused.kind(found: "macros") }
        guard let format = OfficeFormat(directory, file) else { throw Refused.kind(found: found) }
        return Answer.document(format.type, format.rawValue)
    }

    private func isMedia(_ type: String) -> Bool {
        ["image/", "audio/", "video/"].contains { type.hasPrefix($0) }
    }

    /// UTF-16 must say so by its mark; any other text has no NUL.
    private func isText(_ file: Bytes) -> Bool {
        let mark = file.big16(0)
        if mark == 0xfeff || mark == 0xfffe { return file.count.isMultiple(of: 2) }
        return !file.contains(0)
    }
}

/// Office files, told by the parts they hold.
enum OfficeFormat: String {
    case xlsx, docx, ods, odt

    private static let largestContentTypes = 1024 * 1024
    private static let macroParts = ["vbaproject.bin", "macrosheets/", "activex/", "basic/", "scripts/"]

    /// True when a part holds program code, or the list of parts says so.
    static func hasMacros(_ directory: ZipDirectory, _ file: Bytes) -> Bool {
        directory.entries.contains { entry in macroParts.contains { entry.name.lowercased().contains($0) } }
            || contentTypes(directory, file)?.contains("macroenabled") == true
    }

    /// Nil when there is neither an OpenDocument `mimetype` first nor a `[Content_Types].xml` that can be read.
    init?(_ directory: ZipDirectory, _ file: Bytes) {
        if let first = directory.entries.first, first.name == "mimetype" {
            guard let type = directory.content(of: first, in: file, atMost: 128) else { return nil }
            self.init(openDocument: String(decoding: type, as: UTF8.self))
            return
        }
        guard Self.contentTypes(directory, file) != nil else { return nil }
        let names = directory.entries.map(\.name)
        if names.contains("xl/workbook.xml") {
            self = .xlsx
        } else if names.contains("word/document.xml") {
            self = .docx
        } else {
            return nil
        }
    }

    private static func contentTypes(_ directory: ZipDirectory, _ file: Bytes) -> String? {
        guard let entry = directory.entries.first(where: { $0.name == "[Content_Types].xml" }),
            let content = directory.content(of: entry, in: file, atMost: largestContentTypes)
        else { return nil }
        // Without its zeros UTF-16 reads like ASCII, which is all that is looked for.
        return String(decoding: content.filter { $0 != 0 }, as: UTF8.self).lowercased()
    }

    private init?(openDocument type: String) {
        switch type {
        case OfficeFormat.ods.type: self = .ods
        case OfficeFormat.odt.type: self = .odt
        default: return nil
        }
    }

    var type: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odt: "application/vnd.oasis.opendocument.text"
        }
    }
}
