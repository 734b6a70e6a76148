import Domain
import Foundation
import Modules
import Store

/// The page on which a bricolage is written: one form that works alike with and without script.
struct EditorPage: Page {
    static let template = "editor"

    let title: String
    let form: EditorForm
}

/// What is said in one place of the form.
struct SlotView: Sendable {
    /// Of the place: `PLACE-finding` is the slot's own id.
    let place: String
    let remarks: [Remark]
    let isInvalid: Bool
}

/// An earlier or other wording of the draft, kept.
struct AsideView: Sendable {
    let label: String
    let href: String
}

struct CoAuthorView: Sendable {
    let name: String
    let removeAction: String
    let removeLabel: String
}

/// The form, alone: the script replaces it whole after each button.
struct EditorForm: Sendable {
    static let template = "editor-form"

    let heading: String
    let action: String
    let publicationAction: String
    let previewAction: String
    let abandonAction: String
    let coAuthorsAction: String
    let isRevision: Bool
    let version: String
    let schema: String
    let editor: String
    /// Where the script puts the focus after a button.
    let anchor: String?
    let draftTitle: String
    let titleSlot: SlotView
    let titleLimit: String
    let summary: String
    let summarySlot: SlotView
    let draftSlot: SlotView
    /// Said on top: what keeps it from being published, files that could not be taken.
    let problems: [Remark]
    let problemsHeading: String?
    let isUnsaved: Bool
    /// Only warnings are left: publishing can be repeated.
    let mayPublishAnyway: Bool
    let hasProblems: Bool
    let photosSlot: SlotView
    let photosState: String
    let photosOpen: Bool
    let photoLimits: String
    let stepIDs: String
    let steps: [StepEditView]
    let stepsState: String
    let stepsHelp: String
    let stepsSlot: SlotView
    let firstUndo: UndoView?
    let lastIndex: String
    let showsTemplate: Bool
    let templateLabel: String
    let fields: [FieldEditView]
    let hasFields: Bool
    let fieldsState: String
    let fieldsOpen: Bool
    let types: [OptionView]
    let typeName: String
    let typeClass: String
    let tags: String
    let tagNames: [String]
    let tagsSlot: SlotView
    let isForEveryone: Bool
    let onlyTownHall: String
    let audienceState: String
    let isAuthor: Bool
    let coAuthors: [CoAuthorView]
    let coAuthorsState: String
    let coAuthorSlot: SlotView
    let coAuthorTyped: String
    let peopleOpen: Bool
    let asides: [AsideView]
    let hasAsides: Bool
    let review: [Remark]
    let hasReview: Bool
    let reviewHeading: String
    let reviewHelp: String
    /// The wish to publish was refused: errors are then told as such.
    let isRefused: Bool
    let savedState: String
    /// Limits and words that the script needs, as JSON in a data attribute.
    let script: String
}

/// Everything an editor page is made from.
struct EditorState: Sendable {
    let tutorial: Tutorial
    let draft: Draft
    let module: Module?
    let files: [MediaFile.ID: MediaFile]
    let modules: [Module]
    let townHall: String
    let people: [Member]
    let savers: [Member.ID: Member]
    let asides: [SetAside]
    let tagNames: [String]
    let isAuthor: Bool
    var editor: String
    var remarks: [Remark]
    /// Findings that belong beside their fields even while nothing has been published: files that were refused.
    var troubles: [Remark] = []
    var anchor: String?
    /// The wish to publish was refused, or is to be confirmed.
    var isPublishing = false
    var isSaved = true
    var coAuthorTyped = ""
}

