import ArgumentParser

/// `bricoleur module`.
struct ModuleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "module",
        abstract: "Makes, checks and looks after content types.",
        discussion: """
            A content type is a folder with a module.yaml. Plugins/README.md makes one in fifteen minutes; `check` says \
            everything that is wrong in it, with line and column.
            """,
        subcommands: [
            New.self, Check.self, Trust.self, Preview.self, List.self, Reload.self, Migrate.self, Explain.self,
            Reference.self,
        ])
}
