import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Support
import Testing
import Web

@testable import Store

/// What is sent of photos and documents, in parts and in copies.
@Suite struct FileServing {
    @Test func `a file is sent in the part asked for, and whole when the part makes no sense`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")
        let address = Path.file(posted.document.id, name: "liste.csv")
        let whole = Array("vis;12\nZanzibar;7\n".utf8)

        try await house.visit { client in
            func ask(_ range: String, _ more: HTTPFields = [:]) async throws -> TestResponse {
                var headers = more
                headers[.range] = range
                return try await client.execute(uri: address, method: .get, headers: headers) { $0 }
            }
            let plain = try await Browser(client).get(address)
            #expect(plain.headers[.acceptRanges] == "bytes" && Array(plain.body.readableBytesView) == whole)
            let tag = try plain.headers[.eTag].orMissing("tag")
            for (range, part) in [
                ("bytes=0-2", whole[0...2]), ("bytes=4-", whole[4...]), ("bytes=-3", whole.suffix(3)),
                ("bytes=5-99999999999999999999", whole[5...]), ("bytes=-500", whole[...]),
            ] {
                let answer = try await ask(range)
                #expect(answer.status == .partialContent && Array(answer.body.readableBytesView) == Array(part))
                let place = "bytes \(part.startIndex)-\(part.endIndex - 1)/\(whole.count)"
                #expect(answer.headers[.contentRange] == place, "\(range)")
            }
            for range in ["bytes=900-", "bytes=-0"] {
                let answer = try await ask(range)
                #expect(answer.status == .rangeNotSatisfiable)
                #expect(answer.headers[.contentRange] == "bytes */\(whole.count)")
            }
            for range in ["bytes=3-1", "bytes=a-b", "bytes=-", "lines=1-2", "bytes=0-1,3-4"] {
                let answer = try await ask(range)
                #expect(answer.status == .ok && Array(answer.body.readableBytesView) == whole, "\(range)")
            }
            #expect(try await ask("bytes=0-2", [.ifRange: tag]).status == .partialContent)
            #expect(try await ask("bytes=0-2", [.ifRange: "\"old\""]).status == .ok)
        }
    }

    @Test func `the original is a download, upright, under its author's name`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")

        let answer = try await house.visit { client in
            try await Browser(client).get(Path.original(posted.photo.id, name: "photo.jpg"))
        }

        #expect(answer.status == .ok && answer.headers[.contentType] == "image/jpeg")
        let disposition = answer.headers[.contentDisposition] ?? ""
        #expect(disposition.hasPrefix("attachment; filename=\"Zanzibar.jpg\"; filename*=UTF-8''Zanzibar.jpg"))
        #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
        #expect(answer.body.readableBytes == posted.photo.size)
    }

    @Test func `an empty copy keeps the headings alone, and is made once`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")
        let address = Path.blank(posted.document.id, name: "liste.csv")

        let answers = try await house.visit { client in
            [try await Browser(client).get(address), try await Browser(client).get(address)]
        }

        #expect(answers.map(\.status) == [.ok, .ok])
        #expect(answers[0].text.contains("vis;") && !answers[0].text.contains("12"))
        #expect(!answers[0].text.contains("Zanzibar"))
        #expect(answers[0].headers[.contentDisposition]?.contains("vierge") == true)
        #expect(answers[0].body == answers[1].body)
        let kept = try await house.store.files.all(of: posted.tutorial.id)[posted.document.id]
        #expect(kept?.blank.utf8.count == 64)
    }

    @Test func `a page says what is in a file, how it begins, and where its empty copy is`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")

        let page = try await house.visit { client in
            try await Browser(client).get(Path.tutorial(posted.tutorial.slug)).text
        }

        #expect(page.contains("Tableau CSV") && page.contains("2\u{a0}lignes") || page.contains("2 lignes"))
        #expect(page.contains("aucune donnée personnelle repérée"))
        #expect(page.contains(Path.blank(posted.document.id, name: posted.document.name)))
        #expect(page.contains("<th scope=\"col\">vis</th>") && page.contains("<td>Zanzibar</td>"))
        #expect(page.contains("/fichiers/\(posted.leaflet.id)/page/"))
        #expect(page.contains("data-preview=\""))
    }
}
