import Domain
import Modules

/// A step that was taken out, and the button that puts it back.
struct UndoView: Sendable {
    let undoLabel: String
    let undoAction: String

    init(_ removed: RemovedStep, _ texts: Texts) {
        let name = removed.step.title.isBlank ? String(removed.step.text.prefix(40)) : removed.step.title
        undoLabel =
            name.isBlank
            ? texts["posting.stepRemoved", ["step": texts.number(removed.index + 1)]]
            : texts["posting.stepRemovedNamed", ["name": name]]
        undoAction = "restore-step:\(removed.step.id)"
    }
}

/// One step being written.
struct StepEditView: Sendable {
    let id: String
    let place: String
    let number: String
    let stepTitle: String
    let titleName: String
    let titlePlaceholder: String?
    let text: String
    let textName: String
    let textPlaceholder: String
    let warning: String
    let warningName: String
    let warningPlaceholder: String?
    let warningOpen: Bool
    let photosName: String
    let photoIDs: String
    let photos: [PhotoEditView]
    let hasPhotos: Bool
    let uploadName: String
    let slot: SlotView
    let isFirst: Bool
    let isLast: Bool
    /// What the template asks for here, when the step is folded under it: still empty, and not the first.
    let fold: String?
    let foldOpen: Bool
    /// From 0, of the place after it.
    let next: String
    let undo: UndoView?

    init(
        _ step: Step, index: Int, count: Int, module: Module?, files: [MediaFile.ID: MediaFile],
        isOpened: Bool, undo: UndoView?, slot: (String) -> SlotView, _ texts: Texts
    ) {
        let prompt = step.photos.isEmpty ? module?.stepPrompt(at: index) : nil
        id = step.id.description
        place = Place.step(step.id).description
        number = String(index + 1)
        stepTitle = step.title
        titleName = DraftInput.step(step.id, "title")
        titlePlaceholder = prompt?.title?.text(in: texts.language)
        text = step.text
        textName = DraftInput.step(step.id, "text")
        textPlaceholder = prompt?.text.text(in: texts.language) ?? texts["posting.stepPlaceholder"]
        warning = step.warning
        warningName = DraftInput.step(step.id, "warning")
        warningPlaceholder = prompt?.warning?.text(in: texts.language)
        warningOpen = !step.warning.isBlank
        photosName = DraftInput.step(step.id, "photos")
        photoIDs = step.photos.map(\.file.description).joined(separator: ",")
        photos = step.photos.enumerated().map { place, photo in
            PhotoEditView(
                photo, files[photo.file], texts, altName: DraftInput.alt(step.id, photo.file),
                removeAction: "remove-photo:\(step.id):\(photo.file)",
                removeLabel: texts[
                    "posting.removePhotoOfStep",
                    ["photo": texts.number(place + 1), "step": texts.number(index + 1)]],
                slot: slot(Place.photo(step.id, photo.file).description))
        }
        hasPhotos = !step.photos.isEmpty
        uploadName = DraftInput.step(step.id, "new")
        self.slot = slot(place)
        fold =
            index > 0 && step.isEmpty
            ? prompt.map { ($0.title ?? $0.text).text(in: texts.language) } : nil
        foldOpen = isOpened || !self.slot.remarks.isEmpty
        isFirst = index == 0
        isLast = index == count - 1
        next = String(index + 1)
        self.undo = undo
    }
}

/// A photo with the words that stand for it.
struct PhotoEditView: Sendable {
    let src: String?
    let width: Int
    let height: Int
    let name: String
    let alt: String
    let altName: String
    let removeAction: String
    let removeLabel: String
    let markAction: String
    /// `id` on the page: where one comes back to from drawing on it.
    let place: String
    let altSlot: SlotView
    /// What its check did or could not do, in one sentence.
    let note: String?

    init(
        _ photo: Photo, _ file: MediaFile?, _ texts: Texts, altName: String, removeAction: String, removeLabel: String,
        slot: SlotView
    ) {
        let rendition = file?.renditions.first { $0.width >= 640 } ?? file?.renditions.last
        src = rendition.map { Path.photo(photo.file, $0) }
        width = rendition?.width ?? 0
        height = rendition?.height ?? 0
        name = file?.name ?? ""
        alt = photo.alt
        self.altName = altName
        self.removeAction = removeAction
        self.removeLabel = removeLabel
        markAction = "mark:\(photo.file)"
        place = DraftInput.place(ofPhoto: altName)
        altSlot = slot
        note = file.flatMap { Self.note($0, texts) }
    }

    private static func note(_ file: MediaFile, _ texts: Texts) -> String? {
        if file.isWithheld { return texts["posting.photoWaits"] }
        let isPlaced = file.findings.contains { $0.code == .photoPlaceRemoved }
        return isPlaced ? texts["posting.photoPlaceRemoved"] : nil
    }
}

/// One answer that can be chosen.
struct OptionView: Sendable {
    let value: String
    let name: String
    let note: String?
    let css: String?
    let isChosen: Bool

    init(value: String, name: String, note: String? = nil, css: String? = nil, isChosen: Bool) {
        self.value = value
        self.name = name
        self.note = note
        self.css = css
        self.isChosen = isChosen
    }

    init(_ module: Module, chosen: String, _ language: Language) {
        self.init(
            value: module.id, name: module.name.text(in: language), note: module.summary.text(in: language),
            css: "type-\(module.id)", isChosen: module.id == chosen)
    }
}
