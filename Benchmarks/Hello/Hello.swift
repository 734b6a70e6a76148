import Hummingbird
import Logging

/// The least that Hummingbird can answer: what the site's pages are measured against.
///
/// `Hello PORT` listens on 127.0.0.1.
@main
struct Hello {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
        let router = Router()
        router.get("/") { _, _ in "hello" }
        var logger = Logger(label: "hello")
        logger.logLevel = .error
        let app = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: logger)
        try await app.runService()
    }
}
