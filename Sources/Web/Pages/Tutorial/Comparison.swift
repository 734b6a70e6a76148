import Domain
import Modules

/// What differs between two versions, in the order of the page.
struct Comparison {
    private(set) var lines: [ComparisonPage.Line] = []
    private let texts: Texts

    /// - Parameters:
    ///   - oldModule: what the older one was written with; the same as `module` within one schema.
    ///   - module: what the newer one was written with.
    init(_ old: Content, _ new: Content, from oldModule: Module?, to module: Module?, _ texts: Texts) {
        self.texts = texts
        add(texts["history.title"], words(old.title, new.title))
        add(texts["history.summary"], words(old.summary, new.summary))
        let before = Self.answers(old, oldModule)
        let after = Self.answers(new, module)
        let ids = after.order + before.order.filter { !after.order.contains($0) }
        for id in ids {
            let (earlier, field) = (oldModule?.field(id), module?.field(id))
            let (left, right) = (before.values[id], after.values[id])
            add(
                (field ?? earlier)?.label.text(in: texts.language) ?? id,
                words(line(left, earlier), line(right, field))
                    ?? words(line(left, earlier, asTyped: true), line(right, field, asTyped: true)),
                photos(Self.photos(left), Self.photos(right)))
        }
        compareSteps(old.steps.filter { !$0.isEmpty }, new.steps.filter { !$0.isEmpty })
    }

    private static func answers(_ content: Content, _ module: Module?) -> (
        order: [String], values: [String: FieldValue]
    ) {
        let answers = Answers.inOrder(content, module)
        return (answers.map(\.id), content.fields)
    }

    private static func photos(_ value: FieldValue?) -> [MediaFile.ID] {
        if case .photos(let photos)? = value { photos.map(\.file) } else { [] }
    }

    /// Steps are the same step when they have the same id, wherever they stand.
    private mutating func compareSteps(_ old: [Step], _ new: [Step]) {
        let before = Dictionary(old.enumerated().map { ($1.id, (index: $0, step: $1)) }) { first, _ in first }
        let kept = Set(new.map(\.id))
        for (index, step) in new.enumerated() {
            let label = texts["tutorial.step", ["n": texts.number(index + 1)]]
            guard let (oldIndex, earlier) = before[step.id] else {
                add(texts["history.stepAdded", ["step": label]], words("", said(step)), photos([], Self.photos(step)))
                continue
            }
            let moved = isMoved(oldIndex, old, index, new)
            add(
                label, moved ? plain(texts["history.stepMoved", ["n": texts.number(oldIndex + 1)]]) : nil,
                words(said(earlier), said(step)) ?? words(said(earlier, asTyped: true), said(step, asTyped: true)),
                photos(Self.photos(earlier), Self.photos(step)))
        }
        for (index, step) in old.enumerated() where !kept.contains(step.id) {
            let label = texts["tutorial.step", ["n": texts.number(index + 1)]]
            add(texts["history.stepRemoved", ["step": label]], words(said(step), ""))
        }
    }

    /// Moved among the steps that both versions have: an added or removed neighbour moves nothing.
    private func isMoved(_ oldIndex: Int, _ old: [Step], _ index: Int, _ new: [Step]) -> Bool {
        let (before, after) = (Set(old.map(\.id)), Set(new.map(\.id)))
        return old[..<oldIndex].count { after.contains($0.id) } != new[..<index].count { before.contains($0.id) }
    }

    /// - Parameter asTyped: with its Markdown signs, where nothing else differs.
    private func line(_ value: FieldValue?, _ field: Field?, asTyped: Bool = false) -> String {
        guard let value else { return "" }
        let line = AnswerWords(texts.language).line(value, field)
        if case .markdown? = field?.kind, !asTyped { return Markdown.plain(line) }
        return line
    }

    private func said(_ step: Step, asTyped: Bool = false) -> String {
        let text = asTyped ? step.text : Markdown.plain(step.text)
        let photos = step.photos.map(\.alt).filter { !$0.isBlank }.map { texts["history.photo", ["alt": $0]] }
        return ([step.title, text, step.warning] + photos).filter { !$0.isBlank }.joined(separator: "\n")
    }

    private static func photos(_ step: Step) -> [MediaFile.ID] { step.photos.map(\.file) }

    private mutating func add(_ label: String, _ parts: TrustedHTML?...) {
        let changed = parts.compactMap { $0 }
        if !changed.isEmpty { lines.append(ComparisonPage.Line(label: label, parts: changed)) }
    }

    private func words(_ old: String, _ new: String) -> TrustedHTML? {
        old == new ? nil : WordDiff.html(from: old, to: new)
    }

    private func photos(_ old: [MediaFile.ID], _ new: [MediaFile.ID]) -> TrustedHTML? {
        guard old != new else { return nil }
        let added = Set(new).subtracting(old).count
        let removed = Set(old).subtracting(new).count
        let words = [
            added > 0 ? texts.plural("history.photosAdded", added) : nil,
            removed > 0 ? texts.plural("history.photosRemoved", removed) : nil,
            added + removed == 0 ? texts["history.photosMoved"] : nil,
        ]
        return plain(words.compactMap { $0 }.joined(separator: ", "))
    }

    private func plain(_ text: String) -> TrustedHTML { TrustedHTML(trusting: TrustedHTML.escape(text)) }
}
