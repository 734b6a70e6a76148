import Domain
import Foundation
import Media
import Modules
import Store

/// Where documents and the programs of their content type meet.
extension Site {
    /// What these programs say of a document whose bytes are kept.
    /// - Parameters:
    ///   - wishes: none for anything but a document.
    ///   - isUrgent: somebody waits for it.
    func inspections(
        of file: MediaFile, _ wishes: [InspectorWish], isUrgent: Bool = true
    ) async throws -> [FileInspection] {
        var said: [FileInspection] = []
        for wish in wishes {
            let before = file.inspections.first { $0.inspector == wish.inspector }?.attempts ?? 0
            said.append(
                try await inspectors.inspect(
                    file, at: media.url(digest: file.digest), wish, attempts: before, isUrgent: isUrgent, at: now()))
        }
        return said
    }

    /// The files of a draft, once the programs that its fields name have looked at each document of theirs.
    ///
    /// Only at what they have not seen yet: a file that came before its type was chosen, or by another field.
    func inspected(
        _ files: [MediaFile.ID: MediaFile], in content: Content, of module: Module?
    ) async throws -> [MediaFile.ID: MediaFile] {
        var files = files
        for (id, wishes) in module?.wishes(in: content) ?? [:] {
            guard let file = files[id], file.kind == .document, !file.isWithheld else { continue }
            let known = Set(file.inspections.map(\.inspector))
            let wanted = Set(wishes.map(\.inspector))
            guard known != wanted else { continue }
            let said = try await inspections(of: file, wishes.filter { !known.contains($0.inspector) })
            files[id] = try await store.files.inspect(id, said, keeping: wanted, at: now()) ?? file
        }
        return files
    }

    /// A file that comes late, out of the withheld ones: what its place in the tutorial asks for.
    func lateInspections(of file: MediaFile, in id: Tutorial.ID) async throws -> [FileInspection] {
        guard file.kind == .document, let tutorial = try await store.tutorials.find(id),
            let module = modules[tutorial.type]
        else { return [] }
        var contents: [Content] = []
        if let draft = try await store.drafts.find(id) { contents.append(draft.content) }
        if tutorial.revision > 0 {
            contents.append(try await store.tutorials.revision(tutorial.revision, of: id).content)
        }
        let wishes = contents.lazy.compactMap { module.wishes(in: $0)[file.id] }.first ?? []
        return try await inspections(of: file, wishes, isUrgent: false)
    }

    /// Runs again the programs that were unavailable, and for the first time those that were approved of since.
    /// - Returns: how many documents all programs have now looked at.
    package func retryInspections() async throws -> Int {
        var settled = 0
        for waiting in try await store.files.uninspected(alsoUnseen: inspectors.takeSweep()) {
            try Task.checkCancellation()
            let due = waiting.file.inspections.filter { inspection in
                inspection.isDue(at: now(), provisioned: inspectors.provisioned)
                    || inspection.state == .notRun && inspectors.isReady(inspection.inspector)
            }
            guard !due.isEmpty else { continue }
            let wishes = due.map { InspectorWish(inspector: $0.inspector, field: $0.field) }
            let said = try await inspections(of: waiting.file, wishes, isUrgent: false)
            let file = try await store.files.inspect(waiting.file.id, said, at: now())
            if file?.awaitsInspection == false { settled += 1 }
        }
        return settled
    }
}
