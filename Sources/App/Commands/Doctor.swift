import ArgumentParser
import Domain
import Foundation
import Media
import Modules
import Sandbox
import Store

/// `bricoleur doctor`.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is fine with this server's data and programs, and what is not.",
        discussion: "Changes nothing. Exit code 1 when something needs attention.")

    @OptionGroup var options: ServeOptions

    func run() async throws {
        var isFine = true
        func say(_ name: String, _ value: String, _ ok: Bool) {
            print("\(ok ? "ok " : "BAD") \(name): \(value)")
            if !ok { isFine = false }
        }
        let configuration: ServerConfiguration
        do {
            configuration = try await ServerConfiguration(options)
            say(
                "configuration",
                "http\(configuration.isSecure ? "s" : "") on \(configuration.host):\(configuration.port)", true)
        } catch {
            say("configuration", "\(error)", false)
            throw ExitCode(1)
        }
        let folder = configuration.data
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(Store.fileName).path) else {
            say("data", "\(folder.path) has no database yet: start `bricoleur serve` once", false)
            throw ExitCode(1)
        }
        do {
            for fact in try Store(folder: folder, migrating: false).examine() { say(fact.name, fact.value, fact.ok) }
        } catch {
            say("database", "\(error)", false)
        }
        let space = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)[.systemFreeSize] as? Int
        if let free = space ?? nil { say("free space", "\(free / 1_048_576) MiB", free > 512 * 1_048_576) }
        let key = folder.appendingPathComponent("pin.key").path
        let mode = try? FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
        say(
            "PIN key", mode == 0o600 ? "\(key), readable by its owner only" : "\(key) is missing or readable by others",
            mode == 0o600)
        for program in ["bricoleur-sandbox", "bricoleur-pictures", "bricoleur-heif", "bricoleur-documents"] {
            let path = ServerConfiguration.programFolder.appendingPathComponent(program).path
            say(program, path, FileManager.default.isExecutableFile(atPath: path))
        }
        do {
            let walls = try await Sandbox().walls()
            let found = "Landlock \(walls.landlock), seccomp \(walls.seccomp), no_new_privs \(walls.noNewPrivileges)"
            let missing = walls.missing.isEmpty ? "" : "; missing: \(walls.missing.joined(separator: ", "))"
            say("sandbox", found + missing, walls.missing.isEmpty)
        } catch {
            say("sandbox", "bricoleur-sandbox does not answer", false)
        }
        if let status = Sandbox.readStatus(folder.appendingPathComponent(House.checksFile)) {
            let load = status.load
            say(
                "checks of files", "\(load.running) running, \(load.waiting) waiting, \(load.most) at most so far", true
            )
        } else {
            say("checks of files", "no server is running on this folder", true)
        }
        let registry = Registry.load(configuration.modules)
        for module in registry.modules {
            say("module \(module.id)", "version \(module.version), \(module.folder.path)", true)
        }
        for broken in registry.broken {
            for error in broken.errors { say("module \(broken.id)", error.description(in: .english), false) }
        }
        for fact in InspectorReport.facts(registry, configuration) { say(fact.name, fact.value, fact.ok) }
        if !isFine { throw ExitCode(1) }
    }
}
