package import Domain
package import Foundation
package import Store

extension Cast {
    /// A draft by `author`, with its words.
    package func draft(
        _ title: String, summary: String = "", steps: [String] = [], type: String = "ticket",
        audience: Audience = .everyone, by author: Member, tags: [String] = [], in store: Store, at date: Date
    ) async throws -> Tutorial {
        let id = Tutorial.ID()
        let tutorial = Tutorial(
            id: id, slug: "bricolage-\(id.description.suffix(8))", type: type, audience: audience,
            townHall: author.townHall, author: author.id, createdAt: date)
        let content = Content(title: title, summary: summary, steps: steps.map { Step(text: $0) })
        try await store.drafts.start(tutorial, content: content, by: author.id, token: nil, address: "", at: date)
        if !tags.isEmpty {
            var draft = try await store.drafts.find(id).orMissing("draft")
            draft.tags = tags
            _ = try await store.drafts.save(draft)
        }
        return tutorial
    }

    /// Publishes the draft of `tutorial` as it stands.
    package func publish(_ tutorial: Tutorial, by member: Member, in store: Store, at date: Date) async throws
        -> Tutorial
    {
        let draft = try await store.drafts.find(tutorial.id).orMissing("draft")
        let words = draft.content.steps.map { "\($0.title) \($0.text)" }.joined(separator: " ")
        return try await store.tutorials.publish(
            tutorial.id, version: draft.version, schema: 1, cover: nil, searchText: words, by: member, at: date)
    }
}