extension EditorForm {
    init(_ state: EditorState, _ texts: Texts) {
        let draft = state.draft
        let content = draft.content
        let language = texts.language
        let address = Path.draft(state.tutorial.id)
        let shown = Self.shown(state)
        func slot(_ place: String) -> SlotView {
            let remarks = shown[place] ?? []
            return SlotView(place: place, remarks: remarks, isInvalid: remarks.contains(where: \.isError))
        }
        let errors = state.remarks.filter(\.isError)
        let warnings = state.remarks.filter(\.isWarning)
        let problems = state.troubles + (state.isPublishing ? errors + warnings : [])

        heading =
            state.tutorial.revision > 0
            ? texts["posting.editHeading", ["title": content.title]] : texts["posting.heading"]
        action = address
        publicationAction = address + "/publication"
        previewAction = address + "/apercu"
        abandonAction = address + "/abandon"
        coAuthorsAction = address + "/coauteurs"
        isRevision = state.tutorial.revision > 0
        version = String(draft.version)
        schema = String(draft.schema)
        editor = state.editor
        anchor = state.anchor
        draftTitle = content.title
        titleSlot = slot("title")
        titleLimit = texts["posting.titleHelp", ["limit": texts.number(Limits.title)]]
        summary = content.summary
        summarySlot = slot("summary")
        draftSlot = slot("draft")
        self.problems = problems
        hasProblems = !problems.isEmpty
        isUnsaved = !state.isSaved
        mayPublishAnyway = state.isPublishing && errors.isEmpty && state.troubles.isEmpty
        problemsHeading = Self.problemsHeading(
            state, problems: problems.count, mayPublish: errors.isEmpty && state.isPublishing, texts)

        photosSlot = slot(DraftInput.photos)
        let photoCount = content.steps.reduce(0) { $0 + $1.photos.count }
        photosState = texts.plural("posting.photoCount", photoCount)
        photosOpen = photoCount == 0 || !photosSlot.remarks.isEmpty
        photoLimits =
            texts[
                "posting.photosHelp",
                ["size": texts.bytes(Limits.photoBytes), "count": texts.number(Limits.filesPerRequest)]]

        stepIDs = content.steps.map(\.id.description).joined(separator: ",")
        let undo = draft.removed.last.map { UndoView($0, texts) }
        let undoIndex = draft.removed.last.map { min($0.index, content.steps.count) }
        steps = content.steps.enumerated().map { index, step in
            StepEditView(
                step, index: index, count: content.steps.count, module: state.module, files: state.files,
                isOpened: state.anchor == Place.step(step.id).description,
                undo: undoIndex == index + 1 ? undo : nil, slot: slot, texts)
        }
        firstUndo = undoIndex == 0 ? undo : nil
        lastIndex = String(content.steps.count)
        stepsState = texts.plural("posting.stepCount", content.steps.count)
        stepsHelp = state.module?.steps.help?.text(in: language) ?? texts["posting.stepsHelp"]
        stepsSlot = slot("steps")
        let prompts = state.module?.steps.prompts.count ?? 0
        showsTemplate = content.steps.allSatisfy(\.isEmpty) && prompts > content.steps.count
        templateLabel = texts.plural("posting.template", prompts)

        let asked = state.module?.asked(in: content) ?? []
        let hidden = state.module?.hidden(in: content) ?? []
        self.fields = asked.map {
            FieldEditView(
                $0, content.fields[$0.id], isHidden: hidden.contains($0.id), files: state.files,
                slot: slot(DraftInput.field($0.id)), slot, texts)
        }
        let fields = asked.filter { !hidden.contains($0.id) }
        hasFields = !asked.isEmpty
        let answered = fields.filter { !(content.fields[$0.id]?.isEmpty ?? true) }.count
        fieldsState = texts.plural("posting.answered", answered, ["of": texts.number(fields.count)])
        fieldsOpen = shown.contains { $0.key.hasPrefix("field-") && !$0.value.isEmpty }

        types =
            state.tutorial.revision > 0
            ? [] : state.modules.map { OptionView($0, chosen: state.tutorial.type, language) }
        typeName = state.module?.name.text(in: language) ?? state.tutorial.type
        typeClass = "type-\(state.tutorial.type)"
        tags = draft.tags.joined(separator: ", ")
        tagNames = state.tagNames
        tagsSlot = slot(DraftInput.tags)
        isForEveryone = state.tutorial.audience == .everyone
        onlyTownHall = texts["posting.audienceTownHall", ["townHall": state.townHall]]
        audienceState = [typeName, isForEveryone ? texts["posting.everyoneShort"] : state.townHall].joined(
            separator: " · ")

        isAuthor = state.isAuthor
        coAuthors = state.people.map {
            CoAuthorView(
                name: $0.name, removeAction: "\(address)/coauteurs/\($0.id)/retrait",
                removeLabel: texts["posting.removeCoAuthor", ["name": $0.name]])
        }
        coAuthorsState =
            state.people.isEmpty
            ? texts["posting.alone"] : state.people.map(\.name).joined(separator: ", ")
        coAuthorSlot = slot(DraftInput.coAuthor)
        coAuthorTyped = state.coAuthorTyped
        peopleOpen = !coAuthorSlot.remarks.isEmpty
        asides = state.asides.map { aside in
            let who = state.savers[aside.savedBy]?.name ?? ""
            return AsideView(
                label: texts["posting.aside", ["name": who, "date": texts.dateAndTime(aside.savedAt)]],
                href: Path.conflict(aside.id, state.tutorial.id))
        }
        hasAsides = !state.asides.isEmpty
        // A few hints at a time: a long list of them would read like a list of faults.
        let said = state.isPublishing ? errors : errors.map { $0.asTask(texts) }
        review = said + warnings + state.remarks.filter(\.isHint).prefix(Self.hints)
        hasReview = !state.remarks.isEmpty
        isRefused = state.isPublishing
        let isToDo = !state.isPublishing && !errors.isEmpty
        reviewHeading = texts[isToDo ? "posting.todo" : "posting.review"]
        reviewHelp = texts[isToDo ? "posting.todoHelp" : "posting.reviewHelp"]
        savedState =
            state.isSaved
            ? texts["posting.savedAt", ["time": texts.time(draft.savedAt)]] : texts["posting.notSaved"]
        script = Self.script(texts)
    }

