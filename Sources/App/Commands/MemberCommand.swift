import ArgumentParser
import Domain
import Foundation
import Store
import Web

/// `bricoleur member`.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member",
        abstract: "Helps members from the server's own machine, when nobody else can.",
        subcommands: [List.self, Reset.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists members: identifier, role, name, mairie.")

        @Option(help: "Data folder of the server. Default: ./data.")
        var data = "data"

        func run() async throws {
            let store = try openStore(data)
            let names = Dictionary(uniqueKeysWithValues: try await store.townHalls.all().map { ($0.id, $0.name) })
            for member in try await store.members.all() {
                print("\(member.identifier)\t\(member.role.rawValue)\t\(member.name)\t\(names[member.townHall] ?? "")")
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a one-time code with which a member, an admin too, chooses a new password.",
            discussion: "Valid for 24 hours at /connexion/code. The member is told and it stands in the public log.")

        @ArgumentParser.Argument(help: "Identifier of the member.")
        var identifier: String

        @Option(help: "Data folder of the server. Default: ./data.")
        var data = "data"

        func run() async throws {
            let store = try openStore(data)
            guard let member = try await store.members.find(identifier: identifier) else {
                throw ConfigurationError(description: "no member has the identifier \(identifier)")
            }
            let code = Secret.code()
            let now = Date()
            try await store.members.addResetCode(
                digest: Secret.digest(Secret.normalised(code: code)), for: member,
                expiresAt: now.addingTimeInterval(24 * 3600), by: "bricoleur member reset", at: now)
            print(code)
        }
    }
}

/// The store of a folder that is one already: a mistyped folder must not make a new database.
private func openStore(_ data: String) throws -> Store {
    let folder = URL(fileURLWithPath: data)
    guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(Store.fileName).path) else {
        throw ConfigurationError(description: "\(data) is no data folder of bricoleur")
    }
    return try Store(folder: folder)
}
