import ArgumentParser
import Domain
import Foundation
import Modules
import Store
import Web

extension ModuleCommand {
    struct Reload: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has the running server load its content types anew.",
            discussion: """
                All are loaded, then put in use at once; one that is broken keeps its last good revision. Says what is \
                broken, as the admin page does. Exit code 0 when all are whole, 1 when one is broken or no server answers.
                """)

        @OptionGroup var place: ModulePlace

        private static let patience = Duration.seconds(20)

        func run() async throws {
            let (store, folders) = try await place.open()
            let stamp = Secret.token()
            try await store.settings.set(.modulesAsked, to: stamp, by: "", at: Date())
            let until = ContinuousClock.now + Self.patience
            while try await store.settings.value(.modulesLoaded) != stamp {
                guard ContinuousClock.now < until else {
                    throw ConfigurationError(
                        description: "no server answered on \(place.data); one that starts loads its modules anyway")
                }
                try await Task.sleep(for: .milliseconds(100))
            }
            let registry = try await ModuleLoader(store: store, folders: folders).load(at: Date())
            print("Loaded: \(registry.modules.map { "\($0.id) \($0.version)" }.joined(separator: ", "))")
            for fault in registry.broken {
                for error in fault.errors { print(error.description(in: .english)) }
                let standIn = fault.standIn.map { "version \($0) stays in use" } ?? "not in use"
                print("\(fault.id): broken, \(standIn)")
            }
            if !registry.broken.isEmpty { throw ExitCode(1) }
        }
    }
}
