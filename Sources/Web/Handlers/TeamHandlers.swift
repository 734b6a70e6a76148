import Domain
import Foundation
package import Hummingbird
import Store

/// Helping colleagues back in: one-time codes and locked cards.
package struct TeamHandlers: Sendable {
    let site: Site

    /// How long a one-time code holds.
    static let codeHours = 24

    package init(site: Site) { self.site = site }

    /// `GET /equipe?mairie=SLUG&q=NAME`: the members of one's own mairie; for an admin, of all.
    @Sendable package func list(_ request: Request, _ context: AppContext) async throws -> Response {
        let member = try context.requireMember()
        let isAdmin = context.viewer.role == .admin
        let townHalls = try await site.store.townHalls.all()
        let slug = request.uri.decodedQuery("mairie") ?? ""
        let chosen = isAdmin ? townHalls.first { $0.slug == slug }?.id : member.townHall
        let query = Form.line(request.uri.decodedQuery("q") ?? "")
        let members = try await site.store.members.all(townHall: chosen).filter { $0.matches(query) }
        let page = TeamPage(
            try site.renderer.texts(context.language), context.viewer, members,
            locked: try await site.store.members.locked(townHall: chosen), townHalls: townHalls, chosen: chosen,
            query: query)
        return try await site.page(page, request, context)
    }

    /// `POST /equipe/{member}/code`: a one-time code, shown this once.
    ///
    /// Refuses with `member.missing`, `.notPlain`, `.notInTownHall`.
    @Sendable package func makeCode(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        let member = try await helped(context)
        let code = Secret.code()
        let expiresAt = site.now().addingTimeInterval(Double(Self.codeHours) * 3600)
        try await site.store.members.addResetCode(
            digest: Secret.digest(Secret.normalised(code: code)), for: member, expiresAt: expiresAt, by: actor.name,
            at: site.now())
        let page = HelpCodePage(
            try site.renderer.texts(context.language), member, code: code, expiresAt: expiresAt,
            publicURL: site.options.publicURL)
        return try await site.page(page, request, context)
    }

    /// `POST /equipe/{member}/deverrouillage`.
    ///
    /// Refuses as `makeCode` does.
    @Sendable package func unlock(_ request: Request, _ context: AppContext) async throws -> Response {
        let actor = try context.requireMember()
        try await site.store.members.unlockCard(of: try await helped(context), by: actor.name, at: site.now())
        return .seeOther(doneAddress(Path.team, "unlocked"))
    }

    /// The member that the address names, when the viewer may help them.
    private func helped(_ context: AppContext) async throws -> Member {
        guard let id = context.parameters.get("member").flatMap(Member.ID.init),
            let member = try await site.store.members.find(id)
        else { throw Refusal(.memberMissing) }
        guard context.viewer.mayHelp(member) else {
            let isElsewhere = context.viewer.role == .steward && member.townHall != context.viewer.member?.townHall
            throw Refusal(isElsewhere ? .memberNotInTownHall : .memberNotPlain)
        }
        return member
    }
}

extension Member {
    /// True when name, identifier or service hold `query`, whatever its accents and capitals; an empty one finds all.
    func matches(_ query: String) -> Bool {
        query.isEmpty
            || [name, identifier, service].contains {
                $0.range(of: query, options: [.caseInsensitive, .diacriticInsensitive]) != nil
            }
    }
}
