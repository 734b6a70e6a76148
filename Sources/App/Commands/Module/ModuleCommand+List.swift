import ArgumentParser
import Domain
import Foundation
import Modules
import Store
import Web

extension ModuleCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the content types: version, schema, how many bricolages, and what is broken.",
            discussion: "Exit code 0 when all are whole, 1 otherwise.")

        @OptionGroup var place: ModulePlace

        func run() async throws {
            let (store, folders) = try await place.open()
            let registry = try await ModuleLoader(store: store, folders: folders).load(at: Date())
            let broken = Dictionary(registry.broken.map { ($0.id, $0) }) { first, _ in first }
            print(Self.line("id", "version", "schema", "used", "to migrate", "folder"))
            for module in registry.modules {
                let used = try await store.tutorials.count(ofType: module.id)
                let outdated = try await store.moduleRevisions.countOutdated(module.id, before: module.schema)
                var notes = registry.disabled.contains(module.id) ? "  disabled" : ""
                if broken[module.id] != nil { notes += "  BROKEN: version \(module.version) stands in" }
                print(
                    Self.line(
                        module.id, module.version, "\(module.schema)", "\(used)", "\(outdated)",
                        module.folder.path + notes))
            }
            for fault in registry.broken {
                print("\n\(fault.id): broken")
                for error in fault.errors { print(error.description(in: .english)) }
            }
            if !registry.broken.isEmpty { throw ExitCode(1) }
        }

        private static func line(_ columns: String...) -> String {
            zip(columns, [20, 9, 7, 6, 11, 0]).map { text, width in
                text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
            }.joined(separator: " ")
        }
    }
}

/// Where the data and the modules are.
struct ModulePlace: ParsableArguments {
    @Option(help: "Data folder of the server. Default: ./data.")
    var data = "data"

    @Option(help: "Folder of content-type modules; may be given several times. Default: ./Plugins.")
    var modules: [String] = []

    /// - Throws: `ConfigurationError` for a folder without a database.
    func open() async throws -> (Store, [URL]) {
        let folder = URL(fileURLWithPath: data)
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(Store.fileName).path) else {
            throw ConfigurationError(description: "\(data) is no data folder of bricoleur")
        }
        var options = try ServeOptions.parse(["--data", data])
        options.modules = modules
        return (try Store(folder: folder), try await ServerConfiguration(options).modules)
    }
}
