import Domain
import Modules

/// The answers of a bricolage, each where it stands on the page.
///
/// By the kind of the answer alone, except for a few ids that any content type may use for what every reader asks first:
/// how long, how hard, what it changes. No content type is known by name.
struct Answers: Sendable {
    /// One of them alone, for a content type's own view.
    static let template = "whole-answer"

    /// At the top: time and difficulty.
    var facts: [FactView] = []
    /// « Ce que ça change ».
    var gains: [AnswerView] = []
    /// Long texts, each with its heading.
    var texts: [AnswerView] = []
    /// Everything that is one line.
    var sheet: [AnswerView] = []
    var materials: [MaterialsView] = []
    var tables: [TableView] = []
    var groups: [GroupView] = []
    var files: [FilesView] = []
    var galleries: [GalleryView] = []

    private static let timeField = "making_time"
    private static let difficultyField = "difficulty"
    private static let gainFields = "gain_"

    /// - Parameters:
    ///   - module: nil when it is not installed.
    ///   - cover: shown at the top, and not again.
    init(
        _ content: Content, module: Module?, files: [MediaFile.ID: MediaFile], cover: MediaFile.ID?, _ texts: Texts
    ) {
        for (id, value, field) in Self.inOrder(content, module) where !value.isEmpty {
            switch value {
            case .materials(let materials):
                let named = materials.filter { !$0.name.isBlank || !$0.quantity.isBlank }
                self.materials.append(
                    MaterialsView(
                        label: field?.label.text(in: texts.language) ?? id,
                        materials: named.map { MaterialView($0, texts) }))
            case .table(let rows):
                if case .group(let parts, _)? = field?.kind {
                    groups.append(GroupView(field?.label.text(in: texts.language) ?? id, rows, parts, texts))
                } else {
                    tables.append(TableView(id, rows, field, texts))
                }
            case .files(let attachments):
                let views = attachments.compactMap { FileView($0, files, texts) }
                guard !views.isEmpty else { continue }
                self.files.append(FilesView(label: field?.label.text(in: texts.language) ?? id, files: views))
            case .photos(let photos):
                let views = photos.filter { $0.file != cover }.compactMap {
                    PictureView(files[$0.file], alt: $0.alt, sizes: "(min-width: 60em) 30rem, 92vw")
                }
                guard !views.isEmpty else { continue }
                galleries.append(
                    GalleryView(
                        label: field?.label.text(in: texts.language) ?? id, photos: views))
            case .text, .choices, .duration: place(AnswerView(id, value, field, texts), id)
            }
        }
    }

    private mutating func place(_ answer: AnswerView, _ id: String) {
        if id.hasPrefix(Self.gainFields) {
            gains.append(answer)
        } else if answer.prose != nil {
            texts.append(answer)
        } else if let line = answer.line, id == Self.timeField || id == Self.difficultyField {
            facts.append(
                FactView(label: answer.label, value: line, isTime: id == Self.timeField, isLevel: id != Self.timeField))
        } else {
            sheet.append(answer)
        }
    }

    /// In the order of the type's form, without those hidden by a condition; then answers to fields that it does not
    /// have, or not any more.
    static func inOrder(_ content: Content, _ module: Module?) -> [(id: String, value: FieldValue, field: Field?)] {
        let hidden = module?.hidden(in: content) ?? []
        let known = module?.fields.filter { !hidden.contains($0.id) }.compactMap { field in
            content.fields[field.id].map { (field.id, $0, field as Field?) }
        }
        let ids = Set(module?.fields.map(\.id) ?? [])
        let others = content.fields.filter { !ids.contains($0.key) }.sorted { $0.key < $1.key }
        return (known ?? []) + others.map { ($0.key, $0.value, nil) }
    }
}

/// One of the figures under the title.
struct FactView: Sendable {
    let label: String
    let value: String
    var isTime = false
    var isLevel = false
    var isSteps = false
    var isAudience = false
}
