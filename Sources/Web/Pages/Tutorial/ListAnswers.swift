import Domain
import Modules
import Mustache

/// One line of « Il vous faut ».
struct MaterialView: Sendable, MustacheParent {
    let materialName: String
    /// « 25 feuilles »; nil when nothing was said.
    let quantity: String?
    let isOptional: Bool

    init(_ material: Material, _ texts: Texts) {
        let words = AnswerWords(texts.language)
        materialName = words.name(of: material)
        quantity = words.quantity(of: material)
        isOptional = material.optional
    }

    func child(named name: String) -> Any? {
        switch name {
        case "materialName": materialName
        case "quantity": quantity
        case "isOptional": isOptional
        default: nil
        }
    }
}

/// A materials field.
struct MaterialsView: Sendable {
    let label: String
    let materials: [MaterialView]
}

/// A table field.
struct TableView: Sendable {
    let id: String
    let caption: String
    let columns: [String]
    let rows: [[String]]

    init(_ id: String, _ rows: [[String: String]], _ field: Field?, _ texts: Texts) {
        self.id = "table-\(id)"
        caption = field?.label.text(in: texts.language) ?? id
        let words = AnswerWords(texts.language)
        let columns = AnswerWords.columns(of: rows, field)
        self.columns = columns.map { $0.column?.label.text(in: texts.language) ?? $0.id }
        self.rows = rows.filter { !$0.values.allSatisfy(\.isBlank) }.map { row in
            columns.map { words.cell(row[$0.id] ?? "", $0.column?.kind) }
        }
    }
}

/// A group field: one block for each item.
struct GroupView: Sendable {
    let label: String
    let items: [ItemView]

    struct ItemView: Sendable { let parts: [PartView] }

    struct PartView: Sendable {
        let label: String
        let line: String?
        let prose: TrustedHTML?
    }

    init(_ label: String, _ rows: [[String: String]], _ parts: [Field.Column], _ texts: Texts) {
        self.label = label
        items = rows.filter { !$0.values.allSatisfy(\.isBlank) }.map { row in
            ItemView(parts: parts.compactMap { Self.part($0, row[$0.id] ?? "", texts) })
        }
    }

    private static func part(_ part: Field.Column, _ text: String, _ texts: Texts) -> PartView? {
        guard !text.isBlank else { return nil }
        let label = part.label.text(in: texts.language)
        if case .markdown = part.kind { return PartView(label: label, line: nil, prose: Markdown.html(text)) }
        return PartView(label: label, line: AnswerWords(texts.language).cell(text, part.kind), prose: nil)
    }
}
/// A file field.
struct FilesView: Sendable {
    let label: String
    let files: [FileView]
}

/// What a photo field shows beside the cover.
struct GalleryView: Sendable {
    let label: String
    let photos: [PictureView]
}
