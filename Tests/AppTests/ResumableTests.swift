import App
import Domain
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Media
import Sandbox
import Support
import Synchronization
import Testing
import Web

@testable import Store

/// Files that come by pieces, as tus 1.0 says: every status, and what is on disk after it.
@Suite struct Resumable {
    private static let day: TimeInterval = 24 * 3600

    /// A house whose clock a test moves, a draft of Amina's with Lucas as co-author, and senders for it.
    private struct Desk: Sendable {
        let house: TestHouse
        let draft: Tutorial
        let clock: Clock

        final class Clock: Sendable {
            private let seconds = Mutex(0.0)
            func pass(_ more: TimeInterval) { seconds.withLock { $0 += more } }
            var now: Date { TestHouse.now.addingTimeInterval(seconds.withLock { $0 }) }
        }

        init() async throws {
            let clock = Clock()
            house = try await TestHouse(now: { clock.now })
            draft = try await house.cast.draft(
                "Un", summary: "s", by: house.cast.amina, in: house.store, at: TestHouse.now)
            try await house.store.tutorials.addCoAuthor(
                house.cast.lucas.id, to: draft, by: house.cast.amina, at: TestHouse.now)
            self.clock = clock
        }

        var site: Site { house.house.site }
        var folder: URL { house.folder("media/resumable") }
        func pieces() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

        func files() async throws -> [MediaFile] { Array(try await house.store.files.all(of: draft.id).values) }

        /// Runs `body` with somebody's sender; Amina's when nobody is named.
        func visit<Value: Sendable>(
            as member: Member? = nil, _ body: @escaping @Sendable (TusSender) async throws -> Value
        ) async throws -> Value {
            let cookie = try await house.session(member ?? house.cast.amina)
            let draft = draft.id
            return try await house.visit { client in
                try await body(TusSender(client: client, cookie: cookie, draft: draft))
            }
        }
    }

    // MARK: Beginning

    @Test func `what is offered is said`() async throws {
        let desk = try await Desk()

        let offer = try await desk.visit { try await $0.offer() }

        #expect(offer.status == 204)
        #expect(offer["Tus-Resumable"] == "1.0.0" && offer["Tus-Version"] == "1.0.0")
        #expect(offer["Tus-Extension"] == "creation,expiration,checksum,termination")
        #expect(offer["Tus-Checksum-Algorithm"] == "sha1,sha256")
        #expect(offer["Tus-Max-Size"] == "26214400")
    }

