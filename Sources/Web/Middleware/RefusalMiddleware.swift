import Domain
import Foundation
package import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import Store

/// Makes a page of whatever handlers throw: refusals say what and how to mend; faults are logged whole and shown as
/// one calm page with an incident number.
package struct RefusalMiddleware: RouterMiddleware {
    package typealias Context = AppContext
    private let site: Site

    package init(site: Site) { self.site = site }

    package func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await answered(request, context, next)
        if response.status == .serviceUnavailable, response.headers[.retryAfter] == nil {
            response.headers[.retryAfter] = Self.retryAfter
        }
        return response
    }

    private func answered(
        _ request: Request, _ context: AppContext, _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal {
            return try await answer(refusal, request, context)
        } catch let repeated as Repeated {
            return try request.wantsJSON ? .json(["href": repeated.address]) : .seeOther(repeated.address)
        } catch let error as FormError {
            var response = try await answer(error.refusal, request, context)
            if !error.bodyEnded { response.headers[.connection] = "close" }
            return response
        } catch let error as HTTPError where error.status == .notFound {
            return try await answer(Refusal(.addressUnknown), request, context)
        } catch let error as HTTPError where error.status.code < 500 {
            return try await answer(
                Refusal(error.status == .methodNotAllowed ? .methodNotAllowed : .requestMalformed), request, context)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return try await answer(fault: error, request, context)
        }
    }

    /// Seconds: time for the checks that are under way.
    private static let retryAfter = "30"

    private func answer(_ refusal: Refusal, _ request: Request, _ context: AppContext) async throws -> Response {
        let texts = try site.renderer.texts(context.language)
        let what = texts.what(refusal.code, refusal.arguments)
        let mend = texts.mend(refusal.code, refusal.arguments)
        if request.wantsJSON {
            return try .json(
                RefusalAnswer(code: refusal.code.rawValue, what: what, mend: mend, field: refusal.field),
                status: refusal.code.status)
        }
        let back = request.method == .get ? request.uri.string : Path.home
        if refusal.code == .signInNeeded {
            let page = SignInPage(texts, back: back, lead: "\(what) \(mend)")
            return try await site.page(page, request, context, status: refusal.code.status)
        }
        let page = RefusalPage(
            title: texts["refusal.title"], what: what, mend: mend, incident: nil)
        return try await site.page(page, request, context, status: refusal.code.status)
    }

    private func answer(fault: any Error, _ request: Request, _ context: AppContext) async throws -> Response {
        let incident = String(Secret.code().prefix(9))
        context.logger.error(
            "fault", metadata: ["incident": "\(incident)", "path": "\(request.uri.path)", "error": "\(fault)"])
        let texts = try site.renderer.texts(context.language)
        if request.wantsJSON {
            return try .json(
                RefusalAnswer(
                    code: "fault", what: texts["fault.what"], mend: texts["fault.mend", ["incident": incident]],
                    field: nil), status: .internalServerError)
        }
        let page = RefusalPage(
            title: texts["fault.title"], what: texts["fault.what"], mend: texts["fault.mend", ["incident": incident]],
            incident: incident)
        // The frame itself may need what just failed: a bare page is better than none.
        do {
            return try await site.page(page, request, context, status: .internalServerError)
        } catch {
            let html = try site.renderer.html(page, language: context.language)
            return Response(
                status: .internalServerError, headers: [.contentType: "text/html; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: html)))
        }
    }
}

/// A refusal as scripts of our pages read it.
struct RefusalAnswer: Encodable {
    let code, what, mend: String
    let field: String?
}

extension Request {
    /// True for our pages' own scripts, which ask for JSON.
    package var wantsJSON: Bool { headers[.accept]?.hasPrefix("application/json") ?? false }
}

extension Response {
    package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}
