package import Domain
package import Foundation
package import HTTPTypes
package import Hummingbird
import Store

/// Finds out who is looking and in which language, from the cookies.
package struct ViewerMiddleware: RouterMiddleware {
    package typealias Context = AppContext
    private let site: Site

    package init(site: Site) { self.site = site }

    package func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.address = address(request, context)
        var isProlonged = false
        if let token = request.cookies[SessionCookie.name]?.value, !token.isEmpty {
            let digest = Secret.digest(token)
            if let session = try await site.store.sessions.find(tokenDigest: digest, at: site.now()) {
                context.viewer = session.viewer
                context.sessionDigest = digest
                isProlonged = try await prolong(digest, session.expiresAt, session.viewer)
            }
        }
        context.language = language(request, context)
        var response = try await next(request, context)
        // A form may just have opened or closed a session; its own cookie wins.
        if isProlonged, response.headers[.setCookie] == nil, let token = request.cookies[SessionCookie.name]?.value,
            let method = context.viewer.method
        {
            response.headers.append(SessionCookie.open(token, method: method, isSecure: site.options.isSecure))
        }
        return response
    }

    /// A session that is used lives on: written at most once a tenth of its life.
    private func prolong(_ digest: String, _ expiresAt: Date, _ viewer: Viewer) async throws -> Bool {
        let life = SessionCookie.life(viewer.method ?? .password)
        let now = site.now()
        guard expiresAt.timeIntervalSince(now) < life * 0.9 else { return false }
        try await site.store.sessions.prolong(tokenDigest: digest, until: now.addingTimeInterval(life))
        return true
    }

    private func language(_ request: Request, _ context: AppContext) -> Language {
        if let cookie = request.cookies["langue"]?.value, let language = Language(rawValue: cookie) { return language }
        return context.viewer.member?.language ?? .french
    }

    private func address(_ request: Request, _ context: AppContext) -> String {
        guard site.options.trustedProxies.contains(context.address),
            let forwarded = request.headers[Self.forwardedFor]?.split(separator: ",").last
        else { return context.address }
        return forwarded.trimmingCharacters(in: .whitespaces)
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .via
}

/// The cookie that holds a session's token.
package enum SessionCookie {
    package static let name = "session"

    /// Seconds without any request after which a session ends.
    package static func life(_ method: SignInMethod) -> TimeInterval {
        switch method {
        case .password: 12 * 3600
        case .card: 2 * 3600
        }
    }

    package static func open(_ token: String, method: SignInMethod, isSecure: Bool) -> HTTPField {
        field("\(name)=\(token); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(Int(life(method)))", isSecure)
    }

    package static func close(isSecure: Bool) -> HTTPField {
        field("\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", isSecure)
    }

    private static func field(_ value: String, _ isSecure: Bool) -> HTTPField {
        HTTPField(name: .setCookie, value: isSecure ? value + "; Secure" : value)
    }
}
