extension Content {
    /// Everything to say about the title, the summary and the steps, in the order of the page.
    ///
    /// These rules hold for every type of bricolage, and for a draft whose type is not known here.
    ///
    /// Publishing needs a title and one sentence or photo; lengths and counts are those of `Limits`.
    package func findings() -> [Finding] {
        var findings = titleFindings() + summaryFindings()
        if !saysHow { findings.append(Finding(.howMissing, at: .steps, level: .error)) }
        if steps.count > Limits.steps {
            let figures: [String: Argument] = ["limit": .number(Limits.steps), "count": .number(steps.count)]
            findings.append(Finding(.tooManySteps, figures, at: .steps, level: .error))
        }
        for (index, step) in steps.enumerated() { findings += step.findings(number: index + 1) }
        return findings
    }

    /// True when there is one sentence or one photo of how it is done, wherever it was put.
    private var saysHow: Bool {
        if !summary.isBlank { return true }
        if steps.contains(where: { !$0.photos.isEmpty || !$0.text.isBlank || !$0.title.isBlank }) { return true }
        return fields.values.contains { if case .photos(let photos) = $0 { !photos.isEmpty } else { false } }
    }

    private func titleFindings() -> [Finding] {
        if title.isBlank { return [Finding(.titleMissing, at: .title, level: .error)] }
        return Finding.tooLong(.titleTooLong, title, limit: Limits.title, at: .title)
    }

    private func summaryFindings() -> [Finding] {
        if summary.isBlank { return [Finding(.summaryMissing, at: .summary, level: .hint)] }
        return Finding.tooLong(.summaryTooLong, summary, limit: Limits.summary, at: .summary)
    }
}

extension Step {
    /// - Parameter number: its place, from 1, as people count.
    fileprivate func findings(number: Int) -> [Finding] {
        let place = Place.step(id)
        let step: [String: Argument] = ["step": .number(number)]
        if isEmpty { return [Finding(.stepEmpty, step, at: place, level: .hint)] }
        var findings = Finding.tooLong(.titleTooLong, title, limit: Limits.stepTitle, step, at: place)
        findings += Finding.tooLong(.textTooLong, text, limit: Limits.text, step, at: place)
        findings += Finding.tooLong(.textTooLong, warning, limit: Limits.warning, step, at: place)
        if photos.count > Limits.photosPerStep {
            var figures = step
            figures["limit"] = .number(Limits.photosPerStep)
            figures["count"] = .number(photos.count)
            findings.append(Finding(.tooManyPhotos, figures, at: place, level: .error))
        }
        for photo in photos {
            let place = Place.photo(id, photo.file)
            if photo.alt.isBlank {
                findings.append(Finding(.altMissing, step, at: place, level: .hint))
            } else {
                findings += Finding.tooLong(.textTooLong, photo.alt, limit: Limits.alt, step, at: place)
            }
        }
        return findings
    }
}

extension Finding {
    /// An error when `text` has more than `limit` characters, otherwise nothing.
    fileprivate static func tooLong(
        _ code: Code, _ text: String, limit: Int, _ more: [String: Argument] = [:], at place: Place
    ) -> [Finding] {
        guard text.count > limit else { return [] }
        let figures: [String: Argument] = ["limit": .number(limit), "count": .number(text.count)]
        return [Finding(code, figures.merging(more) { own, _ in own }, at: place, level: .error)]
    }
}
