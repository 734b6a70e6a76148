import ArgumentParser
import Domain
import Foundation
import Media
import Store
import Web

/// `bricoleur media`.
struct MediaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "media",
        abstract: "Looks at photos and files: what the checks say of them, and whether those kept are whole.",
        subcommands: [Inspect.self, Render.self, Verify.self])

    struct Inspect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says of each file whether it would be accepted, and why not.",
            discussion: """
                Runs the same checks in the same sandbox as the server, and keeps nothing. No server is needed. Exit \
                code 0 when every file is accepted, as it is or after normalising; 1 otherwise.
                """)

        @ArgumentParser.Argument(help: "Photos, office files, PDF or CSV files.", completion: .file())
        var files: [String]

        @Flag(help: "A JSON array: file, verdict, type, width, height, findings, facts.")
        var json = false

        @Option(help: "Language of what findings say: fr or en.")
        var language = "en"

        func run() async throws {
            let media = try TemporaryMedia()
            let texts = try words(language)
            var reports: [InspectionReport] = []
            for path in files {
                let file = URL(fileURLWithPath: path)
                guard FileManager.default.isReadableFile(atPath: file.path) else {
                    throw ConfigurationError(description: "\(path) cannot be read")
                }
                let inspection = try await media.store.inspect(file, name: file.lastPathComponent)
                let report = InspectionReport(path, inspection, texts)
                reports.append(report)
                if !json { print(report.text) }
            }
            if json { print(try InspectionReport.json(reports)) }
            let accepted = [Inspection.Verdict.accept, .normalise].map(\.rawValue)
            if !reports.allSatisfy({ accepted.contains($0.verdict) }) { throw ExitCode(1) }
        }
    }

    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the widths in which a photo would be served, and its full size without metadata.")

        @ArgumentParser.Argument(help: "A photo.", completion: .file())
        var file: String

        @Option(help: "Folder to write into; made when it is not there. Files in it with the same names are replaced.")
        var out: String

        @Option(help: "Language of what findings say: fr or en.")
        var language = "en"

        func run() async throws {
            let media = try TemporaryMedia()
            let source = URL(fileURLWithPath: file)
            guard FileManager.default.isReadableFile(atPath: source.path) else {
                throw ConfigurationError(description: "\(file) cannot be read")
            }
            let folder = URL(fileURLWithPath: out)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let (inspection, names) = try await media.store.render(
                source, name: source.lastPathComponent, into: folder)
            print(InspectionReport(file, inspection, try words(language)).text)
            for name in names { print("  \(folder.appendingPathComponent(name).path)") }
            if names.isEmpty { throw ExitCode(1) }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares the database with the files that are kept, and their bytes with their names.",
            discussion: """
                Reads every file. Works while the server runs. Exit code 1 when something is missing or damaged. With \
                --repair, files that no row stands for and that are older than two days are removed, and pictures that \
                can be made again from their full size are. What is really lost is named, with the bricolage it \
                belongs to: take it from a backup.
                """)

        @Option(help: "Data folder of the server. Default: ./data.")
        var data = "data"

        @Flag(help: "Mend what can be mended.")
        var repair = false

        func run() async throws {
            let folder = URL(fileURLWithPath: data)
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(Store.fileName).path) else {
                throw ConfigurationError(description: "\(data) is no data folder of bricoleur")
            }
            let survey = try await MediaSurvey(data: folder, repair: repair).run()
            for line in survey.lines { print(line) }
            if survey.isBad { throw ExitCode(1) }
        }
    }
}

/// A media store in a folder that is gone with it: for looking at files without a server.
private final class TemporaryMedia {
    let store: MediaStore
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("bricoleur-" + UUID().uuidString)
        store = try MediaStore(folder: folder) { line in
            FileHandle.standardError.write(Data((line + "\n").utf8))
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

private func words(_ language: String) throws -> Texts {
    guard let language = Language(rawValue: language) else {
        throw ConfigurationError(description: "language: “\(language)” is neither fr nor en")
    }
    return try Texts(language: language, folder: Resources.folder.appendingPathComponent("Locales"))
}
