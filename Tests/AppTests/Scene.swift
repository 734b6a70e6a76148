import Crypto
import Domain
import Foundation
import GRDB
import Support
import Web

@testable import Store

/// A data folder with the cast in it and a session for Amina, made before a server is started on it.
struct Scene: Sendable {
    let folder: TemporaryFolder
    let cast: Cast
    let cookie: String
    /// Published, for everybody.
    let shown: Tutorial
    /// One draft for each of a few pages that write at once.
    let drafts: [Tutorial]

    var data: URL { folder("data") }
    var log: URL { folder("server-\(UUID().uuidString).log") }

    init(drafts count: Int = 4) async throws {
        folder = try TemporaryFolder()
        let store = try Store(folder: folder("data"))
        let now = Date()
        cast = try await Cast(in: store, password: "x", at: now)
        let token = Secret.token()
        try await store.sessions.add(
            tokenDigest: Secret.digest(token), member: cast.amina.id, method: .password,
            expiresAt: now.addingTimeInterval(12 * 3600), at: now)
        cookie = "session=\(token)"
        let first = try await cast.draft("Le guichet", summary: "s", by: cast.amina, in: store, at: now)
        shown = try await cast.publish(first, by: cast.amina, in: store, at: now)
        var drafts: [Tutorial] = []
        for number in 0..<count {
            drafts.append(try await cast.draft("k-0", summary: "\(number)", by: cast.amina, in: store, at: now))
        }
        self.drafts = drafts
    }

    /// What is wrong with the database and the media folder of `data`; empty when nothing is.
    static func faults(in data: URL) throws -> [String] {
        let queue = try DatabaseQueue(path: data.appending(component: Store.fileName).path)
        defer { try? queue.close() }
        return try queue.read { db in
            var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            faults += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "orphan: \($0)" }
            faults += try String.fetchAll(
                db,
                sql:
                    "SELECT 'no draft: ' || id FROM tutorial WHERE state = 'draft' AND id NOT IN (SELECT tutorial FROM draft)"
            )
            faults += try String.fetchAll(
                db,
                sql: """
                    SELECT 'no revision: ' || id FROM tutorial WHERE state = 'published'
                        AND NOT EXISTS (SELECT 1 FROM revision WHERE tutorial = id AND number = tutorial.revision)
                    """)
            let digests = try String.fetchAll(
                db,
                sql: """
                    SELECT digest FROM mediaFile WHERE digest != ''
                    UNION SELECT json_extract(value, '$.digest') FROM mediaFile, json_each(renditions)
                    """)
            for digest in digests { if let fault = fault(of: digest, in: data) { faults.append(fault) } }
            return faults
        }
    }

    private static func fault(of digest: String, in data: URL) -> String? {
        let media = data.appending(component: "media")
        let paths = FileManager.default.enumerator(atPath: media.path)?.compactMap { $0 as? String } ?? []
        guard
            let path = paths.first(where: { $0.split(separator: "/").joined().hasSuffix(digest) || $0.contains(digest) }
            ),
            let bytes = FileManager.default.contents(atPath: media.appending(path: path).path)
        else { return "no file \(digest)" }
        let found = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
        return found == digest ? nil : "damaged file \(digest)"
    }

    static func unfinished(in data: URL) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: data.appending(path: "media/incoming").path)) ?? []
    }

    static func values(_ sql: String, in data: URL) throws -> [String] {
        let queue = try DatabaseQueue(path: data.appending(component: Store.fileName).path)
        defer { try? queue.close() }
        return try queue.read { db in try String.fetchAll(db, sql: sql) }
    }
}
