import Domain

/// A document to download, with what its check found.
struct FileView: Sendable {
    let href: String
    let name: String
    /// « Classeur Excel, 48 ko : 2 feuilles, 14 formules, aucune macro, aucune donnée personnelle repérée ».
    let facts: String
    /// What a reader should know before using it.
    let notes: [String]
    /// Where the sheet with its values emptied is; nil for what is no sheet.
    let blankHref: String?
    /// The first page of a PDF.
    let page: PictureView?
    let table: PreviewTableView?
    /// What its formulas do, in words.
    let told: [ToldView]

    /// Nil when its file is not there, or is kept from readers.
    init?(_ attachment: Attachment, _ files: [MediaFile.ID: MediaFile], _ texts: Texts) {
        guard let file = files[attachment.file], !file.isWithheld, !file.isHeldBack else { return nil }
        let name = attachment.name.isBlank ? file.name : attachment.name
        self.name = name
        href = Path.file(file.id, name: name)
        facts = Self.facts(file, texts)
        notes = file.findings.filter { [.fileErrorCells, .fileExternalLinks].contains($0.code) }
            .map { texts.what($0.code, $0.words.merging(["name": .text(name)]) { own, _ in own }) }
        blankHref = file.hasBlankCopy && file.facts != nil ? Path.blank(file.id, name: name) : nil
        page = PictureView(
            file, alt: texts["file.pageAlt", ["name": name]], sizes: "(min-width: 48em) 20rem, 92vw",
            cssClass: "file-page")
        table = PreviewTableView(file, name: name, texts)
        told = ToldView.all(file, texts)
    }

    static func facts(_ file: MediaFile, _ texts: Texts) -> String {
        let key = "file.format.\(file.format)"
        let format = texts.contains(key) ? texts[key] : file.format.uppercased()
        let kind = "\(format), \(texts.bytes(file.size))"
        let counted = (file.facts.map { counts($0, of: file, texts) } ?? []) + ToldView.numbers(file, texts)
        return counted.isEmpty ? kind : texts["file.facts", ["kind": kind, "facts": counted.joined(separator: ", ")]]
    }

    private static func counts(_ facts: FileFacts, of file: MediaFile, _ texts: Texts) -> [String] {
        var words: [String] = []
        if let sheets = facts.sheets, file.format != "csv" {
            words.append(texts.plural("file.sheets", sheets.count))
            words.append(texts.plural("file.formulas", facts.formulas))
        } else if let sheet = facts.sheets?.first {
            words.append(texts.plural("file.rows", sheet.rows))
        }
        if let pages = facts.pages { words.append(texts.plural("file.pages", pages)) }
        if let count = facts.words, count > 0 { words.append(texts.plural("file.words", count)) }
        if file.format != "csv", file.format != "pdf" { words.append(texts["file.noMacro"]) }
        if !file.findings.contains(where: \.isAboutCitizens) { words.append(texts["file.noCitizenData"]) }
        return words
    }
}

/// The top left corner of a sheet.
struct PreviewTableView: Sendable {
    let id: String
    let caption: String
    /// As many cells in each, the first row being headings.
    let head: [String]
    let rows: [[String]]

    /// Nil when nothing is known of its cells.
    init?(_ file: MediaFile, name: String, _ texts: Texts) {
        guard let preview = file.facts?.preview, let first = preview.rows.first, !first.isEmpty else { return nil }
        let width = preview.rows.map(\.count).max() ?? 0
        func padded(_ row: [String]) -> [String] { row + Array(repeating: "", count: width - row.count) }
        id = "preview-\(file.id)"
        caption =
            preview.sheet.isEmpty
            ? texts["file.preview", ["name": name]]
            : texts["file.previewSheet", ["name": name, "sheet": preview.sheet]]
        head = padded(first)
        rows = preview.rows.dropFirst().map(padded)
    }
}
