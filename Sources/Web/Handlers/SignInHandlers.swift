import Domain
import Foundation
import HTTPTypes
package import Hummingbird
import Store

/// Coming in and going out: password, card, one-time code, language.
package struct SignInHandlers: Sendable {
    let site: Site

    package init(site: Site) { self.site = site }

    /// `GET /connexion`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let page = SignInPage(
            try site.renderer.texts(context.language), back: Self.local(request.uri.decodedQuery("retour")))
        return try await site.page(page, request, context)
    }

    /// `POST /connexion`.
    ///
    /// Refuses with `signIn.wrong`, `signIn.tooMany`.
    @Sendable package func signIn(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await request.textForm()
        let identifier = form["identifier"] ?? ""
        let back = Self.local(form["retour"])
        do {
            let member = try await site.checkPassword(
                identifier: identifier, password: form["password"] ?? "", address: context.address)
            return try await enter(member.id, .password, back: back)
        } catch let refusal as Refusal {
            let page = SignInPage(
                try site.renderer.texts(context.language), identifier: identifier, back: back, refusals: [refusal])
            return try await site.page(page, request, context, status: refusal.code.status)
        }
    }

    /// `GET /connexion/carte`.
    @Sendable package func showCard(_ request: Request, _ context: AppContext) async throws -> Response {
        let page = CardSignInPage(
            try site.renderer.texts(context.language), back: Self.local(request.uri.decodedQuery("retour")))
        return try await site.page(page, request, context)
    }

    /// `POST /connexion/carte`.
    ///
    /// Refuses with `signIn.cardUnknown`, `.cardLocked`, `.pinWrong`, `.tooMany`.
    @Sendable package func signInByCard(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await request.textForm()
        let back = Self.local(form["retour"])
        do {
            let member = try await site.checkCard(
                typed: form["card"] ?? "", pin: form["pin"] ?? "", address: context.address)
            return try await enter(member.id, .card, back: back)
        } catch let refusal as Refusal {
            let page = CardSignInPage(try site.renderer.texts(context.language), back: back, refusals: [refusal])
            return try await site.page(page, request, context, status: refusal.code.status)
        }
    }

    /// `GET /connexion/code`.
    @Sendable package func showCode(_ request: Request, _ context: AppContext) async throws -> Response {
        try await site.page(ResetPage(try site.renderer.texts(context.language)), request, context)
    }

    /// `POST /connexion/code`: a steward's one-time code and a new password.
    ///
    /// Refuses with `signIn.resetCodeWrong` and the rules of passwords.
    @Sendable package func redeemCode(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await request.textForm()
        let code = form["code"] ?? ""
        let password = form["password"] ?? ""
        let texts = try site.renderer.texts(context.language)
        do {
            try await site.beginCodeAttempt(address: context.address)
            let digest = Secret.digest(Secret.normalised(code: code))
            guard let member = try await site.store.members.member(resetDigest: digest, at: site.now()) else {
                throw Refusal(.resetCodeWrong, field: "code")
            }
            let refusals = Credentials.refusals(
                password: password, repeated: form["repeated"] ?? "", identifier: member.identifier)
            guard refusals.isEmpty else {
                let page = ResetPage(texts, code: code, refusals: refusals)
                return try await site.page(page, request, context, status: .unprocessableContent)
            }
            let redeemed = try await site.store.members.redeemResetCode(
                digest: digest, password: try await site.passwords.hash(password), at: site.now())
            return try await enter(redeemed.id, .password, back: doneAddress(Path.home, "password"))
        } catch let refusal as Refusal {
            let page = ResetPage(texts, code: code, refusals: [refusal])
            return try await site.page(page, request, context, status: refusal.code.status)
        }
    }

    /// `POST /deconnexion`.
    @Sendable package func signOut(_ request: Request, _ context: AppContext) async throws -> Response {
        if let digest = context.sessionDigest { try await site.store.sessions.remove(tokenDigest: digest) }
        var response = Response.seeOther(doneAddress(Path.home, "signedOut"))
        response.headers.append(SessionCookie.close(isSecure: site.options.isSecure))
        return response
    }

    /// `POST /langue`.
    @Sendable package func setLanguage(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await request.textForm()
        var response = Response.seeOther(Self.local(form["retour"]))
        if let language = form["langue"].flatMap(Language.init) {
            response.headers.append(
                HTTPField(
                    name: .setCookie, value: "langue=\(language.rawValue); Path=/; SameSite=Lax; Max-Age=31536000"))
        }
        return response
    }

    private func enter(_ member: Member.ID, _ method: SignInMethod, back: String) async throws -> Response {
        var response = Response.seeOther(back)
        response.headers.append(try await site.openSession(of: member, method: method))
        return response
    }

    /// A path of this site, or home: a form must not lead elsewhere.
    static func local(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
        else { return Path.home }
        return path
    }
}

extension Request {
    /// A small form of texts only; files are turned away unread.
    package func textForm() async throws -> Form {
        var limits = FormLimits()
        limits.requestBytes = 256 * 1024
        return try await Form.read(contentType: headers[.contentType], body: body, limits: limits) { _, _ in
            throw Refusal(.requestMalformed)
        }
    }
}
