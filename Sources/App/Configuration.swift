import ArgumentParser
import Configuration
import Foundation
import Modules
import SystemPackage

/// What `serve` can be told on its command line.
///
/// Each is also `BRICOLEUR_…` in the environment and in the file.
struct ServeOptions: ParsableArguments {
    @Option(help: "Folder of the database, the photos and files, and the PIN key. Default: ./data.")
    var data: String?

    @Option(help: "Address to listen on. Default: 127.0.0.1, which only this machine reaches.")
    var host: String?

    @Option(help: "TCP port, 1 to 65535; 0 takes any free one and says which. Default: 8080.")
    var port: String?

    @Option(
        name: .customLong("modules"),
        help: "Folder of content-type modules; may be given several times. Default: ./Plugins.")
    var modules: [String] = []

    @Option(
        name: .customLong("public-url"),
        help: "Address as people type it, printed on labels and invitations. Default: made from host and port.")
    var publicURL: String?

    @Option(name: .customLong("tls-certificate"), help: "PEM file of the TLS certificate chain. Default: none.")
    var tlsCertificate: String?

    @Option(name: .customLong("tls-key"), help: "PEM file of the certificate's private key. Default: none.")
    var tlsKey: String?

    @Option(
        name: .customLong("trusted-proxy"),
        help: """
            IP address of a reverse proxy that does TLS and whose X-Forwarded-For is believed; may be given several \
            times. Default: none.
            """)
    var trustedProxies: [String] = []

    @Flag(
        name: .customLong("insecure-http"),
        help: "Listen beyond this machine without TLS. Passwords then cross the network readable by anybody on it.")
    var insecureHTTP = false

    @Flag(
        name: .customLong("require-sandbox"),
        help: "Refuse to start when this kernel lacks one of the walls around the checks of photos and files.")
    var requireSandbox = false

    @Flag(
        name: .customLong("dev"),
        help: "For authors of content types: watch the modules' folders, load what changes, refresh open pages.")
    var dev = false

    @Option(
        name: .customLong("config"),
        help: "File of BRICOLEUR_NAME=value lines. Default: ./bricoleur.env, if it is there.")
    var config: String?
}

/// A setting that cannot be used: the start stops with this line.
struct ConfigurationError: Error, CustomStringConvertible {
    let description: String
}

/// The settings of one server, checked.
///
/// Flags win over the environment, which wins over the file.
struct ServerConfiguration: Sendable {
    let data: URL
    let host: String
    let port: Int
    let modules: [URL]
    let publicURL: String
    let tls: (certificate: String, key: String)?
    let trustedProxies: Set<String>
    let requiresSandbox: Bool
    let isDevelopment: Bool

    var isSecure: Bool { tls != nil || !trustedProxies.isEmpty }

    init(_ options: ServeOptions) async throws {
        let file = try await EnvironmentVariablesProvider(
            environmentFilePath: FilePath(options.config ?? "bricoleur.env"), allowMissing: options.config == nil)
        let reader = ConfigReader(providers: [Self.flags(options), EnvironmentVariablesProvider(), file])
            .scoped(to: "bricoleur")

        data = URL(fileURLWithPath: reader.string(forKey: "data", default: "data"))
        host = reader.string(forKey: "host", default: "127.0.0.1")
        let asked = try Self.port(reader.string(forKey: "port", default: "8080"))
        port = asked == 0 ? try Self.freePort() : asked
        modules = try Self.folders(reader.stringArray(forKey: "modules", default: []))
        tls = try Self.tls(reader.string(forKey: "tls.certificate"), reader.string(forKey: "tls.key"))
        publicURL = try Self.address(
            reader.string(forKey: "public.url"), host: host, port: port, isSecure: tls != nil)
        trustedProxies = Set(reader.stringArray(forKey: "trusted.proxy", default: []))
        requiresSandbox = reader.bool(forKey: "require.sandbox", default: false)
        isDevelopment = reader.bool(forKey: "dev", default: false)
        try refuseOpenDoor(isAllowed: reader.bool(forKey: "insecure.http", default: false))
    }

