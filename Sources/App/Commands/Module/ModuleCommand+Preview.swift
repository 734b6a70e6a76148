import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Modules
import Web

extension ModuleCommand {
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serves a module's fixtures as bricolages, and shows them anew at each change of its files.",
            discussion: """
                A house of its own in a temporary folder, gone when it ends (Ctrl-C). What is wrong in the folder is said \
                here, and the last good state stays on the screen. Anybody on this machine can read it.
                """)

        @ArgumentParser.Argument(help: "Folder of a module, such as Plugins/ticket.", completion: .directory)
        var folder: String

        @Option(help: "TCP port; 0 takes any free one and says which.")
        var port = 8090

        @Option(help: "Language of the messages: fr or en.")
        var lang = "fr"

        func run() async throws {
            let source = URL(fileURLWithPath: folder)
            guard FileManager.default.fileExists(atPath: source.path) else {
                throw ValidationError("\(folder): no such folder")
            }
            let place = TemporaryPlace("preview")
            defer { place.remove() }
            let shelf = try PreviewShelf(source: source, place: place.url, lang: lang)
            try await shelf.begin(port: port)
        }
    }
}
