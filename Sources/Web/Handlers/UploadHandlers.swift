import Domain
package import Hummingbird
import Modules
import Store

/// Photos and documents sent one by one while their author goes on writing.
package struct UploadHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    private struct Answer: Encodable {
        struct Kept: Encodable { let id, name, target: String }
        let kept: [Kept]
        let refused: [RefusedFile]
    }

    private struct RefusedFile: Encodable { let name, what, mend: String }

    /// `POST /brouillons/{id}/photos`: checks the files and keeps the good ones, without a word in the draft yet: the
    /// editor's form then names them in `attached`.
    ///
    /// Without script (no JSON asked for) photos become steps at once.
    @Sendable package func add(_ request: Request, _ context: AppContext) async throws -> Response {
        let desk = DraftDesk(site: site)
        guard request.wantsJSON else {
            switch try await desk.receive(request, context) {
            case .sent(let sent): return try await desk.answer(sent, request, context)
            case .visitor(let form, let lost): return try await desk.expired(form, lost: lost, request, context)
            }
        }
        let (form, refusal, bodyEnded) = try await desk.read(request, keepingFiles: context.viewer.member != nil)
        do {
            _ = try context.requireMember()
            let tutorial = try await desk.admitted(context, asAuthor: false)
            if let refusal { throw FormError(refusal: refusal, partialForm: form, bodyEnded: bodyEnded) }
            let module = site.modules[tutorial.type]
            let intake = try await Intake.take(form, for: tutorial, module: module, site: site, mayWait: false)
            // Sent alone, as scripts do, a file that finds the queue full is sent again in a moment.
            if form.uploads.count == 1, let busy = intake.troubles.first(where: { $0.refusal.code == .checkBusy }) {
                throw busy.refusal
            }
            let texts = try site.renderer.texts(context.language)
            return try .json(
                Answer(
                    kept: intake.kept.map { kept in
                        Answer.Kept(id: kept.file.id.description, name: kept.file.name, target: kept.target.input)
                    },
                    refused: intake.troubles.map { trouble in
                        RefusedFile(
                            name: trouble.name, what: texts.what(trouble.refusal.code, trouble.refusal.arguments),
                            mend: texts.mend(trouble.refusal.code, trouble.refusal.arguments))
                    }))
        } catch {
            await form.discardUploads()
            throw error
        }
    }
}
