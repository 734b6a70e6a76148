import GRDB

/// The first schema.
///
/// There are no old rows.
enum M001_FirstHouse {
    static func migrate(_ db: GRDB.Database) throws {
        try db.execute(sql: people)
        try db.execute(sql: tutorials)
        try db.execute(sql: conversation)
        try db.execute(sql: house)
    }

    private static let people = """
        CREATE TABLE townHall (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(name)) BETWEEN 1 AND 80),
            slug TEXT NOT NULL UNIQUE CHECK (length(slug) > 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE member (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 80),
            identifier TEXT NOT NULL,
            -- The identifier in lower case: the form that must be unique.
            identifierKey TEXT NOT NULL UNIQUE CHECK (length(identifierKey) BETWEEN 3 AND 40),
            email TEXT,
            townHall TEXT NOT NULL REFERENCES townHall(id),
            service TEXT NOT NULL DEFAULT '',
            isHeadOfService INTEGER NOT NULL DEFAULT 0 CHECK (isHeadOfService IN (0, 1)),
            role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'steward', 'admin')),
            language TEXT CHECK (language IN ('fr', 'en')),
            password TEXT,
            cardDigest TEXT UNIQUE CHECK (length(cardDigest) = 64),
            cardMadeAt INTEGER,
            pin TEXT,
            pinFailures INTEGER NOT NULL DEFAULT 0 CHECK (pinFailures >= 0),
            cardLockedAt INTEGER,
            createdAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX member_on_townHall ON member(townHall, name);

        CREATE TABLE session (
            tokenDigest TEXT PRIMARY KEY NOT NULL CHECK (length(tokenDigest) = 64),
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            method TEXT NOT NULL CHECK (method IN ('password', 'card')),
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_on_member ON session(member);

        CREATE TABLE invitation (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            codeDigest TEXT NOT NULL UNIQUE CHECK (length(codeDigest) = 64),
            townHall TEXT NOT NULL REFERENCES townHall(id),
            inviter TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            expiresAt INTEGER NOT NULL,
            uses INTEGER NOT NULL DEFAULT 0 CHECK (uses BETWEEN 0 AND maximumUses),
            maximumUses INTEGER NOT NULL CHECK (maximumUses BETWEEN 1 AND 50),
            revokedAt INTEGER,
            createdAt INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE resetCode (
            codeDigest TEXT PRIMARY KEY NOT NULL CHECK (length(codeDigest) = 64),
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            expiresAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE throttle (
            key TEXT PRIMARY KEY NOT NULL,
            failures INTEGER NOT NULL CHECK (failures > 0),
            lastAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let tutorials = """
        CREATE TABLE tutorial (
            -- Joins the search index only; addresses and references use id.
            searchKey INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
            slug TEXT NOT NULL UNIQUE CHECK (length(slug) > 0),
            type TEXT NOT NULL CHECK (length(type) > 0),
            state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn', 'discarded')),
            audience TEXT NOT NULL CHECK (audience IN ('everyone', 'townHall')),
            townHall TEXT NOT NULL REFERENCES townHall(id),
            author TEXT NOT NULL REFERENCES member(id),
            revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0),
            createdAt INTEGER NOT NULL,
            publishedAt INTEGER,
            revisedAt INTEGER,
            -- Of the shown revision, so that a list is one query.
            title TEXT NOT NULL DEFAULT '',
            summary TEXT NOT NULL DEFAULT '',
            cover TEXT REFERENCES mediaFile(id),
            coverAlt TEXT NOT NULL DEFAULT '',
            stepCount INTEGER NOT NULL DEFAULT 0,
            commentCount INTEGER NOT NULL DEFAULT 0,
            CHECK (state != 'published' OR (revision > 0 AND publishedAt IS NOT NULL AND length(title) > 0))
        ) STRICT;
        CREATE INDEX tutorial_on_publishedAt ON tutorial(state, publishedAt DESC);
        CREATE INDEX tutorial_on_type ON tutorial(state, type, publishedAt DESC);
        CREATE INDEX tutorial_on_townHall ON tutorial(state, townHall, publishedAt DESC);
        CREATE INDEX tutorial_on_author ON tutorial(author, state, publishedAt DESC);

        CREATE TABLE oldSlug (
            slug TEXT PRIMARY KEY NOT NULL,
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE coAuthor (
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            PRIMARY KEY (tutorial, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX coAuthor_on_member ON coAuthor(member);

        CREATE TABLE draft (
            tutorial TEXT PRIMARY KEY NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            content TEXT NOT NULL CHECK (json_valid(content)),
            removed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(removed)),
            tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
            version INTEGER NOT NULL CHECK (version > 0),
            savedAt INTEGER NOT NULL,
            savedBy TEXT NOT NULL REFERENCES member(id),
            editor TEXT NOT NULL DEFAULT ''
        ) STRICT;

        CREATE TABLE setAside (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            content TEXT NOT NULL CHECK (json_valid(content)),
            savedAt INTEGER NOT NULL,
            savedBy TEXT NOT NULL REFERENCES member(id)
        ) STRICT;
        CREATE INDEX setAside_on_tutorial ON setAside(tutorial);

        CREATE TABLE revision (
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            content TEXT NOT NULL CHECK (json_valid(content)),
            schema INTEGER NOT NULL CHECK (schema > 0),
            publishedAt INTEGER NOT NULL,
            publishedBy TEXT NOT NULL REFERENCES member(id),
            PRIMARY KEY (tutorial, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mediaFile (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            -- The tutorial it was sent for: its authors may see it while it is in no revision.
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('photo', 'document')),
            format TEXT NOT NULL,
            name TEXT NOT NULL,
            size INTEGER NOT NULL CHECK (size >= 0),
            width INTEGER NOT NULL CHECK (width >= 0),
            height INTEGER NOT NULL CHECK (height >= 0),
            takenAt INTEGER,
            digest TEXT NOT NULL,
            renditions TEXT NOT NULL CHECK (json_valid(renditions)),
            createdAt INTEGER NOT NULL,
            CHECK (kind != 'document' OR length(digest) = 64),
            CHECK (kind != 'photo' OR (width > 0 AND height > 0 AND json_array_length(renditions) > 0))
        ) STRICT;
        CREATE INDEX mediaFile_on_tutorial ON mediaFile(tutorial);

        CREATE TABLE revisionFile (
            file TEXT NOT NULL REFERENCES mediaFile(id),
            tutorial TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (file, tutorial, number),
            FOREIGN KEY (tutorial, number) REFERENCES revision(tutorial, number) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX revisionFile_on_revision ON revisionFile(tutorial, number);

        CREATE VIRTUAL TABLE tutorialSearch USING fts5(
            title, summary, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
        );
        """

    private static let conversation = """
        CREATE TABLE tag (
            name TEXT PRIMARY KEY NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 40),
            slug TEXT NOT NULL UNIQUE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tutorialTag (
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            tag TEXT NOT NULL COLLATE NOCASE REFERENCES tag(name) ON UPDATE CASCADE,
            PRIMARY KEY (tutorial, tag)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tutorialTag_on_tag ON tutorialTag(tag);

        CREATE TABLE comment (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            author TEXT NOT NULL REFERENCES member(id),
            text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
            createdAt INTEGER NOT NULL,
            editedAt INTEGER
        ) STRICT;
        CREATE INDEX comment_on_tutorial ON comment(tutorial, createdAt);

        CREATE TABLE rating (
            tutorial TEXT NOT NULL REFERENCES tutorial(id) ON DELETE CASCADE,
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            easy INTEGER CHECK (easy BETWEEN 1 AND 5),
            useful INTEGER CHECK (useful BETWEEN 1 AND 5),
            PRIMARY KEY (tutorial, member),
            CHECK (easy IS NOT NULL OR useful IS NOT NULL)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE notice (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            member TEXT NOT NULL REFERENCES member(id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            tutorial TEXT REFERENCES tutorial(id) ON DELETE CASCADE,
            createdAt INTEGER NOT NULL,
            readAt INTEGER
        ) STRICT;
        CREATE INDEX notice_on_member ON notice(member, createdAt DESC);
        """

    private static let house = """
        CREATE TABLE logEntry (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            subject TEXT NOT NULL,
            townHall TEXT REFERENCES townHall(id),
            createdAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX logEntry_on_createdAt ON logEntry(createdAt DESC);

        CREATE TABLE setting (
            key TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Forms that make something carry a token; sent twice, they make it once.
        CREATE TABLE submission (
            token TEXT PRIMARY KEY NOT NULL CHECK (length(token) BETWEEN 1 AND 64),
            address TEXT NOT NULL,
            createdAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE publicChange (count INTEGER NOT NULL) STRICT;
        INSERT INTO publicChange VALUES (0);
        """
}
