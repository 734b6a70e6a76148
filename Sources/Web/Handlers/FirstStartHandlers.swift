import Domain
package import Hummingbird
import Logging
import Store

/// The very first page of an empty house: the first mairie and the first admin.
package struct FirstStartHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /premier-demarrage`.
    ///
    /// Refuses with `firstStart.done`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        guard try await site.store.members.isEmpty() else { throw Refusal(.firstStartDone) }
        if let moved = CodeCookie.move(request, to: Path.firstStart, isSecure: site.options.isSecure) { return moved }
        let page = FirstStartPage(try site.renderer.texts(context.language), code: CodeCookie.read(request))
        return try await site.page(page, request, context)
    }

    /// `POST /premier-demarrage`.
    ///
    /// Refuses with `firstStart.codeWrong`, `firstStart.done` and the rules of names, identifiers and passwords.
    @Sendable package func begin(_ request: Request, _ context: AppContext) async throws -> Response {
        guard try await site.store.members.isEmpty() else { throw Refusal(.firstStartDone) }
        let form = try await request.textForm()
        let account = AccountForm(form)
        let townHall = form.line("townHall")
        var refusals: [Refusal] = []
        do {
            try await site.attemptCode(from: context.address) { try checkCode(form["code"] ?? "") }
        } catch let refusal as Refusal {
            refusals.append(refusal)
        }
        if townHall.isEmpty || townHall.count > Limits.name {
            refusals.append(Refusal(.townHallNameMissing, ["limit": .number(Limits.name)], field: "townHall"))
        }
        refusals += try await account.refusals(site.store.members)
        guard refusals.isEmpty else {
            let page = FirstStartPage(
                try site.renderer.texts(context.language), code: form.line("code"), townHall: townHall,
                account: account, refusals: refusals)
            return try await site.page(page, request, context, status: .unprocessableContent)
        }
        let member = try await site.store.members.makeFirst(
            name: account.name, identifier: account.identifier, townHall: townHall,
            password: try await site.passwords.hash(account.password), at: site.now())
        do {
            try await site.afterFirstStart(member)
        } catch {
            // The account is there: its owner must get in, whatever became of the first content.
            context.logger.error("first content", metadata: ["error": "\(error)"])
        }
        var response = Response.seeOther(doneAddress(Path.home, "firstStart"))
        response.headers.append(try await site.openSession(of: member.id, method: .password))
        response.headers.append(CodeCookie.drop(Path.firstStart, isSecure: site.options.isSecure))
        return response
    }

    private func checkCode(_ typed: String) throws {
        // Digests are compared, so that the time taken tells nothing of the code.
        let given = Secret.digest(Secret.normalised(code: typed))
        guard let code = site.options.firstStartCode, given == Secret.digest(Secret.normalised(code: code)) else {
            throw Refusal(.firstStartCodeWrong, field: "code")
        }
    }
}
