package import Hummingbird

/// What every answer to a program that sends files by pieces must have, whoever gives it: the version of the protocol
/// and words as JSON.
package struct ResumableMiddleware: RouterMiddleware {
    package typealias Context = AppContext

    package init() {}

    package func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let parts = request.uri.path.split(separator: "/")
        guard parts.count >= 3, parts[0] == "brouillons", parts[2] == "televersements" else {
            return try await next(request, context)
        }
        var head = request.head
        head.headerFields[.accept] = "application/json"
        var response = try await next(Request(head: head, body: request.body), context)
        response.headers[Tus.resumable] = Tus.version
        if response.status == .preconditionFailed { response.headers[Tus.versions] = Tus.version }
        return response
    }
}