    /// Most hints shown at once.
    private static let hints = 3

    /// By place.
    ///
    /// While somebody writes, nothing is an error yet; that and hints wait in the list at the end.
    private static func shown(_ state: EditorState) -> [String: [Remark]] {
        let remarks = state.remarks.filter { state.isPublishing ? !$0.isHint : $0.isWarning && !$0.isAbsence }
        return Dictionary(grouping: state.troubles + remarks, by: \.place)
    }

    private static func problemsHeading(
        _ state: EditorState, problems: Int, mayPublish: Bool, _ texts: Texts
    ) -> String? {
        guard problems > 0 else { return nil }
        if state.troubles.contains(where: { $0.place == "editor" }) { return texts["posting.cutShort"] }
        if !state.troubles.isEmpty { return texts.plural("posting.troubles", problems) }
        return texts.plural(mayPublish ? "posting.confirm" : "posting.refused", problems)
    }

    /// The words of the script, from the catalogue like all others.
    private static func script(_ texts: Texts) -> String {
        let names = [
            "saving", "unsaved", "offline", "expired", "expiredLink", "conflict", "conflictLink", "sending", "received",
            "waiting", "paused", "cancelled",
            "cancel", "retry", "moved", "added", "removed", "failed", "signIn", "serverBusy", "tooMuch", "restored",
        ]
        var words = Dictionary(uniqueKeysWithValues: names.map { ($0, texts["posting.js.\($0)"]) })
        words["signInHref"] = Path.signIn
        words["photoBytes"] = String(Limits.photoBytes)
        words["tooLarge"] =
            texts["file.tooLarge.what", ["name": "{name}", "limit": texts.bytes(Limits.photoBytes)]] + " "
            + texts["file.tooLarge.mend", ["name": "{name}", "limit": texts.bytes(Limits.photoBytes)]]
        for name in ["error", "warning", "hint", "task", "todo", "todoHelp", "review", "reviewHelp"] {
            words[name] = texts["posting.\(name)"]
        }
        return words.pageJSON
    }
}
