extension Content {
    /// What the checks of the files in it found, and which of them still wait for theirs.
    ///
    /// What was done to a photo is no finding about a draft: only warnings and what concerns documents is said.
    package func fileFindings(_ files: [MediaFile.ID: MediaFile]) -> [Finding] {
        places.flatMap { id, place -> [Finding] in
            guard let file = files[id] else { return [] }
            let name: [String: Argument] = ["name": .text(file.name)]
            if file.isWithheld { return [Finding(.fileWithheld, name, at: place, level: .warning)] }
            let found = file.findings.filter { $0.level == .warning || file.kind == .document }.map { finding in
                Finding(
                    finding.code, finding.words.merging(name) { own, _ in own }, at: place, level: finding.level)
            }
            return found + inspectorFindings(file, at: place)
        }
    }

    /// Programs word their findings themselves; that several are unavailable is told once.
    private func inspectorFindings(_ file: MediaFile, at place: Place) -> [Finding] {
        let name = Argument.text(file.name)
        var findings = file.inspections.flatMap(\.findings).map { finding -> Finding in
            var arguments: [String: Argument] = [
                "name": name, "where": .text(finding.place.isEmpty ? "" : ", \(finding.place)"),
                "what": .localized(finding.what),
            ]
            guard let mend = finding.mend else {
                return Finding(.inspectorRemark, arguments, at: place, level: finding.level)
            }
            arguments["mend"] = .localized(mend)
            return Finding(.inspectorFinding, arguments, at: place, level: finding.level)
        }
        if file.awaitsInspection {
            findings.append(Finding(.inspectorUnavailable, ["name": name], at: place, level: .warning))
        }
        return findings
    }

    /// Every file with the place where it is shown or offered, in the order of the page.
    private var places: [(MediaFile.ID, Place)] {
        let ofSteps = steps.flatMap { step in step.photos.map { ($0.file, Place.photo(step.id, $0.file)) } }
        let ofFields = fields.sorted { $0.key < $1.key }.flatMap { id, value -> [(MediaFile.ID, Place)] in
            switch value {
            case .files(let attachments): attachments.map { ($0.file, .field(id)) }
            case .photos(let photos): photos.map { ($0.file, .field(id)) }
            default: []
            }
        }
        return ofSteps + ofFields
    }
}

extension MediaFile {
    /// True for what stands in for a file whose check was unavailable.
    package var isWithheld: Bool { digest.isEmpty && renditions.isEmpty }
}
