import Domain
import Modules
import Mustache

/// One line of « Il vous faut ».
struct MaterialView: Sendable, MustacheParent {
    let materialName: String
    /// « 25 feuilles »; nil when nothing was said.
    let quantity: String?
    let isOptional: Bool
    /// All of it in one line, for comparing.
    let sentence: String

    init(_ material: Material, _ texts: Texts) {
        materialName = material.name.isBlank ? texts["tutorial.nameless"] : material.name
        let unit =
            Unit(rawValue: material.unit)?.label(for: material.quantity).text(in: texts.language) ?? material.unit
        // « 2 » of a thing that is named needs no « pièces ».
        let isPlain = material.unit == Unit.piece.rawValue
        let parts = isPlain ? [material.quantity] : [material.quantity, unit]
        let words = parts.filter { !$0.isBlank }.joined(separator: "\u{a0}")
        quantity = material.quantity.isBlank ? nil : words
        isOptional = material.optional
        sentence = [materialName, quantity, material.optional ? texts["tutorial.optional"] : nil]
            .compactMap { $0 }.joined(separator: ", ")
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
        let columns = Self.columns(rows, field)
        self.columns = columns.map { $0.label?.text(in: texts.language) ?? $0.id }
        self.rows = rows.filter { !$0.values.allSatisfy(\.isBlank) }.map { row in columns.map { row[$0.id] ?? "" } }
    }

    /// The columns of the type, then those that only the rows know.
    static func columns(_ rows: [[String: String]], _ field: Field?) -> [(id: String, label: LocalizedText?)] {
        var columns: [(id: String, label: LocalizedText?)] = []
        if case .table(let known, _)? = field?.kind { columns = known.map { ($0.id, $0.label) } }
        let others = Set(rows.flatMap(\.keys)).subtracting(columns.map(\.id)).sorted()
        return columns + others.map { ($0, nil) }
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
