import Domain
import Foundation
package import Hummingbird
import Store

/// Looking after the house: mairies, settings, roles, lists of people, modules.
package struct AdministrationHandlers: Sendable {
    let site: Site

    /// How long the codes of an imported list hold.
    static let importDays = 14

    package init(site: Site) { self.site = site }

    /// `GET /administration?q=NAME`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        try await page(request, context, AdministrationPage.Typed())
    }

    /// `POST /administration/mairies`.
    ///
    /// Refuses with `townHall.nameMissing`, `.nameTaken`.
    @Sendable package func addTownHall(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        let name = try await request.textForm().line("townHall")
        do {
            _ = try await site.store.townHalls.add(name: name, by: actor.name, at: site.now())
            return .seeOther(doneAddress(Path.administration, "townHallAdded"))
        } catch let refusal as Refusal {
            return try await page(
                request, context, AdministrationPage.Typed(townHall: name, townHallRefusals: [refusal]))
        }
    }

    /// `POST /administration/reglages`: reading without signing in, on or off.
    @Sendable package func setSettings(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        let isOpen = try await request.textForm()["openReading"] != nil
        if try await isOpen != site.isReadingOpen() {
            try await site.store.settings.set(
                .openReading, to: isOpen ? "yes" : "no", by: actor.name, at: site.now())
        }
        return .seeOther(doneAddress(Path.administration, "settings"))
    }

    /// `POST /administration/roles/{member}`.
    ///
    /// Refuses with `member.missing`, `.lastAdmin`.
    @Sendable package func setRole(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        guard let id = context.parameters.get("member").flatMap(Member.ID.init) else {
            throw Refusal(.memberMissing)
        }
        guard let role = try await request.textForm()["role"].flatMap(Role.init) else {
            throw Refusal(.requestMalformed)
        }
        do {
            try await site.store.members.setRole(role, of: id, by: actor.name, at: site.now())
        } catch let refusal as Refusal where refusal.code == .lastAdmin {
            return try await page(request, context, AdministrationPage.Typed(roleRefusals: [refusal]))
        }
        // Who has just given up the office cannot see this page any more.
        let isStillAdmin = id != actor.id || role == .admin
        return .seeOther(doneAddress(isStillAdmin ? Path.administration : Path.home, "role"))
    }

    /// `POST /administration/import`: nothing is written unless every line is right; then the codes are shown, this
    /// once.
    ///
    /// Refuses with `import.*`.
    @Sendable package func importMembers(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        let text = try await request.textForm()["list"] ?? ""
        let texts = try site.renderer.texts(context.language)
        let townHalls = try await site.store.townHalls.all()
        let taken = Set(try await site.store.members.all().map { Credentials.normalised($0.identifier) })
        let list = MemberImport(text, townHalls: townHalls, taken: taken, texts)
        guard list.problems.isEmpty else {
            return try await page(
                request, context, AdministrationPage.Typed(list: text, listRefusals: list.problems))
        }
        let coded = list.members.map { (member: $0, code: Secret.code()) }
        let expiresAt = site.now().addingTimeInterval(Double(Self.importDays) * 86400)
        do {
            try await site.store.members.addImported(
                coded.map { ($0.member, codeDigest: Secret.digest(Secret.normalised(code: $0.code))) },
                codesExpireAt: expiresAt, by: actor.name, at: site.now())
        } catch let refusal as Refusal {
            let refusal = Refusal(refusal.code, refusal.arguments, field: "list")
            return try await page(request, context, AdministrationPage.Typed(list: text, listRefusals: [refusal]))
        }
        let page = ImportSlipsPage(
            texts, coded, townHalls: townHalls, expiresAt: expiresAt, publicURL: site.options.publicURL)
        return try await site.page(page, request, context)
    }

    private func page(
        _ request: Request, _ context: AppContext, _ typed: AdministrationPage.Typed
    ) async throws -> Response {
        let query = Form.line(request.uri.decodedQuery("q") ?? "")
        let facts = AdministrationPage.Facts(
            townHalls: try await site.store.townHalls.all(), members: try await site.store.members.all(),
            isReadingOpen: try await site.isReadingOpen(), query: query)
        let page = AdministrationPage(try site.renderer.texts(context.language), facts, typed)
        return try await site.page(
            page, request, context, status: typed.isRefused ? .unprocessableContent : .ok)
    }
}
