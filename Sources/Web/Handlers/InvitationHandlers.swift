import Domain
import Foundation
package import Hummingbird
import Store

/// Inviting a colleague, and coming in with an invitation.
package struct InvitationHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    // MARK: Coming in

    /// `GET /invitation`: asks for the code, or for the account when the code is known.
    ///
    /// Refuses with `invitation.*`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        if let moved = CodeCookie.move(request, to: Path.invitation, isSecure: site.options.isSecure) { return moved }
        let code = CodeCookie.read(request)
        guard !code.isEmpty else {
            return try await site.page(
                InvitationCodePage(try site.renderer.texts(context.language)), request, context)
        }
        return try await answer(code, request, context)
    }

    /// `POST /invitation`: with a code alone, leads on to the account; with an account, makes it and opens a session.
    ///
    /// Refuses with `invitation.*` and the rules of names, identifiers and passwords.
    @Sendable package func accept(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await request.textForm()
        let code = form.line("code")
        guard form["name"] != nil else { return try await answer(code, request, context) }
        let account = AccountForm(form)
        var refusals: [Refusal] = []
        var invitation: Invitation?
        do {
            invitation = try await find(code, context)
        } catch let refusal as Refusal {
            refusals.append(refusal)
        }
        refusals += try await account.refusals(site.store.members)
        if refusals.isEmpty {
            do {
                let member = try await site.store.invitations.accept(
                    codeDigest: Secret.digest(Secret.normalised(code: code)), name: account.name,
                    identifier: account.identifier, service: account.service,
                    password: try await site.passwords.hash(account.password), at: site.now())
                return try await welcome(member)
            } catch let refusal as Refusal {
                refusals = [refusal]
            }
        }
        let page = JoinPage(
            try site.renderer.texts(context.language), code: code, host: try await host(invitation), account: account,
            refusals: refusals)
        return try await site.page(page, request, context, status: .unprocessableContent)
    }

    private func answer(_ code: String, _ request: Request, _ context: AppContext) async throws -> Response {
        let texts = try site.renderer.texts(context.language)
        do {
            let invitation = try await find(code, context)
            let page = JoinPage(texts, code: code, host: try await host(invitation))
            return try await site.page(page, request, context)
        } catch let refusal as Refusal {
            let page = InvitationCodePage(texts, code: code, refusals: [refusal])
            return try await site.page(page, request, context, status: refusal.code.status)
        }
    }

    private func find(_ code: String, _ context: AppContext) async throws -> Invitation {
        try await site.attemptCode(from: context.address) {
            try await site.store.invitations.find(
                codeDigest: Secret.digest(Secret.normalised(code: code)), at: site.now())
        }
    }

    private func host(_ invitation: Invitation?) async throws -> JoinPage.Host? {
        guard let invitation, let townHall = try await site.store.townHalls.find(invitation.townHall),
            let inviter = try await site.store.members.find(invitation.inviter)
        else { return nil }
        return JoinPage.Host(townHall: townHall.name, inviter: inviter.name)
    }

    private func welcome(_ member: Member) async throws -> Response {
        var response = Response.seeOther(doneAddress(Path.home, "joined"))
        response.headers.append(try await site.openSession(of: member.id, method: .password))
        response.headers.append(CodeCookie.drop(Path.invitation, isSecure: site.options.isSecure))
        return response
    }

    // MARK: Inviting

    /// `GET /invitations`: those one made.
    @Sendable package func list(_ request: Request, _ context: AppContext) async throws -> Response {
        try await site.page(try await listPage(context), request, context)
    }

    /// `POST /invitations`: makes one and shows its code, this once.
    ///
    /// Refuses with `invitation.count`, `.days`.
    @Sendable package func make(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let form = try await request.textForm()
        let host = try await invitingTownHall(form["townHall"], context)
        let asked = InvitationForm(people: form.line("people"), days: form.line("days"), townHall: host.id)
        let refusals = asked.refusals
        guard refusals.isEmpty, let people = Int(asked.people), let days = Int(asked.days) else {
            return try await site.page(
                try await listPage(context, asked, refusals), request, context, status: .unprocessableContent)
        }
        let code = Secret.code()
        let invitation = Invitation(
            townHall: host.id, inviter: member.id,
            expiresAt: site.now().addingTimeInterval(Double(days) * 86400),
            maximumUses: people, createdAt: site.now())
        try await site.store.invitations.add(invitation, codeDigest: Secret.digest(Secret.normalised(code: code)))
        let page = try InvitationSlipPage(
            try site.renderer.texts(context.language), invitation, code: code, inviter: member.name,
            townHall: host.name, publicURL: site.options.publicURL)
        return try await site.page(page, request, context)
    }

    /// One's own mairie; an admin may name another, to bring its first member in.
    private func invitingTownHall(_ asked: String?, _ context: AppContext) async throws -> TownHall {
        let own = try context.requireMember().townHall
        let id = context.viewer.role == .admin ? asked.flatMap(TownHall.ID.init) ?? own : own
        guard let townHall = try await site.store.townHalls.find(id) else { throw Refusal(.townHallMissing) }
        return townHall
    }

    /// `POST /invitations/{invitation}/revocation`.
    ///
    /// Others' and unknown ones change nothing.
    @Sendable package func revoke(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        guard let id = context.parameters.get("invitation").flatMap(Invitation.ID.init) else {
            throw Refusal(.addressUnknown)
        }
        try await site.store.invitations.revoke(id, by: member.id, at: site.now())
        return .seeOther(doneAddress(Path.invitations, "revoked"))
    }

    private func listPage(
        _ context: AppContext, _ asked: InvitationForm = InvitationForm(), _ refusals: [Refusal] = []
    ) async throws -> InvitationsPage {
        let member = try context.requireMember()
        let townHalls = try await site.store.townHalls.all()
        return InvitationsPage(
            try site.renderer.texts(context.language), try await site.store.invitations.all(by: member.id),
            own: member.townHall, townHalls: townHalls, choosesTownHall: context.viewer.role == .admin, asked: asked,
            refusals: refusals, now: site.now())
    }
}

/// How many people, for how many days, as typed.
struct InvitationForm: Sendable {
    var people = "1"
    var days = String(Invitation.defaultDays)
    var townHall: TownHall.ID?

    var refusals: [Refusal] {
        var refusals: [Refusal] = []
        if !(Int(people).map { (1...Invitation.maximumUses).contains($0) } ?? false) {
            refusals.append(
                Refusal(.invitationCount, ["maximum": .number(Invitation.maximumUses)], field: "people"))
        }
        if !(Int(days).map { (1...Invitation.maximumDays).contains($0) } ?? false) {
            refusals.append(Refusal(.invitationDays, ["maximum": .number(Invitation.maximumDays)], field: "days"))
        }
        return refusals
    }
}
