import Domain
import Modules

/// Two wordings of one draft, side by side where they differ.
struct ConflictPage: Page {
    static let template = "conflict"

    struct PartView: Sendable {
        let name: String
        let label: String
        let mine: SideView
        let theirs: SideView
    }

    struct SideView: Sendable {
        let lines: [String]
        let photos: [String]
        let isNothing: Bool
    }

    let title: String
    let lead: String
    let action: String
    let back: String
    let version: String
    let mineHeading: String
    let theirsHeading: String
    let keepMine: String
    let keepTheirs: String
    let parts: [PartView]
    let isSame: Bool

    init(
        _ merge: DraftMerge, aside: SetAside, draft: Draft, savers: [Member.ID: Member], viewer: Member.ID,
        module: Module?, _ texts: Texts
    ) {
        title = texts["posting.conflict"]
        action = Path.conflict(aside.id, aside.tutorial)
        back = Path.draft(aside.tutorial)
        version = String(draft.version)
        let isOwn = aside.savedBy == viewer
        let name = savers[aside.savedBy]?.name ?? ""
        let other = savers[draft.savedBy]?.name ?? ""
        let isOther = draft.savedBy != viewer
        lead = isOther ? texts["posting.conflictLead", ["name": other]] : texts["posting.conflictOwn"]
        mineHeading =
            texts[
                isOwn ? "posting.conflictMine" : "posting.conflictAside",
                ["name": name, "time": texts.dateAndTime(aside.savedAt)]]
        theirsHeading =
            texts[
                isOther ? "posting.conflictTheirs" : "posting.conflictCurrent",
                ["name": other, "time": texts.dateAndTime(draft.savedAt)]]
        keepMine = texts["posting.keepThis"]
        keepTheirs = texts["posting.keepOther"]
        parts = merge.parts.map { part in
            PartView(
                name: part.input, label: Self.label(part, merge, module, texts),
                mine: Self.side(part, merge.mine, merge, module, texts),
                theirs: Self.side(part, merge.theirs, merge, module, texts))
        }
        isSame = parts.isEmpty
    }

    private static func label(_ part: DraftMerge.Part, _ merge: DraftMerge, _ module: Module?, _ texts: Texts) -> String
    {
        switch part {
        case .title: return texts["posting.title"]
        case .summary: return texts["posting.summary"]
        case .order: return texts["posting.stepOrder"]
        case .field(let id): return module?.field(id)?.label.text(in: texts.language) ?? id
        case .step(let id):
            let index =
                merge.theirs.steps.firstIndex { $0.id == id } ?? merge.mine.steps.firstIndex { $0.id == id } ?? 0
            return "\(texts["posting.step"]) \(texts.number(index + 1))"
        }
    }

    private static func side(
        _ part: DraftMerge.Part, _ content: Content, _ merge: DraftMerge, _ module: Module?, _ texts: Texts
    ) -> SideView {
        var lines: [String] = []
        var photos: [MediaFile.ID] = []
        switch part {
        case .title: lines = [content.title]
        case .summary: lines = [content.summary]
        case .order:
            lines = content.steps.enumerated().map { index, step in
                let name = step.title.isBlank ? String(step.text.prefix(60)) : step.title
                return "\(index + 1). \(name)"
            }
        case .step(let id):
            if let step = merge.step(content, id) {
                lines = [step.title, step.text, step.warning] + step.photos.map(\.alt)
                photos = step.photos.map(\.file)
            }
        case .field(let id): (lines, photos) = words(content.fields[id], module?.field(id), texts)
        }
        lines.removeAll(where: \.isBlank)
        return SideView(
            lines: lines, photos: photos.map { Path.photo($0, width: Limits.renditionWidths.first ?? 320) },
            isNothing: lines.isEmpty && photos.isEmpty)
    }

    private static func words(_ value: FieldValue?, _ field: Field?, _ texts: Texts) -> ([String], [MediaFile.ID]) {
        let language = texts.language
        switch value {
        case .text(let text)?: return ([field?.label(ofOption: text)?.text(in: language) ?? text], [])
        case .choices(let ids)?: return (ids.map { field?.label(ofOption: $0)?.text(in: language) ?? $0 }, [])
        case .duration(let amount, let unit)?:
            return (["\(amount) \(Unit(rawValue: unit)?.label(for: amount).text(in: language) ?? unit)"], [])
        case .materials(let rows)?: return (rows.map { "\($0.name) \($0.quantity) \($0.unit)" }, [])
        case .table(let rows)?:
            return (rows.map { row in row.sorted { $0.key < $1.key }.map(\.value).joined(separator: " · ") }, [])
        case .files(let files)?: return (files.map(\.name), [])
        case .photos(let photos)?: return (photos.map(\.alt), photos.map(\.file))
        case nil: return ([], [])
        }
    }
}
