import GRDB

/// Content types are kept as they were, and every draft and revision says which of them it was written with; documents
/// keep what programs of their content type said of them.
///
/// Old rows name none: they stand for the oldest revision of their schema that is accepted from now on. Drafts did not
/// know their schema: no module had come to a second one. Documents were inspected by nobody.
enum M003_ModuleRevisions {
    static func migrate(_ db: GRDB.Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE moduleRevision (
                    hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
                    module TEXT NOT NULL CHECK (length(module) > 0),
                    schema INTEGER NOT NULL CHECK (schema > 0),
                    version TEXT NOT NULL,
                    files TEXT NOT NULL CHECK (json_valid(files)),
                    -- A module may come back to what it was: the last time counts for what is in use.
                    acceptedAt INTEGER NOT NULL,
                    firstAcceptedAt INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX moduleRevision_on_module ON moduleRevision(module, schema, firstAcceptedAt);

                ALTER TABLE draft ADD COLUMN schema INTEGER NOT NULL DEFAULT 1 CHECK (schema > 0);
                ALTER TABLE draft ADD COLUMN moduleRevision TEXT REFERENCES moduleRevision(hash);
                ALTER TABLE setAside ADD COLUMN schema INTEGER NOT NULL DEFAULT 1 CHECK (schema > 0);
                ALTER TABLE setAside ADD COLUMN moduleRevision TEXT REFERENCES moduleRevision(hash);
                ALTER TABLE revision ADD COLUMN moduleRevision TEXT REFERENCES moduleRevision(hash);
                ALTER TABLE revision ADD COLUMN byMigration INTEGER NOT NULL DEFAULT 0 CHECK (byMigration IN (0, 1));

                ALTER TABLE mediaFile ADD COLUMN inspections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(inspections));
                -- A few among very many, looked for every minute.
                CREATE INDEX mediaFile_to_inspect ON mediaFile(createdAt)
                    WHERE instr(inspections, '"unavailable"') > 0 OR instr(inspections, '"notRun"') > 0;
                """)
    }
}
