import Domain
package import Foundation
package import Hummingbird
package import Logging
import Media
import Modules
package import Sandbox
import Store
package import Web

/// Puts the parts together: what `serve` runs and what tests of the whole site use.
package struct House: Sendable {
    package let site: Site
    package let assets: Assets

    /// Opens the data folder, loads the modules and the pages.
    /// - Parameters:
    ///   - options: its `firstStartCode` is made here when nobody exists yet.
    ///   - sandbox: nil makes one with the worker programs beside the running one.
    ///   - passwordCost: log2 of scrypt's N.
    /// - Throws: for a folder that cannot be used or a template that is missing.
    package static func open(
        data: URL, modules folders: [URL], options: Site.Options, sandbox: Sandbox? = nil,
        requiresSandbox: Bool = false,
        passwordCost: Int = 15, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) async throws -> House {
        let store = try Store(folder: data)
        let report: @Sendable (String) -> Void = { logger.warning("worker", metadata: ["what": "\($0)"]) }
        let sandbox =
            sandbox
            ?? Sandbox(
                isRequired: requiresSandbox, status: data.appendingPathComponent(Self.checksFile), report: report)
        try check(try await sandbox.walls(), requiresSandbox: requiresSandbox, logger)
        let media = try MediaStore(
            folder: data.appendingPathComponent("media"), sandbox: sandbox, report: report)
        let inspectors = inspectors(data, sandbox, report)
        let loaded = try await ModuleLoader(store: store, folders: folders).load(at: now())
        let modules = inspectors.provision(loaded, at: now())
        for broken in modules.broken {
            for error in broken.errors {
                logger.error("broken module", metadata: ["problem": "\(error.description(in: .english))"])
            }
        }
        let assets = try Assets(folder: Resources.folder.appendingPathComponent("Assets"))
        let renderer = try Renderer(folder: Resources.folder, assets: assets.names)
        let passwords = Passwords(pinKey: try pinKey(in: data), cost: passwordCost)
        var options = options
        if options.firstStartCode == nil, try await store.members.isEmpty() { options.firstStartCode = Secret.code() }
        return House(
            site: Site(
                store: store, media: media, library: ModuleLibrary(folders: folders, modules), inspectors: inspectors,
                printer: DocumentPrinter(sandbox: sandbox), renderer: renderer, passwords: passwords,
                options: options, now: now),
            assets: assets)
    }

    /// In the data folder: copies of the programs of content types, and which of them are paused.
    static let inspectorsFolder = "inspectors"

    private static func inspectors(
        _ data: URL, _ sandbox: Sandbox, _ report: @escaping @Sendable (String) -> Void
    ) -> Inspectors {
        let folder = data.appendingPathComponent(inspectorsFolder)
        return Inspectors(
            runner: InspectorRunner(sandbox: sandbox, folder: folder, report: report), folder: folder,
            trust: ServerConfiguration.trust(data: data), report: report)
    }

    /// In the data folder: how many checks of photos and files run and wait, for `doctor`.
    static let checksFile = "checks"

    /// - Throws: `ConfigurationError` when a wall is missing that must be there.
    private static func check(_ walls: Sandbox.Walls, requiresSandbox: Bool, _ logger: Logger) throws {
        guard !walls.missing.isEmpty else { return }
        let missing = walls.missing.joined(separator: ", ")
        if requiresSandbox {
            throw ConfigurationError(description: "require-sandbox: this kernel does not give: \(missing)")
        }
        logger.warning("the sandbox of photos and files lacks walls", metadata: ["missing": "\(missing)"])
    }

    package var routeTable: [Route] { routes(site, assets) }

    /// The router with its middlewares, outermost first.
    package func router() -> Router<AppContext> {
        let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: HeadersMiddleware(isSecure: site.options.isSecure))
        router.add(middleware: ResumableMiddleware())
        // The outer one is for what goes wrong while finding out who is looking.
        router.add(middleware: RefusalMiddleware(site: site))
        router.add(middleware: ViewerMiddleware(site: site))
        router.add(middleware: RefusalMiddleware(site: site))
        router.add(middleware: OriginMiddleware())
        router.add(middleware: KeptPagesMiddleware(site: site))
        Gate(site: site).register(routeTable, on: router)
        return router
    }

    /// 32 random bytes in `pin.key`, readable by the server alone: without it, PINs in a stolen database stay secret.
    private static func pinKey(in data: URL) throws -> Data {
        let file = data.appendingPathComponent("pin.key")
        if FileManager.default.fileExists(atPath: file.path) {
            // Never replaced: every PIN hangs on it.
            guard let key = try? Data(contentsOf: file), key.count == 32 else {
                throw ConfigurationError(description: "\(file.path) cannot be read, or is not 32 bytes")
            }
            return key
        }
        let key = Data((0..<32).map { _ in UInt8.random(in: 0...255) })
        let made = FileManager.default.createFile(
            atPath: file.path, contents: key, attributes: [.posixPermissions: 0o600])
        guard made else { throw ConfigurationError(description: "\(file.path) cannot be written") }
        return key
    }
}
