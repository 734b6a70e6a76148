import Domain
import Modules

/// What a button of the editor asks for, besides saving.
enum DraftAction {
    case save
    /// Puts an empty step at an index, from 0.
    case addStep(Int)
    case removeStep(Step.ID)
    case restoreStep(Step.ID)
    case duplicateStep(Step.ID)
    case moveStep(Step.ID, by: Int)
    case placeStep(Step.ID, at: Int)
    case removePhoto(Step.ID, MediaFile.ID)
    case removeFile(field: String, MediaFile.ID)
    /// Leads to the page where one draws on it.
    case markPhoto(MediaFile.ID)
    case addRow(field: String)
    case removeRow(field: String, Int)
    /// One empty step for each of the type's prompts.
    case fillTemplate

    /// - Parameter value: of the button: a word and its objects, joined by colons. Anything else saves.
    init(_ value: String?) {
        let parts = (value ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let step = parts.dropFirst().first.flatMap(Step.ID.init)
        let second = parts.count > 2 ? parts[2] : ""
        self = .save
        switch (parts.first, parts.count) {
        case ("add-step", 2): if let index = Int(parts[1]) { self = .addStep(index) }
        case ("remove-step", 2): if let step { self = .removeStep(step) }
        case ("restore-step", 2): if let step { self = .restoreStep(step) }
        case ("duplicate-step", 2): if let step { self = .duplicateStep(step) }
        case ("up", 2): if let step { self = .moveStep(step, by: -1) }
        case ("down", 2): if let step { self = .moveStep(step, by: 1) }
        case ("move", 3): if let step, let index = Int(second) { self = .placeStep(step, at: index) }
        case ("remove-photo", 3): if let step, let file = MediaFile.ID(second) { self = .removePhoto(step, file) }
        case ("remove-file", 3): if let file = MediaFile.ID(second) { self = .removeFile(field: parts[1], file) }
        case ("mark", 2): if let file = MediaFile.ID(parts[1]) { self = .markPhoto(file) }
        case ("add-row", 2): self = .addRow(field: parts[1])
        case ("remove-row", 3): if let row = Int(second) { self = .removeRow(field: parts[1], row) }
        case ("template", 1): self = .fillTemplate
        default: break
        }
    }

    /// Changes the draft.
    /// - Returns: the `id` on the page where to go on; nil stays where one was.
    func apply(to draft: inout Draft, module: Module?) -> String? {
        switch self {
        case .save, .markPhoto: return nil
        case .addStep(let index):
            let step = Step()
            draft.content.steps.insert(step, at: index.clamped(to: 0...draft.content.steps.count))
            return Place.step(step.id).description
        case .removeStep(let id):
            guard let index = draft.index(of: id) else { return nil }
            draft.removed.append(RemovedStep(step: draft.content.steps.remove(at: index), index: index))
            draft.removed = draft.removed.suffix(RemovedStep.kept)
            return "undo"
        case .restoreStep(let id):
            guard let place = draft.removed.lastIndex(where: { $0.step.id == id }), draft.index(of: id) == nil
            else { return nil }
            let removed = draft.removed.remove(at: place)
            draft.content.steps.insert(removed.step, at: removed.index.clamped(to: 0...draft.content.steps.count))
            return Place.step(id).description
        case .duplicateStep(let id):
            guard let index = draft.index(of: id) else { return nil }
            let old = draft.content.steps[index]
            let copy = Step(title: old.title, text: old.text, warning: old.warning, photos: old.photos)
            draft.content.steps.insert(copy, at: index + 1)
            return Place.step(copy.id).description
        case .moveStep(let id, let distance):
            guard let index = draft.index(of: id) else { return nil }
            return draft.place(id, at: index + distance)
        case .placeStep(let id, let index): return draft.place(id, at: index)
        case .removePhoto(let id, let file):
            guard let index = draft.index(of: id) else { return nil }
            draft.content.steps[index].photos.removeAll { $0.file == file }
            return Place.step(id).description
        case .removeFile(let field, let file):
            draft.content.fields[field] = draft.content.fields[field]?.without(file)
            return Place.field(field).description
        case .addRow(let field):
            draft.content.fields[field] = draft.content.fields.row(added: field, module?.field(field)?.kind)
            return DraftInput.field(field, "last")
        case .removeRow(let field, let row):
            draft.content.fields[field] = draft.content.fields[field]?.without(row: row)
            return DraftInput.field(field, "last")
        case .fillTemplate:
            let first = Step()
            guard draft.content.steps.allSatisfy(\.isEmpty), let prompts = module?.steps.prompts, !prompts.isEmpty
            else { return DraftInput.steps }
            draft.content.steps = [first] + prompts.dropFirst().map { _ in Step() }
            return Place.step(first.id).description
        }
    }
}

extension Draft {
    fileprivate func index(of step: Step.ID) -> Int? { content.steps.firstIndex { $0.id == step } }

    fileprivate mutating func place(_ id: Step.ID, at index: Int) -> String? {
        guard let old = self.index(of: id) else { return nil }
        let step = content.steps.remove(at: old)
        content.steps.insert(step, at: index.clamped(to: 0...content.steps.count))
        return Place.step(id).description
    }
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

extension FieldValue {
    fileprivate func without(_ file: MediaFile.ID) -> FieldValue? {
        switch self {
        case .files(let files): .files(files.filter { $0.file != file })
        case .photos(let photos): .photos(photos.filter { $0.file != file })
        default: self
        }
    }

    fileprivate func without(row: Int) -> FieldValue? {
        switch self {
        case .materials(var rows) where rows.indices.contains(row):
            rows.remove(at: row)
            return .materials(rows)
        case .table(var rows) where rows.indices.contains(row):
            rows.remove(at: row)
            return .table(rows)
        default: return self
        }
    }
}

extension [String: FieldValue] {
    /// The value of a list with one empty row more.
    ///
    /// The page shows an empty row where there is none: it counts.
    fileprivate func row(added field: String, _ kind: Field.Kind?) -> FieldValue? {
        switch (self[field], kind) {
        case (.materials(let rows)?, _): .materials(rows + [Material()])
        case (.table(let rows)?, _): .table(rows + [[:]])
        case (nil, .materials): .materials([Material(), Material()])
        case (nil, .table), (nil, .group): .table([[:], [:]])
        default: self[field]
        }
    }
}
