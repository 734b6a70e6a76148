import Domain
import HTTPTypes
import Hummingbird
import Store

/// A code that came in an address, kept for half an hour in a cookie of one page alone: out of the address bar, the
/// history of the browser and the pages that are visited next.
enum CodeCookie {
    private static let name = "code"

    /// Takes the code of `?code=` out of the address: the answer leads back to `path` without it.
    ///
    /// Nil when there is none.
    static func move(_ request: Request, to path: String, isSecure: Bool) -> Response? {
        guard let typed = request.uri.decodedQuery(name) else { return nil }
        let code = Secret.normalised(code: typed).filter(\.isASCII).prefix(64)
        var response = Response.seeOther(path)
        response.headers.append(field("\(name)=\(code); Path=\(path); Max-Age=1800", isSecure))
        return response
    }

    /// Empty when there is none.
    static func read(_ request: Request) -> String { request.cookies[name]?.value ?? "" }

    static func drop(_ path: String, isSecure: Bool) -> HTTPField {
        field("\(name)=; Path=\(path); Max-Age=0", isSecure)
    }

    private static func field(_ value: String, _ isSecure: Bool) -> HTTPField {
        HTTPField(name: .setCookie, value: value + "; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : ""))
    }
}

extension Site {
    /// Judges a code that somebody typed; attempts are counted, but not the right ones.
    /// - Throws: `Refusal.signInTooMany`, and what `judge` throws.
    func attemptCode<Value: Sendable>(from address: String, _ judge: () async throws -> Value) async throws -> Value {
        try await beginCodeAttempt(address: address)
        let value = try await judge()
        try await store.throttle.refund(keys: ["code:" + address])
        return value
    }
}
