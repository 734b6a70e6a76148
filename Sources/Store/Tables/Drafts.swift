package import Domain
package import Foundation
import GRDB

extension Draft: Record {
    static let databaseTableName = "draft"
}

extension SetAside: Record {
    static let databaseTableName = "setAside"
}

/// What became of a save.
package enum SaveOutcome: Sendable {
    case saved(Draft)
    /// Somebody else saved in between. Theirs is the draft; what was sent is kept as `mine`.
    case conflict(theirs: Draft, mine: SetAside)
}

/// What authors are writing.
///
/// One row a tutorial in `draft`.
package struct Drafts: Sendable {
    let database: Database

    package func find(_ tutorial: Tutorial.ID) async throws -> Draft? {
        try await database.read { db in try Draft.fetchOne(db, key: tutorial.description) }
    }

    /// A new tutorial with its draft.
    /// - Parameters:
    ///   - schema: of the content type, and `moduleRevision` its hash in the archive.
    ///   - token: of the form; sent twice, `Refusal` is not thrown: the first one's address stands.
    package func start(
        _ tutorial: Tutorial, content: Content, schema: Int = 1, moduleRevision: String? = nil, by member: Member.ID,
        token: String?, address: String, at date: Date
    ) async throws {
        try await database.write { db in
            try Submissions.insert(token, address: address, at: date, db)
            try db.execute(
                sql: """
                    INSERT INTO tutorial (id, slug, type, state, audience, townHall, author, revision, createdAt)
                    VALUES (?, ?, ?, 'draft', ?, ?, ?, 0, ?)
                    """,
                arguments: [
                    tutorial.id, tutorial.slug, tutorial.type, tutorial.audience.rawValue, tutorial.townHall,
                    tutorial.author, date.milliseconds,
                ])
            try Draft(
                tutorial: tutorial.id, content: content, savedAt: date, savedBy: member, schema: schema,
                moduleRevision: moduleRevision
            ).insert(db)
        }
    }

    /// The draft of a published tutorial: as it stands, or made from a revision.
    /// - Throws: `Refusal.revisionMissing`.
    package func open(_ tutorial: Tutorial, from number: Int? = nil, by member: Member.ID, at date: Date) async throws
        -> Draft
    {
        try await database.write { db in
            if number == nil, let draft = try Draft.fetchOne(db, key: tutorial.id.description) { return draft }
            let revision = try Revision.fetchOne(
                db, sql: "SELECT * FROM revision WHERE tutorial = ? AND number = ?",
                arguments: [tutorial.id, number ?? tutorial.revision])
            guard let revision else { throw Refusal(.revisionMissing) }
            var version = 1
            if let current = try Draft.fetchOne(db, key: tutorial.id.description) {
                try SetAside(current).insert(db)
                version = current.version + 1
            }
            let draft = Draft(
                tutorial: tutorial.id, content: revision.content, tags: try Tags.names(of: tutorial.id, db),
                version: version, savedAt: date, savedBy: member, schema: revision.schema,
                moduleRevision: revision.moduleRevision)
            try draft.upsert(db)
            return draft
        }
    }

    /// Saves when `base` is the version that stands, or when the same page saved it; otherwise keeps both.
    /// - Parameter draft: `version` is the one the page started from; `editor` names the page.
    /// - Parameter keepsReplaced: sets what stood before aside: for a choice between two versions.
    /// - Throws: `Refusal.draftMissing` when it was published or thrown away meanwhile: nothing is written.
    package func save(_ draft: Draft, keepsReplaced: Bool = false) async throws -> SaveOutcome {
        try await database.write { db in
            guard let current = try Draft.fetchOne(db, key: draft.tutorial.description) else {
                throw Refusal(.draftMissing)
            }
            let isOwnPage = !draft.editor.isEmpty && current.editor == draft.editor
            // A page opened before its content type took a new form must not bring the old one back.
            guard current.version == draft.version || isOwnPage, draft.schema >= current.schema else {
                if current.content == draft.content { return .saved(current) }
                let mine = SetAside(draft)
                try mine.insert(db)
                return .conflict(theirs: current, mine: mine)
            }
            if keepsReplaced, current.content != draft.content {
                try SetAside(current).insert(db)
            }
            var next = draft
            next.version = current.version + 1
            try next.update(db)
            return .saved(next)
        }
    }

    /// Throws the draft of a published tutorial away; what it said is set aside.
    package func drop(_ tutorial: Tutorial.ID) async throws {
        try await database.write { db in
            guard let draft = try Draft.fetchOne(db, key: tutorial.description) else { return }
            try SetAside(draft).insert(db)
            try draft.delete(db)
        }
    }

    /// Removes a draft that says nothing but what is published already; a later version of it stays.
    package func remove(_ draft: Draft) async throws {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM draft WHERE tutorial = ? AND version = ?", arguments: [draft.tutorial, draft.version])
        }
    }

    // MARK: Set aside

    package func setAside(_ id: SetAside.ID, of tutorial: Tutorial.ID) async throws -> SetAside? {
        try await database.read { db in
            try SetAside.fetchOne(
                db, sql: "SELECT * FROM setAside WHERE id = ? AND tutorial = ?", arguments: [id, tutorial])
        }
    }

    /// Newest first.
    package func setAside(of tutorial: Tutorial.ID) async throws -> [SetAside] {
        try await database.read { db in
            try SetAside.fetchAll(
                db, sql: "SELECT * FROM setAside WHERE tutorial = ? ORDER BY savedAt DESC LIMIT 20",
                arguments: [tutorial])
        }
    }
}
