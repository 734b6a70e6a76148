import Domain
import Modules

/// One question of a content type as an input of the form, by its kind; exactly one of the kinds is there.
struct FieldEditView: Sendable {
    let id: String
    let input: String
    let askedName: String
    let label: String
    let fieldHelp: String?
    let placeholder: String?
    let fieldSlot: SlotView
    let describedBy: String
    /// A condition of the content type does not hold: the question is there, out of sight.
    let isHidden: Bool
    let line: LineView?
    let area: LineView?
    let check: CheckView?
    let radios: [OptionView]
    let hasRadios: Bool
    let select: [OptionView]
    let hasSelect: Bool
    let checks: [OptionView]
    let hasChecks: Bool
    let duration: DurationView?
    let materials: MaterialRowsView?
    let table: CellRowsView?
    let group: CellRowsView?
    let documents: FilesView?
    let pictures: PicturesView?

    struct LineView: Sendable {
        let value: String
        let type: String
        let mode: String?
        let unit: String?
    }
    struct CheckView: Sendable { let isOn: Bool }
    struct DurationView: Sendable {
        let amount: String
        let unitName: String
        let units: [OptionView]
    }
    struct FilesView: Sendable {
        let filesName: String
        let ids: String
        let files: [FileView]
        let uploadName: String
        let accept: String
        let limits: String
        let mayBeMany: Bool
        struct FileView: Sendable {
            let name: String
            /// What its check found, or that it waits for it.
            let facts: String
            let href: String
            let removeAction: String
            let removeLabel: String
        }
    }
    struct PicturesView: Sendable {
        let filesName: String
        let ids: String
        let photos: [PhotoEditView]
        let hasPhotos: Bool
        let uploadName: String
        let limits: String
        let mayBeMany: Bool
    }
}

extension FieldEditView {
    /// Up to this many answers are shown all at once; more go in a list that opens.
    private static let radioLimit = 7

    init(
        _ field: Field, _ value: FieldValue?, isHidden: Bool, files: [MediaFile.ID: MediaFile], slot: SlotView,
        _ slotOf: (String) -> SlotView, _ texts: Texts
    ) {
        let language = texts.language
        var text = ""
        if case .text(let typed)? = value { text = typed }
        id = field.id
        self.isHidden = isHidden
        input = DraftInput.field(field.id)
        askedName = DraftInput.field(field.id, "asked")
        label = field.label.text(in: language)
        fieldHelp = field.help?.text(in: language)
        placeholder = field.placeholder?.text(in: language)
        fieldSlot = slot
        describedBy = (field.help == nil ? "" : "\(input)-help ") + "\(input)-finding"

        var line: LineView?
        var area: LineView?
        var check: CheckView?
        var radios: [OptionView] = []
        var select: [OptionView] = []
        var checks: [OptionView] = []
        var duration: DurationView?
        var materials: MaterialRowsView?
        var table: CellRowsView?
        var group: CellRowsView?
        var documents: FilesView?
        var pictures: PicturesView?
        switch field.kind {
        case .text: line = LineView(value: text, type: "text", mode: nil, unit: nil)
        case .markdown: area = LineView(value: text, type: "text", mode: nil, unit: nil)
        case .number(let unit, let integer, _, _):
            line = LineView(
                value: text, type: "text", mode: integer ? "numeric" : "decimal",
                unit: unit?.label(for: text.isBlank ? "2" : text).text(in: language))
        case .date:
            // An input of dates would show nothing of a text that is none, and the next save would lose it.
            line = LineView(
                value: text, type: text.isBlank || text.isDateShaped ? "date" : "text", mode: nil, unit: nil)
        case .link: line = LineView(value: text, type: "text", mode: "url", unit: nil)
        case .reference:
            line = LineView(
                value: Slug.isShaped(text) ? Path.tutorial(text) : text, type: "text", mode: "url", unit: nil)
        case .boolean: check = CheckView(isOn: text == "true")
        case .choice:
            let options = Self.options(field, text.isEmpty ? [] : [text], language)
            if options.count > Self.radioLimit {
                let none = OptionView(value: "", name: texts["posting.noAnswer"], isChosen: text.isEmpty)
                select = [none] + options
            } else {
                let none = OptionView(value: "", name: texts["posting.noAnswer"], isChosen: false)
                radios = text.isEmpty ? options : options + [none]
            }
        case .choices:
            var chosen: [String] = []
            if case .choices(let ids)? = value { chosen = ids }
            checks = Self.options(field, chosen, language)
        case .duration(let units, _):
            var amount = ""
            var unit = ""
            if case .duration(let typed, let chosen)? = value { (amount, unit) = (typed, chosen) }
            duration = DurationView(
                amount: amount, unitName: DraftInput.field(field.id, "unit"),
                units: units.map {
                    OptionView(
                        value: $0.rawValue, name: $0.label(for: amount.isBlank ? "2" : amount).text(in: language),
                        isChosen: $0.rawValue == unit)
                })
        case .materials(let units, _): materials = MaterialRowsView(field, value, units, texts)
        case .table(let columns, _): table = CellRowsView(field, value, columns, texts)
        case .group(let parts, _): group = CellRowsView(field, value, parts, texts)
        case .file(let kinds, let maxSize, let maxItems, _):
            documents = Self.files(field, value, files, kinds, maxSize, maxItems, texts)
        case .photo(_, _, let maxItems):
            pictures = Self.pictures(field, value, files, maxItems, slotOf, texts)
        }
        self.line = line
        self.area = area
        self.check = check
        self.radios = radios
        hasRadios = !radios.isEmpty
        self.select = select
        hasSelect = !select.isEmpty
        self.checks = checks
        hasChecks = !checks.isEmpty
        self.duration = duration
        self.materials = materials
        self.table = table
        self.group = group
        self.documents = documents
        self.pictures = pictures
    }

