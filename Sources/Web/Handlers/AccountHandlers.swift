import Domain
import HTTPTypes
package import Hummingbird
import Store

/// A member's own account: what they say of themselves, password, sessions, card.
package struct AccountHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /compte`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        try await page(request, context)
    }

    /// `POST /compte`: name, service, e-mail, language.
    ///
    /// Refuses with `member.nameMissing`, `.serviceTooLong`, `.emailShape`.
    @Sendable package func update(_ request: Request, _ context: AppContext) async throws -> Response {
        var member = try context.requireMember()
        let form = try await request.textForm()
        let email = form.line("email")
        member.name = form.line("name")
        member.service = form.line("service")
        member.isHeadOfService = form["head"] != nil
        member.email = email.isEmpty ? nil : email
        member.language = form["language"].flatMap(Language.init) ?? member.language
        var refusals = [Refusal].people(name: member.name, service: member.service)
        if !email.isEmpty, !Self.isEmail(email) { refusals.append(Refusal(.emailShape, field: "email")) }
        guard refusals.isEmpty else {
            return try await page(request, context, typed: member, section: .profile, refusals)
        }
        try await site.store.members.update(member)
        var response = Response.seeOther(doneAddress(Path.account, "account"))
        if let language = member.language {
            // The choice made here would otherwise lose against an older one of this browser.
            response.headers.append(
                HTTPField(
                    name: .setCookie, value: "langue=\(language.rawValue); Path=/; SameSite=Lax; Max-Age=31536000"))
        }
        return response
    }

    /// `POST /compte/mot-de-passe`: ends the other sessions.
    ///
    /// Refuses with `signIn.passwordWrong` and the rules of passwords.
    @Sendable package func changePassword(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let form = try await request.textForm()
        let password = form["password"] ?? ""
        var refusals = try await check(form["current"] ?? "", field: "current", context)
        refusals += Credentials.refusals(
            password: password, repeated: form["repeated"] ?? "", identifier: member.identifier)
        guard refusals.isEmpty else { return try await page(request, context, section: .password, refusals) }
        try await site.store.members.setPassword(
            try await site.passwords.hash(password), of: member.id, keeping: context.sessionDigest)
        return .seeOther(doneAddress(Path.account, "passwordChanged"))
    }

    /// `POST /compte/sessions`: signs out everywhere, here too.
    @Sendable package func signOutEverywhere(_ request: Request, _ context: AppContext) async throws -> Response {
        try await site.store.sessions.removeAll(of: try context.requireMember().id)
        var response = Response.seeOther(doneAddress(Path.home, "signedOutEverywhere"))
        response.headers.append(SessionCookie.close(isSecure: site.options.isSecure))
        return response
    }

    // MARK: Card

    /// `POST /compte/carte`: a new card, shown this once; an older one stops working.
    ///
    /// Refuses with `access.cardIsNotEnough`, `signIn.passwordWrong`, `.pinShape`, `.pinsDiffer`.
    @Sendable package func makeCard(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        guard context.viewer.method == .password else { throw Refusal(.cardIsNotEnough) }
        let form = try await request.textForm()
        var refusals = try await check(form["cardPassword"] ?? "", field: "cardPassword", context)
        refusals += Self.pinRefusals(form, "pin", "pinRepeated")
        guard refusals.isEmpty else { return try await page(request, context, section: .card, refusals) }
        let secret = CardSecret.make()
        try await site.store.members.setCard(
            digest: Secret.digest(secret), pin: try await site.passwords.hash(pin: form["pin"] ?? ""), of: member.id,
            at: site.now())
        let townHall = try await site.store.townHalls.find(member.townHall)
        let card = try MemberCardPage(
            try site.renderer.texts(context.language), name: member.name, townHall: townHall?.name ?? "",
            secret: secret, publicURL: site.options.publicURL)
        return try await site.page(card, request, context)
    }

    /// `POST /compte/carte/revocation`.
    ///
    /// From a session opened by that card, ends it.
    @Sendable package func revokeCard(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        try await site.store.members.setCard(digest: nil, pin: nil, of: member.id, at: site.now())
        let path = context.viewer.method == .card ? Path.home : Path.account
        return .seeOther(doneAddress(path, "cardRevoked"))
    }

    /// `POST /compte/pin`: another PIN for the same card, which is unlocked.
    ///
    /// Refuses as `makeCard` does.
    @Sendable package func changePIN(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        guard context.viewer.method == .password else { throw Refusal(.cardIsNotEnough) }
        let form = try await request.textForm()
        var refusals = try await check(form["pinPassword"] ?? "", field: "pinPassword", context)
        refusals += Self.pinRefusals(form, "newPin", "newPinRepeated")
        guard refusals.isEmpty else { return try await page(request, context, section: .pin, refusals) }
        try await site.store.members.setPIN(
            try await site.passwords.hash(pin: form["newPin"] ?? ""), of: member.id)
        return .seeOther(doneAddress(Path.account, "pinChanged"))
    }

    // MARK: Parts

    /// The password asked for again, counted as an attempt at signing in.
    private func check(_ password: String, field: String, _ context: AppContext) async throws -> [Refusal] {
        do {
            _ = try await site.checkPassword(
                identifier: try context.requireMember().identifier, password: password, address: context.address)
            return []
        } catch let refusal as Refusal where refusal.code == .signInWrong {
            return [Refusal(.passwordWrong, field: field)]
        } catch let refusal as Refusal where refusal.code == .signInTooMany {
            return [Refusal(.signInTooMany, refusal.arguments, field: field)]
        }
    }

    private static func pinRefusals(_ form: Form, _ name: String, _ repeatedName: String) -> [Refusal] {
        var refusals: [Refusal] = []
        if let refusal = Credentials.refusal(pin: form[name] ?? "") {
            refusals.append(Refusal(refusal.code, refusal.arguments, field: name))
        }
        if form[name] != form[repeatedName] { refusals.append(Refusal(.pinsDiffer, field: repeatedName)) }
        return refusals
    }

    /// Something, `@`, something with a dot inside: enough to catch a slip of the fingers.
    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, text.count <= 254, !text.contains(where: \.isWhitespace) else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
    }

    private func page(
        _ request: Request, _ context: AppContext, typed: Member? = nil, section: AccountPage.Section? = nil,
        _ refusals: [Refusal] = []
    ) async throws -> Response {
        let member = try context.requireMember()
        let townHall = try await site.store.townHalls.find(member.townHall)
        let facts = AccountPage.Facts(
            member: member, townHall: townHall?.name ?? "",
            card: try await site.store.members.cardState(of: member.id),
            sessions: try await site.store.sessions.count(of: member.id, at: site.now()),
            isByCard: context.viewer.method == .card)
        let page = AccountPage(
            try site.renderer.texts(context.language), facts, typed: typed ?? member, section: section, refusals)
        return try await site.page(page, request, context, status: refusals.isEmpty ? .ok : .unprocessableContent)
    }
}