    @Test func `a new upload has an address, an end and nothing yet`() async throws {
        let desk = try await Desk()
        try await desk.visit { sender in
            let begun = try await sender.begin(3_000_000, named: "C:\\photos\\été 1.jpg", for: "step-\(Step.ID())-new")
            let address = try begun["Location"].orMissing("an address")
            let head = try await sender.head(address)

            #expect(begun.status == 201 && begun["Tus-Resumable"] == "1.0.0")
            #expect(begun["Upload-Expires"] == "Thu, 26 Nov 2026 09:46:40 GMT", "\(begun["Upload-Expires"] ?? "")")
            #expect(address.hasPrefix(Path.uploads(desk.draft.id) + "/"))
            #expect(head.status == 200 && head.offset == 0 && head["Upload-Length"] == "3000000")
            #expect(head["Cache-Control"] == "no-store" && head["Upload-Expires"] == begun["Upload-Expires"])
            #expect(head["Upload-Metadata"]?.hasPrefix("filename QzpcX") == false)
            #expect(head["Upload-Metadata"]?.contains("filetype aW1hZ2UvanBlZw==") == true)
            #expect(head.file == nil && head.text.isEmpty)
        }
        let names = try await desk.house.store.members.database.pool.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM resumableUpload")
        }
        #expect(names == ["été 1.jpg"])
    }

    @Test(arguments: [
        ([:], 400, "upload.header"),
        (["Upload-Defer-Length": "1"], 400, "upload.header"),
        (["Upload-Length": "-5"], 400, "upload.header"),
        (["Upload-Length": "+5"], 400, "upload.header"),
        (["Upload-Length": "99999999999999999999"], 400, "upload.header"),
        (["Upload-Length": "0"], 422, "file.empty"),
        (["Upload-Length": "26214401"], 413, "file.tooLarge"),
        (["Upload-Length": "10485761", "Upload-Metadata": "target ZmllbGQtbW9kZWwtbmV3"], 413, "file.tooLarge"),
        (["Upload-Length": "5", "Upload-Metadata": "filename %%%"], 400, "upload.header"),
        (["Upload-Length": "5", "Upload-Metadata": "filename YQ==,filename YQ=="], 400, "upload.header"),
        (["Upload-Length": "5", "Upload-Metadata": "filename /w=="], 400, "upload.header"),
        (["Upload-Length": "5", "Upload-Metadata": ",filename YQ=="], 400, "upload.header"),
        (["Upload-Length": "5", "Upload-Metadata": "target bm93aGVyZQ=="], 400, "upload.header"),
        (["Upload-Length": "5", "Tus-Resumable": "0.2.2"], 412, "upload.version"),
    ])
    func `a beginning that cannot be is refused in words`(headers: [String: String], status: Int, code: String)
        async throws
    {
        let desk = try await Desk()
        let answer = try await desk.visit { sender in
            try await sender.send(.post, Path.uploads(sender.draft), headers)
        }

        #expect(answer.status == status && answer.code == code, "\(answer.status) \(answer.text)")
        #expect(answer.text.contains("\"mend\":\"") && answer["Tus-Resumable"] == "1.0.0")
        #expect(answer["Tus-Version"] == (status == 412 ? "1.0.0" : nil))
        let count = try await desk.house.store.resumable.unfinishedIDs().count
        #expect(count == 0)
    }

    @Test func `a draft has forty unfinished uploads at most, a member two hundred megabytes`() async throws {
        let desk = try await Desk()
        try await desk.visit { sender in
            for _ in 0..<8 { #expect(try await sender.begin(25 * 1024 * 1024).status == 201) }
            let tooMuch = try await sender.begin(1)
            #expect(tooMuch.status == 413 && tooMuch.code == "upload.tooMuch", "\(tooMuch.text)")
        }
        desk.clock.pass(Self.day)
        try await desk.visit { sender in
            for _ in 0..<39 { #expect(try await sender.begin(10).status == 201, "expired ones do not count") }
            let first = try await sender.address(10)
            let tooMany = try await sender.begin(10)
            #expect(tooMany.status == 429 && tooMany.code == "upload.tooMany", "\(tooMany.text)")
            #expect(try await sender.delete(first).status == 204)
            #expect(try await sender.begin(10).status == 201)
        }
    }

    // MARK: Pieces

    @Test func `a photo that came by pieces is taken in like any other, once`() async throws {
        let desk = try await Desk()
        let photo = try Pictures.jpeg(1200, 900)
        let third = photo.count / 3
        let file = try await desk.visit { sender in
            let address = try await sender.address(photo.count, named: "été.jpg")
            let first = try await sender.patch(address, photo[..<third], at: 0)
            #expect(first.status == 204 && first.offset == third && first.file == nil)
            #expect(first["Upload-Expires"] != nil && first["Tus-Resumable"] == "1.0.0")
            #expect(try await sender.head(address).offset == third)
            let second = try await sender.patch(address, photo[third..<(2 * third)], at: third)
            #expect(second.status == 204 && second.offset == 2 * third)
            let last = try await sender.patch(address, photo[(2 * third)...], at: 2 * third)
            #expect(last.status == 204 && last.offset == photo.count)
            let file = try last.file.orMissing("a file: \(last.status) \(last.text)")

            // The answer was lost: whoever asks again is told again.
            let head = try await sender.head(address)
            #expect(head.status == 200 && head.offset == photo.count && head.file == file)
            let again = try await sender.patch(address, [], at: photo.count)
            #expect(again.status == 204 && again.offset == photo.count && again.file == file)
            return file
        }
        let files = try await desk.files()
        #expect(files.map(\.id) == [file] && files.first?.name == "été.jpg" && files.first?.width == 1200)
        #expect(try desk.pieces() == [])

        let cookie = try await desk.house.session(desk.house.cast.amina)
        let form = PostedForm(["title": "Un", "version": "1", "editor": "e", "attached": "photos:\(file)"])
        let saved = try await desk.house.visit { client in
            try await Browser(client, cookie: cookie).post(Path.draft(desk.draft.id), form)
        }
        #expect(saved.status == .seeOther)
        let steps = try await desk.house.store.drafts.find(desk.draft.id)?.content.steps
        #expect(steps?.flatMap(\.photos).map(\.file) == [file])
    }

    @Test func `a document goes to its field, byte for byte`() async throws {
        let desk = try await Desk()
        let sheet = Array("vis;12\nécrou;7\n".utf8)
        try await desk.visit { sender in
            let address = try await sender.address(sheet.count, named: "liste.csv", for: "field-model-new")
            #expect(try await sender.patch(address, sheet[..<4], at: 0).offset == 4)
            #expect(try await sender.patch(address, sheet[4...], at: 4).file != nil)
        }
        let file = try #require(try await desk.files().first)
        #expect(file.kind == .document && file.format == "csv")
        let url = try #require(desk.site.media.url(digest: file.digest))
        #expect(try Array(Data(contentsOf: url)) == sheet)
    }

    @Test func `a piece that does not fit leaves everything as it was`() async throws {
        let desk = try await Desk()
        let bytes = Array(repeating: UInt8(7), count: 1_000)
        try await desk.visit { sender in
            let address = try await sender.address(1_000)
            #expect(try await sender.patch(address, bytes[..<400], at: 0).offset == 400)
            let octets = ["Content-Type": "application/offset+octet-stream", "Upload-Offset": "400"]
            func expect(_ status: Int, _ code: String, _ answer: TusSender.Answer) async throws {
                #expect(answer.status == status && answer.code == code, "\(answer.status) \(answer.text)")
                #expect(answer["Upload-Expires"] != nil && answer["Tus-Resumable"] == "1.0.0")
                #expect(try await sender.head(address).offset == 400)
                #expect(try desk.pieces().count == 1)
            }
            try await expect(409, "upload.offset", try await sender.patch(address, bytes[..<10], at: 0))
            try await expect(409, "upload.offset", try await sender.patch(address, bytes[..<10], at: 401))
            try await expect(400, "upload.length", try await sender.patch(address, bytes[..<601], at: 400))
            try await expect(
                400, "upload.length", try await sender.patch(address, bytes[..<601], at: 400, announced: false))
            try await expect(
                400, "upload.length",
                try await sender.patch(
                    address, bytes[..<601], at: 400, checksum: TusSender.sha1(bytes[..<601]), announced: false))
            try await expect(
                415, "upload.kind", try await sender.send(.patch, address, ["Upload-Offset": "400"], [1]))
            try await expect(
                415, "upload.kind",
                try await sender.send(
                    .patch, address, octets.merging(["Content-Type": "application/octet-stream"]) { $1 }, [1]))
            try await expect(
                400, "upload.header",
                try await sender.send(.patch, address, octets.merging(["Upload-Offset": "4e2"]) { $1 }, [1]))
            for checksum in [
                "md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1", "sha1 AAAA", "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "",
            ] {
                try await expect(
                    400, "upload.header", try await sender.patch(address, [1], at: 400, checksum: checksum))
            }
            let wrong = try await sender.patch(address, [1], at: 400, checksum: TusSender.sha1([2]))
            try await expect(460, "upload.checksum", wrong)
            let mute = TusSender(client: sender.client, cookie: sender.cookie, draft: sender.draft, version: nil)
            for answer in [
                try await mute.head(address), try await mute.patch(address, [1], at: 400),
                try await mute.delete(address),
            ] { #expect(answer.status == 412 && answer["Tus-Version"] == "1.0.0") }
            #expect(try await sender.patch(address, [], at: 400).offset == 400)
            #expect(try await sender.head(address).offset == 400)
        }
    }

    @Test func `a checksum lets in what matches, and nothing of what does not`() async throws {
        let desk = try await Desk()
        let photo = try Pictures.jpeg(800, 600)
        let half = photo.count / 2
        let file = try await desk.visit { sender in
            let address = try await sender.address(photo.count)
            for checksum in [TusSender.sha1(photo[1...half]), TusSender.sha256(photo[1...half])] {
                let damaged = try await sender.patch(address, photo[..<half], at: 0, checksum: checksum)
                #expect(damaged.status == 460 && damaged["Upload-Expires"] != nil)
                #expect(try await sender.head(address).offset == 0)
            }
            let first = try await sender.patch(
                address, photo[..<half], at: 0, checksum: TusSender.sha1(photo[..<half]))
            #expect(first.status == 204 && first.offset == half)
            let last = try await sender.patch(
                address, photo[half...], at: half, checksum: TusSender.sha256(photo[half...]))
            return try last.file.orMissing("a file: \(last.status) \(last.text)")
        }
        #expect(try await desk.files().map(\.id) == [file])
        #expect(try desk.pieces() == [])
    }

    // MARK: What becomes of them

    @Test func `a refused file says why for an hour, then it is gone`() async throws {
        let desk = try await Desk()
        let bytes = Array("ceci n’est pas une photo".utf8)
        let address = try await desk.visit { sender in
            let address = try await sender.address(bytes.count, named: "faux.jpg")
            let refused = try await sender.patch(address, bytes, at: 0)
            #expect(refused.status == 422 && refused.code == "photo.notAPhoto", "\(refused.status) \(refused.text)")
            #expect(refused.text.contains("faux.jpg") && refused["Bricoleur-Refusal"] == "photo.notAPhoto")
            let head = try await sender.head(address)
            #expect(head.status == 422 && head["Bricoleur-Refusal"] == "photo.notAPhoto" && head.offset == nil)
            #expect(head.text.isEmpty)
            let again = try await sender.patch(address, [], at: bytes.count)
            #expect(again.status == 422 && again.text == refused.text)
            return address
        }
        #expect(try await desk.files().isEmpty)
        #expect(try desk.pieces() == [])

        desk.clock.pass(3599)
        #expect(try await desk.visit { try await $0.head(address).status } == 422)
        desk.clock.pass(1)
        #expect(try await desk.visit { try await $0.head(address).status } == 410)
        let gone = try await desk.site.removeExpiredUploads(at: desk.clock.now)
        #expect(gone.uploads == 1 && gone.files == 0)
        #expect(try await desk.visit { try await $0.head(address).status } == 404)
    }

    @Test func `a file whose check is unavailable is withheld, and has its id all the same`() async throws {
        let desk = try await Desk()
        let photo = try Pictures.jpeg(300, 200)
        // The launcher without any of the workers it would start.
        let programs = desk.house.folder("programs")
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            at: programs.appending(component: "bricoleur-sandbox"),
            withDestinationURL: Checkout.programs.appending(component: "bricoleur-sandbox"))
        let house = try await House.open(
            data: desk.house.folder.url, modules: [Checkout.plugins],
            options: Site.Options(publicURL: "http://bricoleur.test"),
            sandbox: Sandbox(programs: programs), passwordCost: 4, logger: .init(label: "silent"),
            now: { TestHouse.now })
        let cookie = try await desk.house.session(desk.house.cast.amina)
        let draft = desk.draft.id
        let file = try await TestHouse.visit(house) { client in
            let sender = TusSender(client: client, cookie: cookie, draft: draft)
            let address = try await sender.address(photo.count)
            let file = try await sender.patch(address, photo, at: 0).file.orMissing("a file")
            #expect(try await sender.head(address).file == file)
            return file
        }
        #expect(try await house.site.store.withheld.all(of: draft).keys.map { $0 } == [file])
        #expect(try await desk.files().isEmpty)
        #expect(try desk.pieces() == [])
    }

    @Test(arguments: ["HEAD", "PATCH"])
    func `a server that died between the last byte and the check does it when it is asked`(method: String) async throws
    {
        let desk = try await Desk()
        let photo = try Pictures.jpeg(640, 480)
        try await desk.visit { sender in
            let address = try await sender.address(photo.count)
            let id = try address.split(separator: "/").last.orMissing("id")
            // As the crash left it.
            try Data(photo).write(to: desk.folder.appending(component: String(id)))
            let answers = try await withThrowingTaskGroup(of: TusSender.Answer.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        method == "HEAD"
                            ? try await sender.head(address) : try await sender.patch(address, [], at: photo.count)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { [200, 204, 423].contains($0.status) }, "\(answers.map(\.status))")
            let file = try await sender.head(address).file.orMissing("a file")
            #expect(Set(answers.compactMap(\.file)) == [file])

            // … and died again before it had removed the pieces.
            try Data(photo).write(to: desk.folder.appending(component: String(id)))
            let gone = try await desk.site.removeExpiredUploads(at: desk.clock.now)
            #expect(gone.uploads == 0 && gone.files == 1)
            try Data(photo).write(to: desk.folder.appending(component: String(id)))
            #expect(try await sender.head(address).file == file)
        }
        #expect(try await desk.files().count == 1)
        #expect(try desk.pieces() == [])
    }

    @Test func `what is cancelled is gone at once`() async throws {
        let desk = try await Desk()
        try await desk.visit { sender in
            let address = try await sender.address(1_000)
            _ = try await sender.patch(address, [1, 2, 3], at: 0)
            #expect(try desk.pieces().count == 1)
            let deleted = try await sender.delete(address)
            #expect(deleted.status == 204 && deleted["Tus-Resumable"] == "1.0.0" && deleted.text.isEmpty)
            #expect(try desk.pieces() == [])
            for answer in [
                try await sender.head(address), try await sender.patch(address, [4], at: 3),
                try await sender.delete(address),
            ] { #expect(answer.status == 404 && answer["Upload-Offset"] == nil) }
        }
    }

    @Test func `after a day an unfinished upload is gone, and pieces that nothing stands for go with it`() async throws
    {
        let desk = try await Desk()
        let address = try await desk.visit { sender in
            let address = try await sender.address(1_000)
            _ = try await sender.patch(address, [1, 2, 3], at: 0)
            return address
        }
        try Data([1]).write(to: desk.folder.appending(component: ResumableUpload.ID().description))
        desk.clock.pass(Self.day - 1)
        #expect(try await desk.visit { try await $0.head(address).offset } == 3)
        let early = try await desk.site.removeExpiredUploads(at: desk.clock.now)
        #expect(early.uploads == 0 && early.files == 1)
        desk.clock.pass(1)
        try await desk.visit { sender in
            for answer in [
                try await sender.head(address), try await sender.patch(address, [4], at: 3),
                try await sender.delete(address),
            ] { #expect(answer.status == 410) }
        }
        let late = try await desk.site.removeExpiredUploads(at: desk.clock.now)
        #expect(late.uploads == 1 && late.files == 0)
        #expect(try desk.pieces() == [])
        #expect(try await desk.visit { try await $0.head(address).status } == 404)
    }

    // MARK: Who may

    @Test func `an upload is there for its sender alone`() async throws {
        let desk = try await Desk()
        let other = try await desk.house.cast.draft(
            "Deux", by: desk.house.cast.amina, in: desk.house.store, at: TestHouse.now)
        let address = try await desk.visit { try await $0.address(10) }
        let elsewhere = address.replacing(desk.draft.id.description, with: other.id.description)
        let unknown = Path.upload(ResumableUpload.ID(), desk.draft.id)

        for (member, address, status) in [
            (desk.house.cast.lucas, address, 404), (desk.house.cast.amina, elsewhere, 404),
            (desk.house.cast.amina, unknown, 404), (desk.house.cast.amina, Path.uploads(desk.draft.id) + "/x", 404),
            (desk.house.cast.nadia, address, 404),
        ] {
            try await desk.visit(as: member) { sender in
                for answer in [
                    try await sender.head(address), try await sender.patch(address, [1], at: 0),
                    try await sender.delete(address),
                ] { #expect(answer.status == status) }
            }
        }
        try await desk.house.visit { client in
            let visitor = TusSender(client: client, cookie: nil, draft: desk.draft.id)
            #expect(try await visitor.begin(10).status == 401)
            #expect(try await visitor.head(address).status == 401)
            let answer = try await visitor.patch(address, [1], at: 0)
            #expect(answer.status == 401 && answer.code == "access.signInNeeded" && answer["Tus-Resumable"] == "1.0.0")
        }
        #expect(try await desk.visit { try await $0.head(address).offset } == 0)
    }

    @Test func `another site cannot send, add to or cancel an upload`() async throws {
        let desk = try await Desk()
        try await desk.visit { sender in
            let address = try await sender.address(10)
            for foreign in [["Sec-Fetch-Site": "cross-site"], ["Origin": "https://evil.example"]] {
                let piece = ["Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"]
                for answer in [
                    try await sender.send(.options, Path.uploads(sender.draft), foreign),
                    try await sender.send(
                        .post, Path.uploads(sender.draft), foreign.merging(["Upload-Length": "5"]) { $1 }),
                    try await sender.send(.patch, address, foreign.merging(piece) { $1 }, [1]),
                    try await sender.send(.delete, address, foreign),
                    try await sender.send(.post, address, foreign.merging(["X-HTTP-Method-Override": "DELETE"]) { $1 }),
                ] { #expect(answer.status == 403 && answer.code == "request.crossSite", "\(answer.status)") }
            }
            #expect(try await sender.head(address).offset == 0)
        }
    }

    @Test func `behind a proxy that passes GET and POST alone, methods are named in a header`() async throws {
        let desk = try await Desk()
        try await desk.visit { sender in
            let address = try await sender.address(10)
            func post(_ method: String?, _ headers: [String: String] = [:], _ body: [UInt8] = []) async throws
                -> TusSender.Answer
            {
                var headers = headers
                headers["X-HTTP-Method-Override"] = method
                return try await sender.send(.post, address, headers, body)
            }
            let piece = ["Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"]
            let answers = [
                try await post("PATCH", piece, [1, 2]), try await post("head"), try await post(nil),
                try await post("PUT"), try await post("DELETE"),
            ]
            #expect(answers.map(\.status) == [204, 200, 405, 405, 204])
            #expect(answers.map(\.offset) == [2, 2, nil, nil, nil])
            #expect(try await sender.head(address).status == 404)
        }
    }
}
