import ArgumentParser
import Domain
import Foundation
import Modules
import Store

extension ModuleCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says everything that is wrong in a module's folder, with line and column.",
            discussion: """
                Manifest, rules, views and documents, fixtures of tests/, migrations, pages in both languages. Exit code \
                0 when every module would be loaded and every fixture is as it says, 1 otherwise, 2 for a wrong command.
                """)

        @ArgumentParser.Argument(help: "Folders of modules, such as Plugins/ticket.", completion: .directory)
        var folders: [String]

        @Option(help: "Data folder of a server: also say what would break the bricolages it has, as reload does.")
        var data: String?

        @Option(help: "text, json, or github for annotations of a workflow.")
        var format = Format.text

        @Option(help: "Language of the messages: fr or en.")
        var lang = "fr"

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, github }

        func validate() throws {
            guard Language(rawValue: lang) != nil else { throw ValidationError("--lang is fr or en") }
        }

        func run() async throws {
            let language = Language(rawValue: lang) ?? .french
            var reports: [ModuleReport] = []
            for path in folders {
                guard FileManager.default.fileExists(atPath: path) else {
                    throw ValidationError("\(path): no such folder")
                }
                let check = ModuleCheck.run(on: URL(fileURLWithPath: path))
                var problems = check.problems
                if let module = check.module, check.isFine {
                    if let data { problems += try await Self.succession(of: module, data: data) }
                    problems += try await PageCheck.run(module, check.fixtures)
                }
                reports.append(ModuleReport(path, check, problems))
            }
            switch format {
            case .text: for report in reports { print(report.text(in: language)) }
            case .github: for report in reports { report.annotations(in: language).forEach { print($0) } }
            case .json: print(try ModuleReport.json(reports, in: language))
            }
            if !reports.allSatisfy(\.isFine) { throw ExitCode(1) }
        }

        /// What keeps the module from taking the place of the revision that the server has.
        private static func succession(of module: Module, data: String) async throws -> [ManifestError] {
            let (store, _) = try await ModulePlace.parse(["--data", data]).open()
            guard try await store.moduleRevisions.isUsed(module.id),
                let last = try await store.moduleRevisions.latest(of: module.id), last.hash != module.revision,
                case .success(let old) = Module.make(of: last, in: module.folder)
            else { return [] }
            return module.problems(replacing: old)
        }
    }
}
