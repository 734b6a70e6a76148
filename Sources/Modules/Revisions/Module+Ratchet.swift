package import Domain

extension Module {
    /// The findings of a draft, errors at what its author has not touched since it was published turned into warnings.
    ///
    /// A rule that came after the publication must not keep anybody from mending a spelling mistake elsewhere.
    /// - Parameters:
    ///   - findings: of `draft`.
    ///   - published: what readers see, carried to the schema of the draft.
    package func eased(_ findings: [Finding], of draft: Content, since published: Content) -> [Finding] {
        let ratchet = Ratchet(published: published, draft: draft)
        return findings.map { finding in
            guard finding.level == .error, !ratchet.hasTouched(finding.place),
                !readings(of: finding).contains(where: ratchet.hasTouched)
            else { return finding }
            return Finding(finding.code, finding.arguments, at: finding.place, level: .warning)
        }
    }

    /// What else a finding depends on: all that its rule reads, and all that decides whether its field is asked.
    private func readings(of finding: Finding) -> [Place] {
        var names: Set<String> = []
        if case .text(let id)? = finding.arguments["rule"], let rule = rules.first(where: { $0.id == id }) {
            names.formUnion(rule.condition.names)
        }
        if case .field(let id) = finding.place, let condition = field(id)?.showIf { names.formUnion(condition.names) }
        return names.map { $0 == SearchSpec.steps ? .steps : .field($0) }
    }
}

/// Tells what somebody changed in what was published.
struct Ratchet {
    let published: Content
    let draft: Content

    func hasTouched(_ place: Place) -> Bool {
        switch place {
        case .draft: draft != published
        case .title: draft.title != published.title
        case .summary: draft.summary != published.summary
        case .field(let id): answer(id, draft) != answer(id, published)
        case .steps: draft.steps != published.steps
        case .step(let id): step(id, draft) != step(id, published)
        case .photo(let id, let file): photo(id, file, draft) != photo(id, file, published)
        }
    }

    /// Absent and empty are the same.
    private func answer(_ id: String, _ content: Content) -> FieldValue? {
        content.fields[id].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func step(_ id: Step.ID, _ content: Content) -> Step? { content.steps.first { $0.id == id } }

    private func photo(_ id: Step.ID, _ file: MediaFile.ID, _ content: Content) -> Photo? {
        step(id, content)?.photos.first { $0.file == file }
    }
}
