import GRDB

/// Photos keep their full size, marks and findings; documents what was found in them; files can be withheld and resumed.
///
/// Old photos have renditions alone: no full size to download, nothing to draw on. Old documents were checked less: they
/// have no facts.
enum M002_MediaPipeline {
    static func migrate(_ db: GRDB.Database) throws {
        try db.execute(sql: files)
        try db.execute(sql: life)
    }

    private static let files = """
        ALTER TABLE mediaFile ADD COLUMN orientation INTEGER NOT NULL DEFAULT 1 CHECK (orientation BETWEEN 1 AND 8);
        ALTER TABLE mediaFile ADD COLUMN fullFormat TEXT NOT NULL DEFAULT '';
        ALTER TABLE mediaFile ADD COLUMN preview TEXT NOT NULL DEFAULT '' CHECK (length(preview) <= 800);
        ALTER TABLE mediaFile ADD COLUMN marks TEXT NOT NULL DEFAULT '{"shapes":[],"turn":0}' CHECK (json_valid(marks));
        ALTER TABLE mediaFile ADD COLUMN unmarked TEXT CHECK (unmarked IS NULL OR json_valid(unmarked));
        ALTER TABLE mediaFile ADD COLUMN findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings));
        ALTER TABLE mediaFile ADD COLUMN facts TEXT CHECK (facts IS NULL OR json_valid(facts));
        ALTER TABLE mediaFile ADD COLUMN blank TEXT NOT NULL DEFAULT '' CHECK (length(blank) IN (0, 64));
        """

    private static let life = """
        -- Which rows stand for a file of the media folder: it is removed with the last of them.
        CREATE TABLE fileDigest (
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            file TEXT NOT NULL REFERENCES mediaFile(id) ON DELETE CASCADE,
            PRIMARY KEY (digest, file)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX fileDigest_on_file ON fileDigest(file);
        INSERT INTO fileDigest SELECT digest, id FROM mediaFile WHERE digest != '';
        INSERT OR IGNORE INTO fileDigest
            SELECT json_extract(value, '$.digest'), mediaFile.id FROM mediaFile, json_each(mediaFile.renditions);

        -- Files that a row let go of, to be unlinked unless another row stands for them.
        CREATE TABLE letGo (
            digest TEXT PRIMARY KEY NOT NULL CHECK (length(digest) = 64)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER fileDigest_letGo AFTER DELETE ON fileDigest BEGIN
            INSERT OR IGNORE INTO letGo VALUES (old.digest);
        END;

        CREATE TABLE withheld (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('photo', 'document')),
            name TEXT NOT NULL,
            formats TEXT NOT NULL CHECK (json_valid(formats)),
            attempts INTEGER NOT NULL CHECK (attempts > 0),
            nextAt INTEGER NOT NULL,
            createdAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX withheld_on_tutorial ON withheld(tutorial);

        CREATE TABLE resumableUpload (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            target TEXT NOT NULL,
            name TEXT NOT NULL,
            length INTEGER NOT NULL CHECK (length BETWEEN 1 AND 1073741824),
            -- What the sender said of the file, in the header's own form.
            metadata TEXT NOT NULL CHECK (length(metadata) <= 4096),
            -- The file it became once it was whole, withheld or not.
            file TEXT CHECK (file IS NULL OR length(file) = 36),
            -- Why it was refused, as JSON, once it was.
            refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX resumableUpload_on_expiresAt ON resumableUpload(expiresAt);
        CREATE INDEX resumableUpload_on_tutorial ON resumableUpload(tutorial);
        CREATE INDEX resumableUpload_on_member ON resumableUpload(member);
        """
}
