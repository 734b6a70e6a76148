package import Domain
package import Foundation

/// A program that a field wants to look at its documents.
package struct InspectorWish: Sendable, Hashable {
    /// Id of the program.
    package let inspector: String
    /// Id of the field.
    package let field: String

    package init(inspector: String, field: String) {
        self.inspector = inspector
        self.field = field
    }
}

extension Module {
    /// The programs of its own that a field names; none for a field that takes no files.
    package func wishes(of field: String) -> [InspectorWish] {
        checks(of: field).filter { BuiltInCheck(rawValue: $0) == nil }.map {
            InspectorWish(inspector: $0, field: field)
        }
    }

    /// Every document of a file field, with the programs that are to look at it, each once.
    package func wishes(in content: Content) -> [MediaFile.ID: [InspectorWish]] {
        var wishes: [MediaFile.ID: [InspectorWish]] = [:]
        for field in fields {
            guard case .files(let attachments)? = content.fields[field.id] else { continue }
            for attachment in attachments {
                let known = wishes[attachment.file] ?? []
                wishes[attachment.file] =
                    known
                    + self.wishes(of: field.id).filter { wish in !known.contains { $0.inspector == wish.inspector } }
            }
        }
        return wishes
    }

    /// The files as the fields that they stand in weigh them: built-in checks as their `inspect:` wants it, and the word
    /// of those programs alone that it names.
    package func weighed(_ files: [MediaFile.ID: MediaFile], in content: Content) -> [MediaFile.ID: MediaFile] {
        var names: [MediaFile.ID: [String]] = [:]
        for field in fields {
            guard case .files(let attachments)? = content.fields[field.id] else { continue }
            for attachment in attachments { names[attachment.file, default: []] += checks(of: field.id) }
        }
        return files.merging(
            names.compactMap { id, names in
                guard var file = files[id] else { return nil }
                file.findings = file.findings.weighed(by: names)
                file.inspections = file.inspections.filter { names.contains($0.inspector) }
                return (id, file)
            }
        ) { _, weighed in weighed }
    }

    /// A file field's `inspect:`.
    private func checks(of field: String) -> [String] {
        if case .file(_, _, _, let names)? = self.field(field)?.kind { names } else { [] }
    }
}

extension FileInspection {
    /// What came of a run, to be kept with the file.
    /// - Parameter attempts: without an answer, before this one.
    package init(_ run: InspectorRun, field: String, attempts: Int, at date: Date) {
        switch run.outcome {
        case .answered(let answer):
            self.init(
                inspector: run.inspector, field: field, state: .answered,
                verdict: answer.verdict == .refuse ? .refuse : .accept, findings: answer.findings.map(Finding.init),
                facts: answer.facts.mapValues(Fact.init), triedAt: date)
        case .unavailable:
            self.init(
                inspector: run.inspector, field: field, state: .unavailable, attempts: attempts + 1, triedAt: date)
        case .notRun: self.init(inspector: run.inspector, field: field, state: .notRun, triedAt: date)
        }
    }
}

extension FileInspection.Finding {
    fileprivate init(_ finding: InspectorAnswer.Finding) {
        self.init(
            code: finding.code, place: finding.place, level: finding.level, what: finding.what, mend: finding.mend)
    }
}

extension FileInspection.Fact {
    fileprivate init(_ fact: InspectorAnswer.Fact) {
        switch fact {
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .lines(let lines): self = .lines(lines)
        }
    }
}
