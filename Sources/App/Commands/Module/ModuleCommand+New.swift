import ArgumentParser
import Foundation
import Modules

extension ModuleCommand {
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the folder of a new content type, which passes `check` untouched.",
            discussion: "Nothing is ever overwritten: the folder must not exist.")

        @ArgumentParser.Argument(help: "Its name: lower-case letters, digits and hyphens, such as recette.")
        var id: String

        @Option(help: "A content type of the modules folder to start from, such as ticket. Default: a small one.")
        var from: String?

        @Option(name: .customLong("in"), help: "Folder to make it in. Default: ./Plugins.")
        var parent = "Plugins"

        func run() async throws {
            guard id.wholeMatch(of: /[a-z][a-z0-9-]{0,39}/) != nil else {
                throw ValidationError("“\(id)” cannot be a name: use 1 to 40 lower-case letters, digits or hyphens")
            }
            let folder = URL(fileURLWithPath: parent).appendingPathComponent(id)
            guard !FileManager.default.fileExists(atPath: folder.path) else {
                throw ConfigurationError(description: "\(folder.relativePath) exists: choose another name")
            }
            let files = try from.map { try copied($0) } ?? Scaffold.files(for: id)
            for (path, text) in files.sorted(by: { $0.key < $1.key }) {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file, options: .withoutOverwriting)
            }
            let shown = "\(parent)/\(id)"
            print(
                """
                \(shown): \(files.count) files. Next:
                  bricoleur module check \(shown)      what is wrong in it, line by line
                  bricoleur module preview \(shown)    what it looks like, anew at each change
                """)
        }

        /// Another module's texts under the new name, beginning at version 1 and schema 1: it has no past.
        private func copied(_ source: String) throws -> [String: String] {
            let folder = URL(fileURLWithPath: parent).appendingPathComponent(source)
            guard case .success(let module) = Registry.load(one: folder) else {
                throw ConfigurationError(
                    description:
                        "\(parent)/\(source) is no content type that loads: bricoleur module check \(parent)/\(source)")
            }
            return try Scaffold.copy(of: module, id: id)
        }
    }
}
