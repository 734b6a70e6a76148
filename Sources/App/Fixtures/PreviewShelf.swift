import Domain
import Foundation
import Hummingbird
import Logging
import Modules
import ServiceLifecycle
import Web

/// Serves one module's fixtures and follows the changes of its folder.
struct PreviewShelf {
    let source: URL
    let place: URL
    let language: Language

    private var modules: URL { place.appending(component: "modules") }
    private var copy: URL { modules.appending(component: source.standardizedFileURL.lastPathComponent) }

    init(source: URL, place: URL, lang: String) throws {
        self.source = source
        self.place = place
        language = Language(rawValue: lang) ?? .french
        try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
    }

    /// Runs until it is told to stop.
    /// - Throws: for a folder that does not load yet: there would be nothing to show.
    func begin(port: Int) async throws {
        guard let (module, fixtures) = try take() else { throw ModulesBroken() }
        var fixtureHouse = try await FixtureHouse.open(
            place.appending(component: "data"), modules: modules, publicURL: "http://127.0.0.1:\(port)")
        try await fixtureHouse.show(fixtures, of: module)
        let password = fixtureHouse.password
        var logger = Logger(label: "bricoleur.preview")
        logger.logLevel = .error
        let house = fixtureHouse.house
        let app = Application(
            responder: house.router().buildResponder(),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            services: [PreviewWatch(shelf: self, house: fixtureHouse)],
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                say("\(module.id): http://127.0.0.1:\(port)/types/\(module.id)  (Ctrl-C ends it)")
                say("  the form: sign in as \(FixtureHouse.identifier), \(password), then « Publier un bricolage »")
            }, logger: logger)
        try await app.runService()
    }

    /// The folder as it is now, copied to where the house loads it from; nil, with words on the screen, when it is broken.
    func take() throws -> (Module, [Fixture])? {
        let check = ModuleCheck.run(on: source)
        for problem in check.problems { say(problem.description(in: language)) }
        guard let module = check.module else { return nil }
        let next = place.appending(component: "next-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: source, to: next)
        if FileManager.default.fileExists(atPath: copy.path) { try FileManager.default.removeItem(at: copy) }
        try FileManager.default.moveItem(at: next, to: copy)
        return (module, check.fixtures)
    }
}

/// Takes the folder anew whenever something in it changes.
private struct PreviewWatch: Service {
    let shelf: PreviewShelf
    let house: FixtureHouse

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var house = house
            var known = FolderFingerprint([shelf.source])
            while (try? await Task.sleep(for: .milliseconds(400))) != nil {
                let now = FolderFingerprint([shelf.source])
                guard now != known else { continue }
                known = now
                do {
                    guard let (_, fixtures) = try shelf.take() else { continue }
                    let registry = try await house.house.site.reloadModules()
                    guard let module = registry.modules.first else { continue }
                    try await house.show(fixtures, of: module)
                    house.house.site.library.touch()
                    say("\(module.id): shown anew")
                } catch {
                    say("\(error)")
                }
            }
        }
    }
}

/// Said after the errors themselves.
private struct ModulesBroken: Error, CustomStringConvertible {
    var description: String { "the module does not load yet: mend the errors above, then start the preview again" }
}
