import App
import Domain
import Foundation
import HTTPTypes
import Media
import Store
import Support
import Web

/// One tutorial with everything that hangs on it, for routes that name such things.
struct Posted: Sendable {
    let tutorial: Tutorial
    let photo: MediaFile
    let document: MediaFile
    /// A document whose first page is shown.
    let leaflet: MediaFile
    let comment: Comment?
    let conflict: SetAside.ID
    /// Begun by the author, nothing of it here yet.
    let upload: ResumableUpload.ID
    /// Words that stand in no other: where they are seen, the tutorial leaked.
    let mark: String
}

extension TestHouse {
    /// By Amina, with Lucas as co-author and a comment of Nadia.
    func post(_ mark: String, audience: Audience = .everyone, published: Bool = true) async throws -> Posted {
        let now = Self.now
        let tutorial = try await cast.draft(
            "\(mark) du guichet", summary: "guichet \(mark)", steps: ["plier \(mark)"], audience: audience,
            by: cast.amina, tags: ["mot\(mark)"], in: store, at: now)
        try await store.tutorials.addCoAuthor(cast.lucas.id, to: tutorial, by: cast.amina, at: now)
        let photo = try await take(try Pictures.jpeg(400, 300, shade: mark.count), as: "\(mark).jpg", for: tutorial)
        let document = try await house.site.media.take(
            own: Array("vis;12\n\(mark);7\n".utf8), as: .document(formats: ["csv"]), name: "\(mark).csv")
        try await store.files.add(document, to: tutorial.id, at: now)
        let leaflet = try await house.site.media.take(
            own: PDFDrawing().bytes, as: .document(formats: ["pdf"]), name: "\(mark).pdf")
        try await store.files.add(leaflet, to: tutorial.id, at: now)
        var draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        draft.content.steps[0].photos = [Photo(file: photo.id, alt: "photo \(mark)")]
        draft.content.fields["model"] = .files(
            [document, leaflet].map { Attachment(file: $0.id, name: $0.name) })
        _ = try await store.drafts.save(draft)
        guard published else { return try await posted(tutorial, photo, document, leaflet, nil, mark) }
        let first = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        var again = try await store.drafts.open(first, by: cast.amina.id, at: now)
        again.content.summary += " bis"
        _ = try await store.drafts.save(again)
        let shown = try await cast.publish(first, by: cast.amina, in: store, at: now)
        let comment = Comment(tutorial: tutorial.id, author: cast.nadia.id, text: "Merci \(mark)", createdAt: now)
        try await store.comments.add(comment, to: shown, by: cast.nadia, token: nil, address: "")
        _ = try await store.drafts.open(shown, by: cast.amina.id, at: now)
        return try await posted(shown, photo, document, leaflet, comment, mark)
    }

    private func take(_ bytes: [UInt8], as name: String, for tutorial: Tutorial) async throws -> MediaFile {
        let file = try await house.site.media.take(own: bytes, as: .photo, name: name)
        try await store.files.add(file, to: tutorial.id, at: Self.now)
        return file
    }

    private func posted(
        _ tutorial: Tutorial, _ photo: MediaFile, _ document: MediaFile, _ leaflet: MediaFile, _ comment: Comment?,
        _ mark: String
    ) async throws -> Posted {
        var late = try await store.drafts.find(tutorial.id).orMissing("draft")
        late.version = 0
        late.editor = "another page"
        late.content.summary = "set aside \(mark)"
        guard case .conflict(_, let mine) = try await store.drafts.save(late) else { throw Missing("a conflict") }
        let upload = ResumableUpload(
            tutorial: tutorial.id, member: cast.amina.id, target: "photos", name: "\(mark).jpg", length: 10,
            createdAt: Self.now)
        try await store.resumable.add(upload)
        let tutorial = try await store.tutorials.find(tutorial.id).orMissing("tutorial")
        return Posted(
            tutorial: tutorial, photo: photo, document: document, leaflet: leaflet, comment: comment, conflict: mine.id,
            upload: upload.id, mark: mark)
    }
}
