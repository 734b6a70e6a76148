import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Media
import Modules
import Store

/// Takes in what the editor's form sends, whichever of its buttons sent it: texts and files are saved before anything
/// else is done, so that no button loses what was typed.
struct DraftDesk: Sendable {
    let site: Site

    /// A form of the editor, taken in.
    struct Sent: Sendable {
        let tutorial: Tutorial
        let module: Module?
        /// As saved; as typed when it could not be.
        var draft: Draft
        let files: [MediaFile.ID: MediaFile]
        let form: Form
        var troubles: [Intake.Trouble]
        /// The form was cut short, or the draft could not be saved.
        let refusal: Refusal?
        let isSaved: Bool
        /// The connection cannot serve another request.
        let mustClose: Bool
        /// Where on the page to go on.
        let anchor: String?
        /// What was sent, set aside, because somebody else had saved in between.
        let conflict: SetAside?
    }

    /// What came, from whom.
    enum Receipt: Sendable {
        case sent(Sent)
        /// Nobody is signed in (any more): the texts, for a page that keeps them. Files are not kept.
        case visitor(Form, lost: [String])
    }

    /// Reads, checks, saves.
    /// - Parameter asAuthor: only whoever began the tutorial may.
    /// - Throws: `Refusal.tutorialMissing`, `.notYours`, `.draftMissing`; after the whole form was read.
    func receive(_ request: Request, _ context: AppContext, asAuthor: Bool = false) async throws -> Receipt {
        let (form, refusal, bodyEnded) = try await read(request, keepingFiles: context.viewer.member != nil)
        guard let member = context.viewer.member else {
            let lost = form.uploads.map(\.fileName) + (form.tooLarge + form.tooMany).map(\.fileName)
            await form.discardUploads()
            return .visitor(form, lost: lost)
        }
        do {
            let tutorial = try await admitted(context, asAuthor: asAuthor)
            var sent = try await save(form, of: tutorial, by: member, refusal: refusal, mustClose: !bodyEnded)
            if let refusal, sent.isSaved {
                sent.troubles.append(Intake.Trouble(anchor: "editor", name: "", refusal: refusal))
            }
            return .sent(sent)
        } catch {
            await form.discardUploads()
            throw error
        }
    }

    /// The tutorial that the route names, when this viewer writes it.
    func admitted(_ context: AppContext, asAuthor: Bool) async throws -> Tutorial {
        guard let id = context.parameters.get("id").flatMap(Tutorial.ID.init),
            let tutorial = try await site.store.tutorials.find(id), context.viewer.mayRead(tutorial)
        else { throw Refusal(.tutorialMissing) }
        let may = asAuthor ? context.viewer.isAuthor(of: tutorial) : context.viewer.mayEdit(tutorial)
        guard may else { throw Refusal(.notYours) }
        return tutorial
    }

    /// The form, or what could be read of it and why no more.
    /// - Parameter keepingFiles: false lets files pass by unkept: nobody unknown writes to our disk.
    func read(_ request: Request, keepingFiles: Bool) async throws -> (
        form: Form, refusal: Refusal?, bodyEnded: Bool
    ) {
        do {
            let media = site.media
            let form = try await Form.read(contentType: request.headers[.contentType], body: request.body) {
                _, _ -> any FileSink in
                guard keepingFiles else { return NoSink() }
                return SpoolSink(spool: try media.openSpool())
            }
            return (form, nil, true)
        } catch let error as FormError {
            return (error.partialForm, error.refusal, error.bodyEnded)
        }
    }

