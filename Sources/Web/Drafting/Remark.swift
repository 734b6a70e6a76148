import Domain
import Modules
import Store

/// A finding in words, at the `id` on the page that it is about.
struct Remark: Sendable, Encodable {
    let place: String
    let level: Level
    var label: String
    let what: String
    let mend: String
    var css: String
    var isError: Bool
    let isWarning: Bool
    let isHint: Bool
    /// An error to whoever publishes, told as something left to do to whoever still writes.
    var isTask: Bool
    /// Says that something is not there yet: no news to somebody who is still writing.
    let isAbsence: Bool

    init(at place: String, level: Level, what: String, mend: String, isAbsence: Bool = false, _ texts: Texts) {
        self.place = place
        self.level = level
        self.what = what
        self.mend = mend
        label = texts["posting.\(level.rawValue)"]
        isError = level == .error
        isWarning = level == .warning
        isHint = level == .hint
        isTask = false
        self.isAbsence = isAbsence
        css = ["error": "finding-error", "warning": "finding-warn"][level.rawValue] ?? "finding-hint"
    }

    /// The same, in the tone for somebody who has not asked to publish yet.
    func asTask(_ texts: Texts) -> Remark {
        guard isError else { return self }
        var task = self
        task.label = texts["posting.task"]
        task.css = "finding-hint"
        (task.isError, task.isTask) = (false, true)
        return task
    }

    init(_ finding: Finding, _ texts: Texts) {
        self.init(
            at: finding.place.description, level: finding.level, what: texts.what(finding.code, finding.arguments),
            mend: texts.mend(finding.code, finding.arguments),
            isAbsence: [.titleMissing, .howMissing].contains(finding.code), texts)
    }

    init(_ refusal: Refusal, at place: String, _ texts: Texts) {
        self.init(
            at: place, level: .error, what: texts.what(refusal.code, refusal.arguments),
            mend: texts.mend(refusal.code, refusal.arguments), texts)
    }
}

extension Site {
    /// Everything to say about a draft, in the order of the page.
    ///
    /// What was published with a fault may be edited around it: only what was touched since can stop a publication.
    func remarks(
        on draft: Draft, of tutorial: Tutorial, files: [MediaFile.ID: MediaFile], _ texts: Texts
    ) async throws -> [Remark] {
        var findings = draft.content.findings() + draft.content.fileFindings(files)
        if let module = modules[tutorial.type] {
            let weighed = module.weighed(files, in: draft.content)
            findings =
                module.findings(for: draft.content, files: files) + draft.content.fileFindings(weighed)
            if tutorial.revision > 0, findings.contains(where: { $0.level == .error }) {
                let published = try await store.tutorials.revision(tutorial.revision, of: tutorial.id)
                let old = try await self.module(of: tutorial.type, writtenWith: published)
                let carried = Migration(from: published.schema, writtenWith: old, to: module)
                    .apply(to: published.content)
                findings = module.eased(findings, of: draft.content, since: carried)
            }
        }
        return findings.map { Remark($0, texts) } + tagRemarks(draft.tags, texts)
    }

    /// What the store would refuse of the tags.
    private func tagRemarks(_ tags: [String], _ texts: Texts) -> [Remark] {
        var remarks = tags.filter { $0.count > Limits.tag }.map { name in
            Remark(
                Refusal(.tagShape, ["name": .text(name), "limit": .number(Limits.tag)]), at: DraftInput.tags, texts)
        }
        if tags.count > Limits.tags {
            remarks.append(Remark(Refusal(.tagTooMany, ["limit": .number(Limits.tags)]), at: DraftInput.tags, texts))
        }
        return remarks
    }
}
