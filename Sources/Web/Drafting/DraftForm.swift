import Domain
import Modules
import Store

/// The editor's form as it was sent, laid over the draft as it was last saved.
///
/// What the form does not hold (a field of another type, the end of a form that was cut short) stays as it was.
struct DraftForm {
    let form: Form
    /// The files that were sent for this tutorial: a form can name no others.
    let files: [MediaFile.ID: MediaFile]

    func applied(to draft: Draft, fields: [Field]) -> Draft {
        var draft = draft
        draft.version = form[DraftInput.version].flatMap { Int($0) } ?? 0
        draft.editor = String((form[DraftInput.editor] ?? "").prefix(64))
        if let title = form[DraftInput.title] { draft.content.title = title }
        if let summary = form[DraftInput.summary] { draft.content.summary = summary }
        if let tags = form[DraftInput.tags] { draft.tags = Self.tags(tags) }
        draft.content.steps = steps(over: draft)
        for field in fields where form[DraftInput.field(field.id, "asked")] != nil {
            let old = draft.content.fields[field.id]
            draft.content.fields[field.id] = answer(to: field, was: old)
        }
        return draft
    }

    /// Names as typed, each once; too long or too many is for findings to say.
    static func tags(_ text: String) -> [String] {
        var names: [String] = []
        for part in text.split(whereSeparator: { ",;\n".contains($0) }) {
            let name = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !name.isEmpty, !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
        }
        return names
    }

    /// `id,id,id`, unknown and repeated ones left out.
    static func list<Subject>(_ text: String) -> [Identifier<Subject>] {
        var seen: Set<Identifier<Subject>> = []
        return text.split(separator: ",").compactMap { Identifier(String($0)) }.filter { seen.insert($0).inserted }
    }

    private func steps(over draft: Draft) -> [Step] {
        guard let list = form[DraftInput.steps] else { return draft.content.steps }
        let known = Dictionary(
            (draft.removed.map(\.step) + draft.content.steps).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        return Self.list(list).map { id in step(over: known[id] ?? Step(id: id)) }
    }

    private func step(over old: Step) -> Step {
        var step = old
        if let title = form[DraftInput.step(old.id, "title")] { step.title = title }
        if let text = form[DraftInput.step(old.id, "text")] { step.text = text }
        if let warning = form[DraftInput.step(old.id, "warning")] { step.warning = warning }
        step.photos = photos(
            form[DraftInput.step(old.id, "photos")], over: old.photos, alt: { DraftInput.alt(old.id, $0) })
        return step
    }

    func photos(_ list: String?, over old: [Photo], alt: (MediaFile.ID) -> String) -> [Photo] {
        let known = Dictionary(old.map { ($0.file, $0.alt) }) { first, _ in first }
        let order = list.map { Self.list($0).filter { files[$0]?.kind == .photo } } ?? old.map(\.file)
        return order.map { Photo(file: $0, alt: form[alt($0)] ?? known[$0] ?? "") }
    }
}
