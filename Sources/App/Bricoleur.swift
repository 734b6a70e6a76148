import ArgumentParser
import Foundation

/// The program: one server, and what an operator needs around it.
@main
struct Bricoleur: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bricoleur",
        abstract: "L'agent bricoleur: where town-hall agents exchange the tricks of their trade.",
        discussion: """
            `bricoleur serve` is the server. The other commands look at, save or fill its data folder; backup and \
            doctor work while it runs.
            """,
        version: version,
        subcommands: [
            Serve.self, Doctor.self, Backup.self, Restore.self, MediaCommand.self, MemberCommand.self,
            ModuleCommand.self, Demo.self,
        ],
        defaultSubcommand: Serve.self)

    static let version = "0.1.0"

    /// What the shell gets for a command that makes no sense.
    private static let misuse: Int32 = 2

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(misuse)
        }
    }
}
