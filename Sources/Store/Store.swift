import Domain
package import Foundation
import GRDB
import Synchronization

/// Everything that is kept, by aggregate.
///
/// SQLite in WAL mode, every commit on disk before it is acknowledged.
///
/// Each method of each part is one promise: one transaction, done whole or not at all. A full disk is
/// `Refusal.storageFull`; any other database error is a fault.
package struct Store: Sendable {
    package let comments: Comments
    package let drafts: Drafts
    package let files: Files
    package let withheld: WithheldFiles
    package let invitations: Invitations
    package let log: PublicLog
    package let members: Members
    package let moduleRevisions: ModuleRevisions
    package let notices: Notices
    package let ratings: Ratings
    package let resumable: ResumableUploads
    package let search: Search
    package let sessions: Sessions
    package let settings: Settings
    package let submissions: Submissions
    package let tags: Tags
    package let throttle: Throttle
    package let townHalls: TownHalls
    package let tutorials: Tutorials
    private let database: Database

    /// Opens or makes `bricoleur.sqlite` in `folder` and brings its schema up to date.
    /// - Parameter migrating: false only looks: an older schema stays as it is.
    /// - Throws: when the file cannot be opened, is newer than this program, or a safety setting does not hold.
    package init(folder: URL, migrating: Bool = true) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw UnusableFolder(folder: folder, reason: error)
        }
        database = try Database(file: folder.appendingPathComponent(Store.fileName), migrating: migrating)
        comments = Comments(database: database)
        drafts = Drafts(database: database)
        files = Files(database: database)
        withheld = WithheldFiles(database: database)
        invitations = Invitations(database: database)
        log = PublicLog(database: database)
        members = Members(database: database)
        moduleRevisions = ModuleRevisions(database: database)
        notices = Notices(database: database)
        ratings = Ratings(database: database)
        resumable = ResumableUploads(database: database)
        search = Search(database: database)
        sessions = Sessions(database: database)
        settings = Settings(database: database)
        submissions = Submissions(database: database)
        tags = Tags(database: database)
        throttle = Throttle(database: database)
        townHalls = TownHalls(database: database)
        tutorials = Tutorials(database: database)
    }

    package static let fileName = "bricoleur.sqlite"

    /// A number that changes whenever something a visitor could see has changed, in this process at once and in others
    /// within a second: what rendered pages are kept by.
    package func publicGeneration() async -> Int { await database.publicGeneration() }

    /// Copies the database, while it is in use, to `file`.
    package func backup(to file: URL) throws {
        let copy = try DatabaseQueue(path: file.path)
        try database.pool.backup(to: copy)
        try copy.close()
    }

    /// What an operator should know: one line a fact, `ok` false when it needs attention.
    package func examine() throws -> [(name: String, value: String, ok: Bool)] { try database.examine() }
}

/// One pool on one file, for the life of the process.
final class Database: Sendable {
    let pool: DatabasePool
    private let generation = Mutex(0)
    private let lastLook = Mutex<(at: ContinuousClock.Instant, count: Int)>((.now, -1))

    init(file: URL, migrating: Bool) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.label = "bricoleur"
        configuration.prepareDatabase { db in
            // Small on purpose: two dozen town halls' pages fit, and the process stays light.
            try db.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY")
        }
        pool = try DatabasePool(path: file.path, configuration: configuration)
        // GRDB sets NORMAL while it opens a pool, after prepareDatabase has run: FULL has to come now.
        try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        guard try !pool.read(Migrations.migrator.hasBeenSuperseded) else { throw NewerDatabase(file: file) }
        if migrating { try Migrations.migrator.migrate(pool) }
        try assertSafety()
    }

    private func assertSafety() throws {
        try pool.writeWithoutTransaction { db in
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            let foreignKeys = try Int.fetchOne(db, sql: "PRAGMA foreign_keys")
            guard synchronous == 2, journal == "wal", foreignKeys == 1 else {
                throw UnsafeDatabase(
                    description: """
                        the database is not safe to write: synchronous=\(synchronous ?? -1) (must be 2), \
                        journal_mode=\(journal ?? "?") (must be wal), foreign_keys=\(foreignKeys ?? -1) (must be 1)
                        """)
            }
        }
    }

    func read<Value: Sendable>(_ body: @Sendable @escaping (GRDB.Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw refusalOrFault(error)
        }
    }

    /// A transaction that changes nothing a visitor could see.
    func write<Value: Sendable>(_ body: @Sendable @escaping (GRDB.Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.write(body)
        } catch let error as DatabaseError {
            throw refusalOrFault(error)
        }
    }

    /// A transaction after which pages kept in memory are out of date.
    func writePublic<Value: Sendable>(
        _ body: @Sendable @escaping (GRDB.Database) throws -> Value
    ) async throws -> Value {
        let value = try await write { db in
            let value = try body(db)
            try db.execute(sql: "UPDATE publicChange SET count = count + 1")
            return value
        }
        generation.withLock { $0 += 1 }
        return value
    }

    /// Never blocks its thread: readers of the pool that are busy may need that very thread to end.
    func publicGeneration() async -> Int {
        let now = ContinuousClock.now
        let due = lastLook.withLock { look in
            guard look.count < 0 || now - look.at > .seconds(1) else { return false }
            look.at = now
            return true
        }
        if due {
            // Another process (a command) may have written: its changes show within a second.
            let count = try? await pool.read { db in try Int.fetchOne(db, sql: "SELECT count FROM publicChange") }
            lastLook.withLock { $0.count = (count ?? nil) ?? 0 }
        }
        return generation.withLock { $0 } + lastLook.withLock { $0.count }
    }

    private func refusalOrFault(_ error: DatabaseError) -> any Error {
        error.resultCode == .SQLITE_FULL ? Refusal(.storageFull) : error
    }

    func examine() throws -> [(name: String, value: String, ok: Bool)] {
        try pool.writeWithoutTransaction { db in
            let integrity = try String.fetchOne(db, sql: "PRAGMA quick_check") ?? "no answer"
            let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
            let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "?"
            let known = Migrations.migrator.migrations.count
            let migrations = try Migrations.migrator.appliedIdentifiers(db).count
            return [
                ("SQLite", version, true),
                ("schema", "migration \(migrations) of \(known)", migrations == known),
                ("integrity", integrity, integrity == "ok"),
                ("foreign keys", orphans == 0 ? "no orphan row" : "\(orphans) orphan rows", orphans == 0),
                ("synchronous", "FULL, WAL", true),
            ]
        }
    }
}

/// The data folder cannot be made.
package struct UnusableFolder: Error, CustomStringConvertible {
    let folder: URL
    let reason: any Error
    package var description: String {
        let cause = (reason as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let words = cause.map { String(cString: strerror(Int32($0.code))) } ?? reason.localizedDescription
        return "data: “\(folder.path)” cannot be made: \(words)"
    }
}

/// A later version of the program has been at this file: this one would not understand all of it.
package struct NewerDatabase: Error, CustomStringConvertible {
    let file: URL
    package var description: String { "\(file.path) was written by a newer version of bricoleur: use that one" }
}

/// A safety setting of the database does not hold.
package struct UnsafeDatabase: Error, CustomStringConvertible {
    package let description: String
}
