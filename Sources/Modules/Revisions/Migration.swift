package import Domain

/// Carries contents from the schema they were written for to that of the module as it is.
///
/// Total: whatever the content holds, every answer is found again in its field, in another, or among the leftovers.
package struct Migration: Sendable {
    private let schema: Int
    private let old: [Field]
    private let new: Module

    /// - Parameters:
    ///   - schema: that the contents were written for.
    ///   - old: the module as it was then; nil when it is not in the archive. Its labels are what leftovers are read by.
    package init(from schema: Int, writtenWith old: Module? = nil, to new: Module) {
        self.schema = schema
        self.old = old?.fields ?? []
        self.new = new
    }

    /// The content as the module asks for it now; what found no place is at the end of its `leftovers`.
    ///
    /// Contents of the module's own schema, or of a later one, stay as they are.
    package func apply(to content: Content) -> Content {
        guard schema < new.schema else { return content }
        var answers = MigratedAnswers(content, old: old, new: new)
        for file in new.migrations where file.from >= schema {
            for step in file.steps { answers.apply(step) }
        }
        answers.settle()
        return answers.content
    }
}

extension Module {
    /// How what is stored for `schema` can be used with this module.
    package func age(ofSchema schema: Int) -> ContentAge {
        schema == self.schema ? .present : schema < self.schema ? .earlier : .later
    }

    /// The draft as the editor shows it: carried to this module's schema, and written with it from its next save on.
    ///
    /// A draft of a later schema is given back as it is: it can be read, not edited.
    /// - Parameter old: the module that the draft was written with, from the archive.
    package func carried(_ draft: Draft, writtenWith old: Module?) -> Draft {
        guard age(ofSchema: draft.schema) != .later else { return draft }
        var draft = draft
        draft.content = Migration(from: draft.schema, writtenWith: old, to: self).apply(to: draft.content)
        draft.schema = schema
        draft.moduleRevision = revision
        return draft
    }
}

/// Where a stored content stands beside the module that is loaded.
package enum ContentAge: Sendable {
    /// To be carried over by `Migration`; until then read with its own revision of the module.
    case earlier
    case present
    /// Written for a module that is newer than the one loaded: read with its own revision, never edited.
    case later
}