    private static func flags(_ options: ServeOptions) -> InMemoryProvider {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        func set(_ key: [String], _ text: String?) {
            if let text { values[AbsoluteConfigKey(["bricoleur"] + key)] = ConfigValue(.string(text), isSecret: false) }
        }
        set(["data"], options.data)
        set(["host"], options.host)
        set(["port"], options.port)
        set(["public", "url"], options.publicURL)
        set(["tls", "certificate"], options.tlsCertificate)
        set(["tls", "key"], options.tlsKey)
        if !options.modules.isEmpty {
            values[["bricoleur", "modules"]] = ConfigValue(.stringArray(options.modules), isSecret: false)
        }
        if !options.trustedProxies.isEmpty {
            values[["bricoleur", "trusted", "proxy"]] = ConfigValue(
                .stringArray(options.trustedProxies), isSecret: false)
        }
        if options.insecureHTTP {
            values[["bricoleur", "insecure", "http"]] = ConfigValue(.bool(true), isSecret: false)
        }
        if options.requireSandbox {
            values[["bricoleur", "require", "sandbox"]] = ConfigValue(.bool(true), isSecret: false)
        }
        if options.dev {
            values[["bricoleur", "dev"]] = ConfigValue(.bool(true), isSecret: false)
        }
        return InMemoryProvider(name: "flags", values: values)
    }

    private static func port(_ text: String) throws -> Int {
        guard let port = Int(text), (0...65535).contains(port) else {
            throw ConfigurationError(description: "port: “\(text)” is not a number from 0 to 65535")
        }
        return port
    }

    /// A port that is free now; known before the start, since addresses are printed with it.
    private static func freePort() throws -> Int {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, length) == 0 ? getsockname(socket, pointer, &length) : -1
            }
        }
        guard result == 0 else { throw ConfigurationError(description: "port: no free port was found") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func folders(_ paths: [String]) throws -> [URL] {
        let paths = paths.isEmpty ? [defaultModules()] : paths
        return try paths.map { path in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw ConfigurationError(description: "modules: “\(path)” is not a folder")
            }
            return URL(fileURLWithPath: path)
        }
    }

    /// `./Plugins`, or the one beside the installed program.
    private static func defaultModules() -> String {
        if FileManager.default.fileExists(atPath: "Plugins") { return "Plugins" }
        return programFolder.appendingPathComponent("Plugins").path
    }

    /// Where approvals of the programs of content types are written down.
    static func trust(data: URL) -> TrustFiles {
        TrustFiles(data: data, programs: programFolder, shippedFolder: URL(fileURLWithPath: defaultModules()))
    }

    static var programFolder: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    private static func address(_ text: String?, host: String, port: Int, isSecure: Bool) throws -> String {
        guard let text else {
            let shown = host.contains(":") ? "[\(host)]" : host
            return "\(isSecure ? "https" : "http")://\(shown):\(port)"
        }
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host != nil
        else {
            throw ConfigurationError(
                description: "public-url: “\(text)” is not an address such as https://bricoleur.example")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private static func tls(_ certificate: String?, _ key: String?) throws -> (certificate: String, key: String)? {
        switch (certificate, key) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            for (name, path) in [("tls-certificate", certificate), ("tls-key", key)]
            where !FileManager.default.isReadableFile(atPath: path) {
                throw ConfigurationError(description: "\(name): “\(path)” cannot be read")
            }
            return (certificate, key)
        default:
            throw ConfigurationError(description: "tls-certificate and tls-key go together: give both or neither")
        }
    }

    private func refuseOpenDoor(isAllowed: Bool) throws {
        let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        guard !isLoopback, !isSecure, !isAllowed else { return }
        throw ConfigurationError(
            description: """
                host \(host) is reached by others, and there is no TLS: give --tls-certificate and --tls-key, or \
                --trusted-proxy for a proxy that does TLS, or --insecure-http to accept the risk
                """)
    }
}
