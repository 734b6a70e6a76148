import Domain
import Foundation
package import HTTPTypes
import Hummingbird
package import HummingbirdCore
import NIOCore
import Store

/// The frame around every page: head, header, footer.
struct Layout: Page {
    static let template = "layout"

    let title: String
    let language: String
    /// Address of the style sheet of the content types.
    let typesStyle: String
    /// In development: a number that another one on the server makes old.
    let typesStamp: String?
    let content: TrustedHTML
    /// The name of whoever is signed in.
    let memberName: String?
    let memberHref: String?
    let isSteward: Bool
    let isAdmin: Bool
    /// Unread ones; nil when there is none.
    let noticeCount: String?
    let noticeLabel: String
    /// Where the language switch comes back to.
    let address: String
    let otherLanguage: String
    let otherLanguageName: String
    let flash: String?
    let query: String
    let bodyClass: String?
    /// No header, no footer: the workshop and what is printed.
    let bare: Bool
}

/// Says that something was done, on the page one is led to: a key of the catalogues, `flash.KEY`, in `?fait=KEY`.
package func doneAddress(_ path: String, _ key: String) -> String {
    path + (path.contains("?") ? "&" : "?") + "fait=" + key
}

extension Site {
    /// The whole page, framed, as a response.
    /// - Parameters:
    ///   - bodyClass: lets a style sheet tell special pages (workshop, printing).
    ///   - bare: without header and footer.
    package func page(
        _ page: some Page, _ request: Request, _ context: AppContext, status: HTTPResponse.Status = .ok,
        bodyClass: String? = nil, bare: Bool = false
    ) async throws -> Response {
        let html = try await frame(page, request, context, bodyClass: bodyClass, bare: bare)
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    /// As `page`, for what visitors read most: kept until anything public changes, and answered from then on by
    /// `KeptPagesMiddleware`.
    ///
    /// Members get it fresh: what they see depends on who they are.
    package func cachedPage(
        _ request: Request, _ context: AppContext, make: () async throws -> any Page
    ) async throws -> Response {
        guard let key = PageCache.key(request, context) else {
            return try await page(AnyPage(make()), request, context)
        }
        let generation = await store.publicGeneration()
        let html = try await frame(AnyPage(make()), request, context)
        let entry = PageCache.Entry(body: ByteBuffer(string: html), etag: "\"\(Secret.digest(html).prefix(24))\"")
        renderer.cache.keep(entry, as: key, generation: generation)
        return entry.response(to: request)
    }

    private func frame(
        _ page: some Page, _ request: Request, _ context: AppContext, bodyClass: String? = nil, bare: Bool = false
    ) async throws -> String {
        let language = context.language
        let texts = try renderer.texts(language)
        let body = try renderer.html(
            (page as? AnyPage)?.page ?? page, language: language)
        var unread = 0
        if let member = context.viewer.member { unread = try await store.notices.unreadCount(of: member.id) }
        let role = context.viewer.role
        let flashKey = request.uri.queryParameters["fait"].map { "flash.\($0)" }
        let layout = Layout(
            title: page.title, language: language.rawValue, typesStyle: library.assets.style,
            typesStamp: options.isDevelopment ? String(library.stamp) : nil,
            content: TrustedHTML(trusting: body),
            memberName: context.viewer.member?.name, memberHref: context.viewer.member.map { Path.member($0.id) },
            isSteward: role.map { $0 >= .steward } ?? false, isAdmin: role == .admin,
            noticeCount: unread > 0 ? texts.number(unread) : nil, noticeLabel: texts.plural("layout.notices", unread),
            address: request.method == .get ? request.uri.string : Path.home,
            otherLanguage: language == .french ? "en" : "fr",
            otherLanguageName: language == .french ? "English" : "Français",
            flash: flashKey.flatMap { texts.contains($0) ? texts[$0] : nil },
            query: request.uri.path == Path.search ? request.uri.decodedQuery("q") ?? "" : "", bodyClass: bodyClass,
            bare: bare)
        return try renderer.html(layout, language: language)
    }
}

extension URI {
    /// A query value as typed: `+` and percent escapes decoded.
    package func decodedQuery(_ name: String) -> String? { Form.Query(query ?? "")[name] }
}

/// Any page, where the type has to be one.
private struct AnyPage: Page {
    static let template = ""
    let page: any Page
    var title: String { page.title }
    init(_ page: any Page) { self.page = page }
}

extension PageCache {
    /// What a page is kept under; nil for members, and for addresses with a query.
    static func key(_ request: Request, _ context: AppContext) -> String? {
        guard request.method == .get, context.viewer.member == nil, request.uri.query == nil else { return nil }
        return "\(context.language.rawValue) \(request.uri.path)"
    }
}

extension PageCache.Entry {
    /// `304` when the browser has it.
    func response(to request: Request) -> Response {
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .eTag: etag, .cacheControl: "private, no-cache", .vary: "Cookie",
        ]
        if request.headers[.ifNoneMatch] == etag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }
}

extension Response {
    /// `303 See Other`: after a form, the browser asks for `path`.
    package static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}
