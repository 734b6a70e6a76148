import HTTPTypes
package import Hummingbird

/// The headers that every answer carries, a handler's own first; and nothing after them when only they were asked for.
package struct HeadersMiddleware: RouterMiddleware {
    package typealias Context = AppContext
    private let isSecure: Bool

    package init(isSecure: Bool) { self.isSecure = isSecure }

    package func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        add(.contentSecurityPolicy, Self.policy, to: &response)
        add(.xContentTypeOptions, "nosniff", to: &response)
        add(Self.referrerPolicy, "same-origin", to: &response)
        add(Self.openerPolicy, "same-origin", to: &response)
        add(Self.resourcePolicy, "same-origin", to: &response)
        add(Self.permissionsPolicy, "camera=(), microphone=(), geolocation=()", to: &response)
        add(.cacheControl, "no-store", to: &response)
        if isSecure { add(.strictTransportSecurity, "max-age=31536000", to: &response) }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func add(_ name: HTTPField.Name, _ value: String, to response: inout Response) {
        if response.headers[name] == nil { response.headers[name] = value }
    }

    /// Nothing inline, nothing from elsewhere.
    ///
    /// `blob:` pictures are those being sent, `data:` ones the few pixels shown until a photo has come.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    private static let referrerPolicy = name("Referrer-Policy")
    private static let openerPolicy = name("Cross-Origin-Opener-Policy")
    private static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    private static let permissionsPolicy = name("Permissions-Policy")

    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
}
