import App
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import Support
import Testing
import Web

@Suite struct Reading {
    private func answers(_ file: MediaFile.ID) -> [String: FieldValue] {
        [
            "need": .text("Trop de **monde**"), "usage": .text("queue"),
            "making_time": .duration(amount: "20", unit: "minute"),
            "width": .text("80"), "reusable": .text("true"), "gain_us": .text("Du calme"),
            "kept_for": .duration(amount: "1", unit: "week"),
            "wording": .table([["place": "En haut", "text": "N° <25>"]]),
            "materials": .materials([
                Material(name: "Papier", quantity: "25", unit: "sheet"),
                Material(name: "Massicot", quantity: "1", unit: "piece", optional: true),
            ]),
            "model": .files([Attachment(file: file, name: "planche.csv")]),
        ]
    }

    /// Amina's tutorial of the ticket type, with an answer of every kind.
    private func answered(_ house: TestHouse) async throws -> Posted {
        let posted = try await house.post("zinc")
        var draft = try await house.store.drafts.find(posted.tutorial.id).orMissing("draft")
        draft.content.fields = answers(posted.document.id)
        _ = try await house.store.drafts.save(draft)
        _ = try await house.cast.publish(
            posted.tutorial, by: house.cast.amina, in: house.store, at: TestHouse.now)
        return posted
    }

    @Test func `shows each kind of answer in words`() async throws {
        let house = try await TestHouse()
        let posted = try await answered(house)
        let address = Path.tutorial(posted.tutorial.slug)

        try await house.visit { client in
            let french = try await Browser(client).get(address).text
            let english = try await Browser(client, cookie: "langue=en").get(address).text

            for words in [
                "Trop de <strong>monde</strong>", "20\u{a0}minutes", "80\u{a0}mm", "Oui", "1\u{a0}semaine",
                "N° &lt;25&gt;",
                "25\u{a0}feuilles", "(facultatif)", "planche.csv", "Tableau CSV",
                "id=\"etape-1\"", "width=\"400\" height=\"300\" alt=\"photo zinc\"",
            ] {
                #expect(french.contains(words), "\(words)")
            }
            for words in ["25\u{a0}sheets", "Yes", "1\u{a0}week", "(optional)"] {
                #expect(english.contains(words), "\(words)")
            }
        }
    }

    @Test func `shows a bricolage whose type is no longer installed, and says so`() async throws {
        let house = try await TestHouse()
        let posted = try await answered(house)
        let bare = try await TestHouse.open(house.folder.url, modules: [])

        try await TestHouse.visit(bare) { client in
            let page = try await Browser(client).get(Path.tutorial(posted.tutorial.slug))
            let list = try await Browser(client).get(Path.type(posted.tutorial.type))

            #expect(page.status == .ok)
            #expect(page.text.contains("n’est pas installé"))
            #expect(page.text.contains("25\u{a0}feuilles"))
            #expect(page.text.contains("photo zinc"))
            #expect(list.text.contains("zinc du guichet"))
        }
    }

    @Test func `an address it had before leads to the present one, whatever follows`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        var draft = try await house.store.drafts.find(posted.tutorial.id).orMissing("draft")
        draft.content.title = "Autre chose"
        _ = try await house.store.drafts.save(draft)
        _ = try await house.cast.publish(posted.tutorial, by: house.cast.amina, in: house.store, at: TestHouse.now)

        try await house.visit { client in
            let old = try await Browser(client).get(Path.workshop(posted.tutorial.slug) + "?etape=1")

            #expect(old.status == .movedPermanently)
            #expect(old.location == "/bricolages/autre-chose/atelier?etape=1")
            // A browser that kept it would go in circles once the title comes back.
            #expect(old.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `a withdrawn bricolage is left to its authors until it is put back`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        let address = Path.tutorial(posted.tutorial.slug)
        let author = try await house.session(house.cast.amina)

        try await house.visit { client in
            let (amina, visitor) = (Browser(client, cookie: author), Browser(client))
            let photo = Path.photo(posted.photo.id, width: 320)
            #expect(try await visitor.get(address).status == .ok)

            _ = try await amina.post(address + "/retrait")
            #expect(try await visitor.get(address).status == .notFound)
            #expect(try await visitor.get(photo).status == .notFound)
            let page = try await amina.get(address).text
            #expect(page.contains("Remettre en ligne"))

            _ = try await amina.post(address + "/retour")
            #expect(try await visitor.get(address).status == .ok)
            #expect(try await visitor.get(photo).status == .ok)
        }
    }

    @Test func `a tag that only a local bricolage has does not exist for others`() async throws {
        let house = try await TestHouse()
        _ = try await house.post("zinc", audience: .townHall)
        let (near, far) = (try await house.session(house.cast.nadia), try await house.session(house.cast.fatou))

        try await house.visit { client in
            #expect(try await Browser(client, cookie: near).get(Path.tag("motzinc")).status == .ok)
            #expect(try await Browser(client, cookie: far).get(Path.tag("motzinc")).status == .notFound)
            let tags = try await Browser(client, cookie: far).get(Path.tags).text
            #expect(!tags.contains("motzinc"))
        }
    }

    @Test func `photos and documents come with headers that keep them harmless`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")

        try await house.visit { client in
            let visitor = Browser(client)
            let photo = try await visitor.get(Path.photo(posted.photo.id, width: 320))
            let document = try await visitor.get(Path.file(posted.document.id, name: "été.csv"))

            #expect(photo.headers[.contentType] == "image/jpeg")
            #expect(
                document.headers[.contentDisposition] == "attachment; filename=\"zinc.csv\"; filename*=UTF-8''zinc.csv")
            for answer in [photo, document] {
                #expect(answer.headers[.cacheControl] == "private, max-age=300")
                #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.body.readableBytes > 0)
            }
            #expect(try await visitor.get(Path.photo(posted.document.id, width: 320)).status == .notFound)
            #expect(try await visitor.get(Path.file(posted.photo.id, name: "x")).status == .notFound)
            let etag = try photo.headers[.eTag].orMissing("ETag")
            let again = try await client.execute(
                uri: Path.photo(posted.photo.id, width: 320), method: .get, headers: [.ifNoneMatch: etag]
            ) { $0 }
            #expect(again.status == .notModified)
        }
    }

    @Test func `two versions are compared word by word, the older first`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")

        try await house.visit { client in
            let address = Path.comparison(2, 1, posted.tutorial.slug)
            let page = try await Browser(client).get(address)
            let same = try await Browser(client).get(Path.comparison(1, 1, posted.tutorial.slug))

            #expect(page.text.contains("guichet zinc<ins> bis</ins>"))
            #expect(same.text.contains("disent la même chose"))
        }
    }
}