    /// - Parameters:
    ///   - version: that the form started from, when it does not say so itself.
    ///   - refusal: why the form is not whole, if so.
    func save(
        _ form: Form, of tutorial: Tutorial, by member: Member, version: Int? = nil, refusal: Refusal? = nil,
        mustClose: Bool = false
    ) async throws -> Sent {
        let formType = tutorial.type
        let tutorial = try await classified(tutorial, form)
        let module = site.modules[tutorial.type]
        let standing = try await site.store.drafts.find(tutorial.id)
        guard standing != nil || tutorial.revision > 0 else { throw Refusal(.draftMissing) }
        let stored: Draft
        if let standing {
            stored = standing
        } else {
            stored = try await site.store.drafts.open(tutorial, by: member.id, at: site.now())
        }
        let base = try await site.carried(stored, of: tutorial)
        let intake = try await Intake.take(form, for: tutorial, module: module, site: site)
        let sentFor = try await site.files(of: tutorial.id)
        var draft = try await applied(
            DraftForm(form: form, files: sentFor), to: base, stored, of: tutorial,
            isRetyped: formType != tutorial.type)
        if let version { draft.version = version }
        draft.attach(intake.kept + attached(form, sentFor), known: sentFor)
        let files = try await site.inspected(sentFor, in: draft.content, of: module)
        let anchor = DraftAction(form[DraftInput.action]).apply(to: &draft, module: module)
        draft.savedAt = site.now()
        draft.savedBy = member.id
        func sent(_ draft: Draft, _ refusal: Refusal?, isSaved: Bool, conflict: SetAside? = nil) -> Sent {
            Sent(
                tutorial: tutorial, module: module, draft: draft, files: files, form: form, troubles: intake.troubles,
                refusal: refusal, isSaved: isSaved, mustClose: mustClose,
                anchor: anchor ?? intake.kept.first?.target.anchor, conflict: conflict)
        }
        // The form that was published, sent once more: nothing to save, and nobody to disagree with.
        if standing == nil, draft.content.tidied == base.content { return sent(base, refusal, isSaved: true) }
        do {
            switch try await site.store.drafts.save(draft) {
            case .saved(let saved): return sent(saved, refusal, isSaved: true)
            case .conflict(let theirs, let mine): return sent(theirs, refusal, isSaved: true, conflict: mine)
            }
        } catch let full as Refusal where full.code == .storageFull {
            return sent(draft, full, isSaved: false)
        }
    }

    /// The form laid over the draft.
    ///
    /// A page that was opened before its content type took a new form is read with the form it has, and carried over
    /// with all that it says.
    private func applied(
        _ form: DraftForm, to base: Draft, _ stored: Draft, of tutorial: Tutorial, isRetyped: Bool
    ) async throws -> Draft {
        guard let present = site.modules[tutorial.type] else { return form.applied(to: base, fields: []) }
        let schema = form.form[DraftInput.schema].flatMap { Int($0) } ?? present.schema
        guard schema < present.schema, !isRetyped,
            let old = try await site.module(of: tutorial.type, schema: schema, hash: nil)
        else { return form.applied(to: base, fields: present.fields) }
        guard stored.schema != schema else {
            return try await site.carried(form.applied(to: stored, fields: old.fields), of: tutorial)
        }
        // The draft was carried over meanwhile: the form asked for everything, so it alone says what the answers are.
        var then = stored
        then.content.fields = [:]
        then.content.leftovers = []
        then.schema = schema
        then.moduleRevision = old.revision
        var draft = try await site.carried(form.applied(to: then, fields: old.fields), of: tutorial)
        let known = draft.content.leftovers
        draft.content.leftovers = stored.content.leftovers.filter { !known.contains($0) } + known
        // Nobody but the migration has saved since: there is nobody to disagree with.
        if stored.editor.isEmpty, draft.version == stored.version - 1 { draft.version = stored.version }
        return draft
    }

    /// Files that came before the form, each with its place.
    private func attached(_ form: Form, _ files: [MediaFile.ID: MediaFile]) -> [Intake.Kept] {
        form.all(DraftInput.attached).compactMap { value in
            let parts = value.split(separator: ":").map(String.init)
            guard parts.count == 2, let target = DraftInput.Target(parts[0]), let id = MediaFile.ID(parts[1]),
                let file = files[id]
            else { return nil }
            return Intake.Kept(target: target, file: file)
        }
    }

    /// Type and audience are the tutorial's, not the draft's.
    ///
    /// What is published keeps its type, and only its author changes who may read it, on its own page.
    private func classified(_ tutorial: Tutorial, _ form: Form) async throws -> Tutorial {
        guard tutorial.revision == 0 else { return tutorial }
        var tutorial = tutorial
        if let type = form[DraftInput.type], type != tutorial.type, let module = site.modules[type] {
            try await site.store.tutorials.setType(
                type, schema: module.schema, moduleRevision: module.revision, of: tutorial.id)
            tutorial.type = type
        }
        if let audience = form[DraftInput.audience].flatMap(Audience.init), audience != tutorial.audience {
            try await site.store.tutorials.setAudience(audience, of: tutorial.id)
            tutorial.audience = audience
        }
        return tutorial
    }
}
