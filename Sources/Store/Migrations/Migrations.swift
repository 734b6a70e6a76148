import GRDB

/// The diary of the schema: append-only, each tested from every earlier one.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("M001_FirstHouse", migrate: M001_FirstHouse.migrate)
        migrator.registerMigration("M002_MediaPipeline", migrate: M002_MediaPipeline.migrate)
        migrator.registerMigration("M003_ModuleRevisions", migrate: M003_ModuleRevisions.migrate)
        return migrator
    }
}
