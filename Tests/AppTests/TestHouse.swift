import App
import Domain
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Media
import NIOCore
import Sandbox
import Support
import Web

@testable import Store

/// The whole site on a data folder of its own, with the cast in it and what they posted.
struct TestHouse: Sendable {
    static let now = Date(timeIntervalSince1970: 1_795_600_000)
    static let password = "une phrase assez longue"

    let folder: TemporaryFolder
    let house: House
    let cast: Cast

    var store: Store { house.site.store }

    init(modules: [URL] = [Checkout.plugins], now: @escaping @Sendable () -> Date = { Self.now }) async throws {
        folder = try TemporaryFolder()
        house = try await Self.open(folder.url, modules: modules, now: now)
        let hash = try await house.site.passwords.hash(Self.password)
        cast = try await Cast(in: house.site.store, password: hash, at: Self.now)
    }

    static func open(
        _ folder: URL, modules: [URL] = [Checkout.plugins], now: @escaping @Sendable () -> Date = { Self.now }
    ) async throws -> House {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return try await House.open(
            data: folder, modules: modules, options: Site.Options(publicURL: "http://bricoleur.test"),
            sandbox: Sandbox(programs: Checkout.programs), passwordCost: 4, logger: logger, now: now)
    }

    /// Runs `body` with the site's real router.
    func visit<Value>(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value
    {
        try await Self.visit(house, body)
    }

    static func visit<Value>(
        _ house: House, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let app = Application(responder: house.router().buildResponder(), logger: logger)
        return try await app.test(.router, body)
    }

    /// A session for `member`, as the value of the cookie header; nil for a visitor.
    func session(_ member: Member?, _ method: SignInMethod = .password) async throws -> String? {
        guard let member else { return nil }
        let token = Secret.token()
        try await store.sessions.add(
            tokenDigest: Secret.digest(token), member: member.id, method: method,
            expiresAt: house.site.now().addingTimeInterval(SessionCookie.life(method)), at: house.site.now())
        return "session=\(token)"
    }

    // MARK: Setting back

    /// Everything in the database, to come back to.
    func picture() throws -> DatabaseQueue {
        let picture = try DatabaseQueue()
        try store.members.database.pool.backup(to: picture)
        return picture
    }

    func restore(_ picture: DatabaseQueue) async throws {
        try picture.backup(to: store.members.database.pool)
        // Pages kept in memory are of what was.
        try await store.settings.set(.firstContent, to: UUID().uuidString, by: "", at: Self.now)
    }
}

/// One person's browser: sends their cookie and forms as pages do.
struct Browser: Sendable {
    let client: any TestClientProtocol
    var cookie: String?

    init(_ client: any TestClientProtocol, cookie: String? = nil) {
        self.client = client
        self.cookie = cookie
    }

    func get(_ address: String, accept: String = "text/html") async throws -> TestResponse {
        try await client.execute(uri: address, method: .get, headers: headers(accept)) { $0 }
    }

    func post(_ address: String, _ form: PostedForm = PostedForm(), accept: String = "text/html") async throws
        -> TestResponse
    {
        try await post(address, form.body, type: form.contentType, accept: accept)
    }

    func post(_ address: String, _ body: [UInt8], type: String, accept: String = "text/html") async throws
        -> TestResponse
    {
        var headers = headers(accept)
        headers[.contentType] = type
        headers[.contentLength] = String(body.count)
        return try await client.execute(uri: address, method: .post, headers: headers, body: ByteBuffer(bytes: body)) {
            $0
        }
    }

    private func headers(_ accept: String) -> HTTPFields {
        var headers: HTTPFields = [.accept: accept]
        if let cookie { headers[.cookie] = cookie }
        return headers
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var location: String? { headers[.location] }
    /// True for a page, a redirect or a page with remarks; false for a closed door and for a fault.
    var isAnswer: Bool { status.code < 500 && ![401, 403, 404].contains(status.code) }
}

/// A form as it stands on a page: every input with its value, as a browser without JavaScript would send it.
struct PageForm {
    /// - Parameter action: of the form to read, as the page writes it.
    static func read(_ html: String, action: String) throws -> PostedForm {
        let start = try html.range(of: "action=\"\(action)\"").orMissing("a form for \(action)")
        let rest = html[start.upperBound...]
        let end = rest.range(of: "</form>")?.lowerBound ?? rest.endIndex
        let part = String(rest[..<end])
        var form = PostedForm()
        for match in part.matches(of: /<input\b([^>]*)>/) {
            let tag = String(match.1)
            let type = attribute("type", of: tag) ?? "text"
            guard let name = attribute("name", of: tag), !["file", "submit"].contains(type) else { continue }
            if ["checkbox", "radio"].contains(type), !tag.contains(" checked") { continue }
            form.fields.append((name, attribute("value", of: tag) ?? ""))
        }
        for match in part.matches(of: /<textarea\b([^>]*)>\n?([^<]*)<\/textarea>/) {
            if let name = attribute("name", of: String(match.1)) {
                form.fields.append((name, unescape(String(match.2))))
            }
        }
        for match in part.matches(of: /(?s)<select\b([^>]*)>(.*?)<\/select>/) {
            guard let name = attribute("name", of: String(match.1)) else { continue }
            let options = String(match.2).matches(of: /<option\b([^>]*)>/).map { String($0.1) }
            let chosen = options.first { $0.contains(" selected") } ?? options.first
            form.fields.append((name, chosen.flatMap { attribute("value", of: $0) } ?? ""))
        }
        return form
    }

    private static func attribute(_ name: String, of tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        let rest = tag[start.upperBound...]
        return rest.firstIndex(of: "\"").map { unescape(String(rest[..<$0])) }
    }

    static func unescape(_ text: String) -> String {
        text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&#x27;", with: "'").replacingOccurrences(of: "&amp;", with: "&")
    }
}
