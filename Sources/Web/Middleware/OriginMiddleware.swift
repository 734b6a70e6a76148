import Domain
import HTTPTypes
package import Hummingbird

/// Refuses forms that another site sends with our member's cookie.
package struct OriginMiddleware: RouterMiddleware {
    package typealias Context = AppContext

    package init() {}

    package func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if request.method != .get, request.method != .head, !isOurs(request) { throw Refusal(.requestCrossSite) }
        return try await next(request, context)
    }

    /// Browsers say where a form comes from; what says nothing is no browser, and carries no cookie it was not given.
    private func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[Self.fetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        let host = request.head.authority ?? ""
        return origin == "http://\(host)" || origin == "https://\(host)"
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}
