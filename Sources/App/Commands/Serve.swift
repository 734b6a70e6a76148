import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import Modules
import NIOSSL
import Web

/// `bricoleur serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the site.",
        discussion: """
            Each option is also read from the environment (BRICOLEUR_DATA, BRICOLEUR_PORT, BRICOLEUR_PUBLIC_URL…) and \
            from a file of such lines; the command line wins, then the environment. Lists are separated by commas \
            there. The first start on an empty data folder prints an address with a one-time code that makes the \
            first admin. SIGTERM or Ctrl-C lets running requests end, then stops.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let configuration = try await ServerConfiguration(options)
        var logger = Logger(label: "bricoleur")
        logger.logLevel = .info
        let house = try await House.open(
            data: configuration.data, modules: configuration.modules,
            options: Site.Options(
                publicURL: configuration.publicURL, isSecure: configuration.isSecure,
                trustedProxies: configuration.trustedProxies, isDevelopment: configuration.isDevelopment),
            requiresSandbox: configuration.requiresSandbox, logger: logger)
        let app = Application(
            responder: house.router().buildResponder(), server: try Self.server(configuration.tls),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil),
            services: [
                Housekeeping(site: house.site, logger: logger), ModuleWatch(site: house.site, logger: logger),
            ],
            onServerRunning: { _ in Self.announce(house, configuration) }, logger: logger)
        try await app.runService()
    }

    private static func server(_ tls: (certificate: String, key: String)?) throws -> HTTPServerBuilder {
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(75)))
        guard let tls else { return http }
        let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        return try .tls(http, tlsConfiguration: configuration)
    }

    private static func announce(_ house: House, _ configuration: ServerConfiguration) {
        let address = configuration.publicURL
        say("L'agent bricoleur \(Bricoleur.version): \(address)  (data in \(configuration.data.path))")
        let broken = house.site.modules.broken.count
        say(
            "Content types: \(house.site.modules.modules.map(\.id).joined(separator: ", "))"
                + (broken > 0 ? "; \(broken) broken, see above" : ""))
        if let code = house.site.options.firstStartCode {
            say("First start. Open this address once to make the first admin:")
            say("    \(address)/premier-demarrage?code=\(code)")
        }
    }
}

/// Written at once: whoever waits for the address may read it through a pipe, where `print` would hold it back.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