    /// Those offered, and what was chosen though nobody offers it any more.
    private static func options(_ field: Field, _ chosen: [String], _ language: Language) -> [OptionView] {
        options(field.offered(Set(chosen)), chosen, language)
    }

    static func options(_ offered: [Field.Option], _ chosen: [String], _ language: Language) -> [OptionView] {
        let known = Set(offered.map(\.id))
        return offered.map {
            OptionView(value: $0.id, name: $0.label.text(in: language), isChosen: chosen.contains($0.id))
        } + chosen.filter { !known.contains($0) }.map { OptionView(value: $0, name: $0, isChosen: true) }
    }

    private static func files(
        _ field: Field, _ value: FieldValue?, _ files: [MediaFile.ID: MediaFile], _ kinds: [Field.FileKind],
        _ maxSize: Int, _ maxItems: Int, _ texts: Texts
    ) -> FilesView {
        var attached: [Attachment] = []
        if case .files(let known)? = value { attached = known }
        let endings = kinds.map { ".\($0.rawValue)" }
        return FilesView(
            filesName: DraftInput.field(field.id, "files"),
            ids: attached.map(\.file.description).joined(separator: ","),
            files: attached.map { file in
                FilesView.FileView(
                    name: file.name,
                    facts: files[file.file].map {
                        $0.isWithheld || $0.awaitsInspection ? texts["file.waits"] : Web.FileView.facts($0, texts)
                    } ?? "",
                    href: Path.file(file.file, name: file.name), removeAction: "remove-file:\(field.id):\(file.file)",
                    removeLabel: texts["posting.removeNamed", ["name": file.name]])
            }, uploadName: DraftInput.field(field.id, "new"), accept: endings.joined(separator: ","),
            limits: texts[
                "posting.fileLimits",
                [
                    "kinds": kinds.map(\.rawValue).joined(separator: ", "), "size": texts.bytes(maxSize),
                ]], mayBeMany: maxItems > 1)
    }

    private static func pictures(
        _ field: Field, _ value: FieldValue?, _ files: [MediaFile.ID: MediaFile], _ maxItems: Int,
        _ slotOf: (String) -> SlotView, _ texts: Texts
    ) -> PicturesView {
        var photos: [Photo] = []
        if case .photos(let known)? = value { photos = known }
        return PicturesView(
            filesName: DraftInput.field(field.id, "files"), ids: photos.map(\.file.description).joined(separator: ","),
            photos: photos.enumerated().map { index, photo in
                let alt = DraftInput.alt(field.id, photo.file)
                return PhotoEditView(
                    photo, files[photo.file], texts, altName: alt,
                    removeAction: "remove-file:\(field.id):\(photo.file)",
                    removeLabel: texts["posting.removePhoto", ["photo": texts.number(index + 1)]], slot: slotOf(alt))
            }, hasPhotos: !photos.isEmpty, uploadName: DraftInput.field(field.id, "new"),
            limits: texts["posting.photoLimits", ["size": texts.bytes(Limits.photoBytes)]], mayBeMany: maxItems > 1)
    }
}

extension String {
    /// `2026-11-24`.
    var isDateShaped: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy { "0123456789".contains($0) } }
    }
}
