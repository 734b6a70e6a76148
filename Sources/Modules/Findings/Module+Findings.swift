package import Domain

extension Module {
    /// Everything to say about a draft of this type before it is published, in the order of the page.
    ///
    /// Nothing here ever stops a draft from being saved.
    /// - Parameter files: every file the content refers to that is kept; a missing one is an error.
    package func findings(for content: Content, files: [MediaFile.ID: MediaFile]) -> [Finding] {
        let general = content.findings()
        let isHead: (Finding) -> Bool = { $0.place == .title || $0.place == .summary }
        let hasCover = content.cover(photoFields: photoFields) != nil
        let answers = RuleAnswers(content: content, fields: fields)
        let broken = rules.compactMap { $0.finding(in: answers) }
        var findings = general.filter(isHead)
        if !hasCover { findings.append(Finding(.coverMissing, at: coverPlace, level: .hint)) }
        for field in fields where answers.shows(field) {
            if let value = content.fields[field.id], !value.isEmpty {
                findings += field.findings(for: value, files: files)
            } else if answers.requires(field), hasCover || coverPlace != .field(field.id) {
                findings.append(field.finding(.fieldRequired, level: .hint))
            }
            findings += broken.filter { $0.place == .field(field.id) }
        }
        return findings + general.filter { !isHead($0) } + stepFindings(content, files)
            + broken.filter { $0.place == .steps || $0.place == .draft }
    }

    private var coverPlace: Place { photoFields.first.map(Place.field) ?? .steps }

    private func stepFindings(_ content: Content, _ files: [MediaFile.ID: MediaFile]) -> [Finding] {
        var findings: [Finding] = []
        let done = content.steps.count { !$0.isEmpty }
        if done < steps.minimum {
            findings.append(Finding(.fieldTooFew, figures(limit: steps.minimum, count: done), at: .steps, level: .hint))
        }
        if content.steps.count > steps.maximum, steps.maximum < Limits.steps {
            let figures = figures(limit: steps.maximum, count: content.steps.count)
            findings.append(Finding(.tooManySteps, figures, at: .steps, level: .error))
        }
        for (index, step) in content.steps.enumerated() {
            for photo in step.photos where files[photo.file] == nil {
                let arguments: [String: Argument] = ["label": .localized(steps.label), "step": .number(index + 1)]
                findings.append(Finding(.fileMissing, arguments, at: .photo(step.id, photo.file), level: .error))
            }
        }
        return findings
    }

    private func figures(limit: Int, count: Int) -> [String: Argument] {
        ["label": .localized(steps.label), "limit": .number(limit), "count": .number(count)]
    }
}

extension Rule {
    fileprivate func finding(in answers: RuleAnswers) -> Finding? {
        guard let place = violation(in: answers) else { return nil }
        let arguments: [String: Argument] = [
            "rule": .text(id), "message": .localized(message), "mend": .localized(mend),
        ]
        return Finding(.ruleBroken, arguments, at: place, level: level)
    }
}
