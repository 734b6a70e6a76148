import ArgumentParser

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
}
