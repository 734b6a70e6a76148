import Domain
import Foundation
import Media
import Testing

@Suite struct MediaFolder {
    @Test func `forgets at start what a crash left unfinished, and nothing else`() async throws {
        let desk = try Desk()
        let kept = try await desk.photo(try Drawing.letterF.jpeg())
        let incoming = desk.folder.appending(component: "incoming")
        try Data("half".utf8).write(to: incoming.appending(component: "half"))
        try FileManager.default.createDirectory(
            at: incoming.appending(component: "workshop"), withIntermediateDirectories: false)

        let again = try MediaStore(folder: desk.folder, sandbox: desk.store.sandbox)

        #expect(try desk.unfinished().isEmpty)
        #expect(try Set(again.digests()) == kept.digests)
    }

    @Test func `loses a spool with its last reference`() throws {
        let desk = try Desk()
        do {
            let spool = try desk.store.openSpool()
            try spool.write([UInt8](repeating: 7, count: 1000))
            #expect(spool.size == 1000)
            #expect(try desk.unfinished().count == 1)
        }

        #expect(try desk.unfinished().isEmpty)
    }

    @Test func `knows no file by anything but a digest`() throws {
        let store = try Desk().store

        #expect(store.url(digest: "../../etc/passwd") == nil)
        #expect(store.url(digest: String(repeating: "A", count: 64)) == nil)
        #expect(store.url(digest: String(repeating: "a", count: 64)) != nil)
    }

    @Test func `removes a file, and again without complaint`() async throws {
        let desk = try Desk()
        let digests = try await desk.photo(try Drawing.letterF.jpeg()).digests

        for digest in digests {
            #expect(try desk.store.remove(digest: digest))
            #expect(try desk.store.remove(digest: digest))
        }

        #expect(try desk.store.digests().isEmpty)
    }

    @Test(arguments: [
        "", "hello", "{}", #"{"type":"jpeg","width":48,"height":80,"findings":[]}"#,
        #"{"type":"exe","width":48,"height":80,"findings":[]}"#,
        #"{"type":"jpeg","width":48,"height":80,"findings":[],"photo":{"original":"#
            + #"{"slot":4,"width":48,"height":80,"format":"jpeg"},"renditions":[]}}"#,
        #"{"type":"jpeg","width":48,"height":80,"findings":[],"photo":{"original":"#
            + #"{"slot":4,"width":48,"height":80,"format":"jpeg"},"renditions":"#
            + #"[{"slot":3,"width":48,"height":80,"format":"jpeg"}]}}"#,
        #"{"type":"","findings":[{"code":"signIn.wrong","level":"error","arguments":{}}]}"#,
        #"{"type":"","findings":[{"code":"file.checkBusy","level":"error","arguments":{}}]}"#,
    ])
    func `believes no worker that talks nonsense`(answer: String) async throws {
        let programs = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: programs) }
        // Plays the launcher and the worker behind it.
        let program = programs.appending(component: "bricoleur-sandbox")
        try Data("#!/bin/sh\necho '\(answer)'\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let desk = try Desk(programs: programs)

        let refusal = await desk.refusal(of: try Drawing.letterF.jpeg())

        #expect(refusal?.code == .checkUnavailable)
        #expect(try desk.unfinished().isEmpty)
    }
}
