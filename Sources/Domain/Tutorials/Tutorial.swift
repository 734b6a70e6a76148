package import Foundation

/// Who may read a published tutorial.
package enum Audience: String, Codable, Sendable { case everyone, townHall }

/// One bricolage as posted: everything about it but its words, which are in its draft and its revisions.
package struct Tutorial: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<Tutorial>

    package enum State: String, Codable, Sendable { case draft, published, withdrawn, discarded }

    package var id: ID
    /// Readable address; `bricolage-` and a few characters until it is published.
    package var slug: String
    /// Id of its content type.
    package var type: String
    package var state: State
    package var audience: Audience
    package var townHall: TownHall.ID
    package var author: Member.ID
    /// Without the author.
    package var coAuthors: [Member.ID]
    /// Number of the revision that is shown; 0 before the first publication.
    package var revision: Int
    package var createdAt: Date
    package var publishedAt: Date?
    package var revisedAt: Date?

    package init(
        id: ID = ID(), slug: String, type: String, state: State = .draft, audience: Audience = .everyone,
        townHall: TownHall.ID, author: Member.ID, coAuthors: [Member.ID] = [], revision: Int = 0, createdAt: Date,
        publishedAt: Date? = nil, revisedAt: Date? = nil
    ) {
        self.id = id
        self.slug = slug
        self.type = type
        self.state = state
        self.audience = audience
        self.townHall = townHall
        self.author = author
        self.coAuthors = coAuthors
        self.revision = revision
        self.createdAt = createdAt
        self.publishedAt = publishedAt
        self.revisedAt = revisedAt
    }
}

/// What its authors are writing: one for a tutorial, saved at every change.
package struct Draft: Codable, Sendable, Hashable {
    package var tutorial: Tutorial.ID
    package var content: Content
    /// Steps taken out, newest last, ready to be put back.
    package var removed: [RemovedStep]
    package var tags: [String]
    /// Grows by one at every save; a save names the version it started from.
    package var version: Int
    package var savedAt: Date
    package var savedBy: Member.ID
    /// The page (a browser tab) that saved last: its own later saves never conflict with it.
    package var editor: String
    /// Schema number of the content type that the content is written for.
    package var schema: Int
    /// Hash of the `ModuleRevision` it is written with; nil for the oldest accepted one of that schema.
    package var moduleRevision: String?

    package init(
        tutorial: Tutorial.ID, content: Content, removed: [RemovedStep] = [], tags: [String] = [], version: Int = 1,
        savedAt: Date, savedBy: Member.ID, editor: String = "", schema: Int = 1, moduleRevision: String? = nil
    ) {
        self.tutorial = tutorial
        self.content = content
        self.removed = removed
        self.tags = tags
        self.version = version
        self.savedAt = savedAt
        self.savedBy = savedBy
        self.editor = editor
        self.schema = schema
        self.moduleRevision = moduleRevision
    }
}

/// A step that was taken out of a draft, and where it stood.
package struct RemovedStep: Codable, Sendable, Hashable {
    package var step: Step
    /// From 0.
    package var index: Int

    /// How many a draft remembers.
    package static let kept = 20

    package init(step: Step, index: Int) {
        self.step = step
        self.index = index
    }
}

/// What somebody else wrote over, kept whole: the loser of a conflict between two pages open on one draft.
package struct SetAside: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<SetAside>

    package var id: ID
    package var tutorial: Tutorial.ID
    package var content: Content
    package var savedAt: Date
    package var savedBy: Member.ID
    /// As in `Draft`.
    package var schema: Int
    package var moduleRevision: String?

    /// What `draft` says.
    package init(id: ID = ID(), _ draft: Draft) {
        self.id = id
        tutorial = draft.tutorial
        content = draft.content
        savedAt = draft.savedAt
        savedBy = draft.savedBy
        schema = draft.schema
        moduleRevision = draft.moduleRevision
    }
}

/// What a tutorial was at one publication.
///
/// Changes only by redaction.
package struct Revision: Codable, Sendable, Hashable {
    package var tutorial: Tutorial.ID
    /// From 1.
    package var number: Int
    package var content: Content
    /// Schema number of the content type it was written with.
    package var schema: Int
    /// Hash of the `ModuleRevision` it was written with; nil for the oldest accepted one of that schema.
    package var moduleRevision: String?
    package var publishedAt: Date
    package var publishedBy: Member.ID
    /// Made from the one before when the content type took a new form, not by its author.
    package var byMigration: Bool

    package init(
        tutorial: Tutorial.ID, number: Int, content: Content, schema: Int, moduleRevision: String? = nil,
        publishedAt: Date, publishedBy: Member.ID, byMigration: Bool = false
    ) {
        self.tutorial = tutorial
        self.number = number
        self.content = content
        self.schema = schema
        self.moduleRevision = moduleRevision
        self.publishedAt = publishedAt
        self.publishedBy = publishedBy
        self.byMigration = byMigration
    }
}

/// A tutorial as a card in a list shows it: finished facts, one query.
package struct TutorialCard: Sendable, Hashable {
    package let id: Tutorial.ID
    package let slug: String
    package let type: String
    package let title: String
    package let summary: String
    package let author: String
    package let townHall: String
    package let audience: Audience
    package let cover: MediaFile?
    package let coverAlt: String
    package let steps: Int
    package let comments: Int
    package let publishedAt: Date

    package init(
        id: Tutorial.ID, slug: String, type: String, title: String, summary: String, author: String, townHall: String,
        audience: Audience, cover: MediaFile?, coverAlt: String, steps: Int, comments: Int, publishedAt: Date
    ) {
        self.id = id
        self.slug = slug
        self.type = type
        self.title = title
        self.summary = summary
        self.author = author
        self.townHall = townHall
        self.audience = audience
        self.cover = cover
        self.coverAlt = coverAlt
        self.steps = steps
        self.comments = comments
        self.publishedAt = publishedAt
    }
}

/// What a reader said under a tutorial.
///
/// Markdown.
package struct Comment: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<Comment>

    package var id: ID
    package var tutorial: Tutorial.ID
    package var author: Member.ID
    package var text: String
    package var createdAt: Date
    package var editedAt: Date?

    package init(
        id: ID = ID(), tutorial: Tutorial.ID, author: Member.ID, text: String, createdAt: Date, editedAt: Date? = nil
    ) {
        self.id = id
        self.tutorial = tutorial
        self.author = author
        self.text = text
        self.createdAt = createdAt
        self.editedAt = editedAt
    }
}

/// The two plain questions, 1 to 5 each; nil when that one was not answered.
package struct Rating: Codable, Sendable, Hashable {
    package var easy: Int?
    package var useful: Int?

    package init(easy: Int? = nil, useful: Int? = nil) {
        self.easy = easy
        self.useful = useful
    }
}

/// Averages with their counts, as shown under a tutorial.
package struct RatingSummary: Sendable, Hashable {
    package let easyAverage: Double
    package let easyCount: Int
    package let usefulAverage: Double
    package let usefulCount: Int

    package init(easyAverage: Double, easyCount: Int, usefulAverage: Double, usefulCount: Int) {
        self.easyAverage = easyAverage
        self.easyCount = easyCount
        self.usefulAverage = usefulAverage
        self.usefulCount = usefulCount
    }
}
