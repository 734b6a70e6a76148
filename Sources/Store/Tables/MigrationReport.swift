package import Domain

/// What a migration of a content type's tutorials does, or would do.
package struct MigrationReport: Sendable {
    /// One for each draft and each shown revision that is carried, by tutorial; the draft first.
    package var entries: [Entry] = []
    /// Drafts and shown revisions of a later schema than the one asked for: left as they are.
    package var newer = 0

    package struct Entry: Sendable, Hashable {
        package let tutorial: Tutorial.ID
        package let slug: String
        package let title: String
        /// False for the shown revision.
        package let isDraft: Bool
        /// Schema it was written for.
        package let schema: Int
        /// Ids of the fields whose answers are not what they were, sorted.
        package let changed: [String]
        /// What found no place in the new form.
        package let leftovers: [Leftover]
    }

    package var drafts: Int { entries.count(where: \.isDraft) }
    package var tutorials: Int { entries.count { !$0.isDraft } }
    package var leftovers: Int { entries.reduce(0) { $0 + $1.leftovers.count } }
}

/// Content carried to a later schema, with what lists and the search show of it.
package struct CarriedContent: Sendable {
    package let content: Content
    package let cover: Photo?
    package let searchText: String

    package init(content: Content, cover: Photo?, searchText: String) {
        self.content = content
        self.cover = cover
        self.searchText = searchText
    }
}

/// Which tutorials to carry where, and how.
package struct MigrationOrder: Sendable {
    package let module: String
    package let schema: Int
    /// Hash of the accepted revision that they are written with from then on.
    package let moduleRevision: String
    /// - Parameters: the content, its schema, and the hash of what it was written with, nil for the oldest of its schema.
    package let carry: @Sendable (Content, Int, String?) throws -> CarriedContent

    package init(
        module: String, schema: Int, moduleRevision: String,
        carry: @Sendable @escaping (Content, Int, String?) throws -> CarriedContent
    ) {
        self.module = module
        self.schema = schema
        self.moduleRevision = moduleRevision
        self.carry = carry
    }
}
