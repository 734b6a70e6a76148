package import Domain
import Foundation
import Media
import Modules
import Store

/// What every new house begins with: the bricolage that tells how to post one.
///
/// The words are in `FirstContent/how-to-post.json`, the picture of its third step in `step-3.png` beside it.
private struct FirstContent: Decodable {
    struct Part: Decodable {
        let title: String
        let text: String
        let warning: String?
        let alt: String
    }

    let title: String
    let summary: String
    /// Content type when no module is there.
    let type: String
    let tags: [String]
    let steps: [Part]

    static var folder: URL { Resources.folder.appendingPathComponent("FirstContent") }

    static func load() throws -> FirstContent {
        try JSONDecoder().decode(
            FirstContent.self, from: Data(contentsOf: folder.appendingPathComponent("how-to-post.json")))
    }
}

extension Site {
    /// Publishes « Comment poster un bricolage » in the name of the first admin.
    ///
    /// A picture that cannot be checked is left out: the words alone are better than no help.
    /// - Throws: refusals of the store, faults.
    package func afterFirstStart(_ member: Member) async throws {
        let words = try FirstContent.load()
        let date = now()
        let module = modules.modules.filter { $0.steps.maximum > 0 }.min { $0.order < $1.order }
        let tutorial = Tutorial(
            slug: "bricolage-\(Tutorial.ID().description.suffix(8))", type: module?.id ?? words.type,
            townHall: member.townHall, author: member.id, createdAt: date)
        try await store.drafts.start(
            tutorial, content: Content(), schema: module?.schema ?? 1, moduleRevision: module?.revision, by: member.id,
            token: nil, address: "", at: date)
        var content = Content(title: words.title, summary: words.summary)
        let pictures = try await firstPictures(words.steps.count)
        for (part, picture) in zip(words.steps, pictures) {
            if let picture { try await store.files.add(picture, to: tutorial.id, at: date) }
            content.steps.append(
                Step(
                    title: part.title, text: part.text, warning: part.warning ?? "",
                    photos: picture.map { [Photo(file: $0.id, alt: part.alt)] } ?? []))
        }
        let draft = Draft(
            tutorial: tutorial.id, content: content, tags: words.tags, savedAt: date, savedBy: member.id)
        guard case .saved(let saved) = try await store.drafts.save(draft) else { throw Refusal(.draftConflict) }
        _ = try await store.tutorials.publish(
            tutorial.id, version: saved.version, schema: module?.schema ?? 1, moduleRevision: module?.revision,
            cover: content.cover(photoFields: module?.photoFields ?? []),
            searchText: module?.searchText(of: content, in: .french) ?? "", by: member, at: date)
    }

    /// Two at a time, as many as the machine's smallest has processors.
    private func firstPictures(_ count: Int) async throws -> [MediaFile?] {
        try await withThrowingTaskGroup(of: (Int, MediaFile?).self) { group in
            var pictures = [MediaFile?](repeating: nil, count: count)
            for index in 0..<count {
                if index >= 2, let (done, picture) = try await group.next() { pictures[done] = picture }
                group.addTask { (index, try await firstPicture(index + 1)) }
            }
            for try await (done, picture) in group { pictures[done] = picture }
            return pictures
        }
    }

    private func firstPicture(_ number: Int) async throws -> MediaFile? {
        let name = "step-\(number).png"
        guard let bytes = try? Data(contentsOf: FirstContent.folder.appendingPathComponent(name)) else { return nil }
        do {
            return try await media.take(own: bytes, as: .photo, name: name)
        } catch let refusal as Refusal where refusal.code == .checkUnavailable {
            return nil
        }
    }
}
