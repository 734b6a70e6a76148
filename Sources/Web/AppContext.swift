package import Domain
package import Hummingbird
import Logging
import NIOCore

/// What is known about one request besides itself.
package struct AppContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package var viewer = Viewer.visitor
    package var language = Language.french
    /// SHA-256 of the session's token, when there is a session.
    package var sessionDigest: String?
    /// The tutorial that the route names, once the gate has let the viewer through to it.
    package var tutorial: Tutorial?
    /// Where the connection comes from; behind a trusted proxy, whom the proxy speaks for.
    package var address: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    /// Forms are read as streams with their own limits; this one guards what Hummingbird itself would collect.
    package var maxUploadSize: Int { 64 * 1024 }

    /// The member behind the request.
    ///
    /// Routes for members can count on it.
    /// - Throws: `Refusal.signInNeeded`.
    package func requireMember() throws -> Member {
        guard let member = viewer.member else { throw Refusal(.signInNeeded) }
        return member
    }

    /// - Throws: `Refusal.tutorialMissing` on a route that names none.
    package func requireTutorial() throws -> Tutorial {
        guard let tutorial else { throw Refusal(.tutorialMissing) }
        return tutorial
    }
}
