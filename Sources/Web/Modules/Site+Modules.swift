import Domain
import Modules
import Store

/// Which content type, and which of its revisions, something was written with.
extension Site {
    func module(for read: ReadTutorial) async throws -> Module? {
        try await module(of: read.tutorial.type, writtenWith: read.revision)
    }

    /// The module to read a revision with: the one in use when it asks for the same, else the one of then.
    ///
    /// Within one schema only words, help and order change, and readers get the better ones.
    /// - Returns: nil for a type that was never archived and is not installed.
    func module(of type: String, writtenWith revision: Revision) async throws -> Module? {
        try await module(of: type, schema: revision.schema, hash: revision.moduleRevision)
    }

    func module(of type: String, schema: Int, hash: String?) async throws -> Module? {
        let present = modules[type]
        if let present, present.schema == schema { return present }
        let store = store
        return try await library.archived(type, schema, hash) {
            try await store.moduleRevisions.find(hash, of: type, schema: schema)
        } ?? present
    }

    /// What was set aside, as its type asks for it now.
    func carried(_ aside: SetAside, of tutorial: Tutorial) async throws -> SetAside {
        guard let present = modules[tutorial.type], present.age(ofSchema: aside.schema) == .earlier else {
            return aside
        }
        let old = try await module(of: tutorial.type, schema: aside.schema, hash: aside.moduleRevision)
        var aside = aside
        aside.content = Migration(from: aside.schema, writtenWith: old, to: present).apply(to: aside.content)
        aside.schema = present.schema
        aside.moduleRevision = present.revision
        return aside
    }

    /// The draft as its type asks for it now; written with it from its next save on.
    ///
    /// Refuses with `draft.newer`.
    func carried(_ draft: Draft, of tutorial: Tutorial) async throws -> Draft {
        guard let present = modules[tutorial.type] else { return draft }
        switch present.age(ofSchema: draft.schema) {
        case .later: throw Refusal(.draftNewer)
        case .present: return present.carried(draft, writtenWith: present)
        case .earlier:
            let old = try await module(of: tutorial.type, schema: draft.schema, hash: draft.moduleRevision)
            return present.carried(draft, writtenWith: old)
        }
    }
}
