import ArgumentParser
import Domain
import Foundation
import Modules

extension ModuleCommand {
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what a code of `module check` means, with a bad sample and its cure.")

        @ArgumentParser.Argument(help: "A code, such as E-FIELD-012.")
        var code: String

        @Option(help: "Language of the explanation: fr or en.")
        var lang = "fr"

        func run() async throws {
            guard let language = Language(rawValue: lang) else { throw ValidationError("--lang is fr or en") }
            guard let text = try Explanation.text(code, in: language) else {
                let near = Explanation.nearMiss(code).map { "; did you mean \($0)?" } ?? ""
                throw ValidationError("there is no code “\(code)”\(near)")
            }
            print(text)
        }
    }

    struct Reference: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the reference of fields, rules and codes, and the JSON Schema for editors, into Docs.",
            discussion: "Both are made from the code that reads modules. A test fails while those in Docs are older.")

        @Option(help: "Folder of the project.")
        var out = "."

        func run() async throws {
            let folder = URL(fileURLWithPath: out)
            for (path, text) in [
                (Modules.Reference.path, try Modules.Reference.text()), (ManifestSchema.path, ManifestSchema.text),
            ] {
                try Data(text.utf8).write(to: folder.appending(path: path))
                print("\(path): \(text.utf8.count) bytes")
            }
        }
    }
}
