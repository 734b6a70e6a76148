import App
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Support
import Testing
import Web

@testable import Store

/// What every answer carries, and what may be kept by browsers.
@Suite struct Headers {
    @Test func `no page has anything inline or from elsewhere, and each says so in its policy`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")
        let cookie = try await house.session(house.cast.ines)
        let own = try await house.session(house.cast.amina)
        let pages = [
            "/", "/recherche?q=guichet", "/types/ticket", "/mots", "/mairies", Path.townHall(house.cast.home.slug),
            Path.member(house.cast.amina.id), Path.tutorial(posted.tutorial.slug), Path.workshop(posted.tutorial.slug),
            Path.printing(posted.tutorial.slug), Path.history(posted.tutorial.slug), "/connexion", "/connexion/carte",
            "/connexion/code",
            "/invitation", "/compte", "/invitations", "/avis", "/journal", "/equipe", "/administration",
            "/administration/modules", "/publier",
            "/mes-bricolages", Path.draft(posted.tutorial.id), Path.draft(posted.tutorial.id) + "/apercu",
            Path.conflict(posted.conflict, posted.tutorial.id), "/rien",
        ]
        try await house.visit { client in
            for page in pages {
                let cookie = page.hasPrefix("/brouillons") ? own : cookie
                let response = try await Browser(client, cookie: cookie).get(page)
                #expect(response.status == .ok || page == "/rien", "\(page): \(response.status)")
                #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(page)")
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                let html = response.text
                for found in html.matches(of: /<[^>]*\s(style|on[a-z]+)="/) {
                    Issue.record("\(page): inline \(found.0)")
                }
                #expect(!html.contains("<style") && html.matches(of: /<script(?![^>]*src=)/).isEmpty, "\(page)")
                for found in html.matches(
                    of: /<(?:img|script|link|use|source|form)\b[^>]*(?:src|href|action)="(https?:|\/\/)[^"]*"/)
                {
                    Issue.record("\(page): from elsewhere \(found.0)")
                }
                #expect(!html.contains("{{") && !html.contains("[[") && !html.contains("Optional("), "\(page)")
                #expect(
                    html.matches(of: /<h1\b/).count == 1,
                    "\(page) has \(html.matches(of: /<h1\b/).count) first headings")
            }
        }
    }

    @Test(arguments: ["/", "/rien", "/compte"])
    func `who asks for headers alone gets no body`(path: String) async throws {
        let house = try await TestHouse()
        try await house.visit { client in
            let whole = try await client.execute(uri: path, method: .get)
            let head = try await client.execute(uri: path, method: .head)
            #expect(head.status == whole.status && whole.body.readableBytes > 0)
            #expect(head.body.readableBytes == 0)
        }
    }

    @Test func `a kept page is not sent again until something changes, and never to a member`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")
        let address = Path.tutorial(posted.tutorial.slug)
        let cookie = try await house.session(house.cast.nadia)
        try await house.visit { client in
            let first = try await Browser(client).get(address)
            let etag = try first.headers[.eTag].orMissing("an ETag")
            func again() async throws -> Int {
                try await client.execute(uri: address, method: .get, headers: [.ifNoneMatch: etag]) { $0.status.code }
            }
            #expect(try await again() == 304)
            _ = try await Browser(client, cookie: cookie).post(
                address + "/commentaires", PostedForm(["text": "Merci bien"]))
            #expect(try await again() == 200)
            #expect(try await Browser(client).get(address).text.contains("Merci bien"))
            #expect(try await Browser(client, cookie: cookie).get(address).headers[.eTag] == nil)
        }
    }

    @Test func `hiding a tutorial acts at once on its page, its photos, its files and its lists`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("Zanzibar")
        let photo = Path.photo(posted.photo.id, width: 320)
        let file = Path.file(posted.document.id, name: "a.csv")
        let author = try await house.session(house.cast.amina)
        try await house.visit { client in
            let visitor = Browser(client)
            for address in [photo, file, Path.tutorial(posted.tutorial.slug)] {
                #expect(try await visitor.get(address).status == .ok)
            }
            let answer = try await visitor.get(photo)
            #expect(answer.headers[.cacheControl] == "private, max-age=300" && answer.headers[.eTag] != nil)
            #expect(try await visitor.get(file).headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let hidden = try await Browser(client, cookie: author).post(
                Path.tutorial(posted.tutorial.slug) + "/retrait")
            #expect(hidden.status == .seeOther)
            for address in [photo, file, Path.tutorial(posted.tutorial.slug)] {
                #expect(try await visitor.get(address).status == .notFound)
            }
            for address in ["/", "/recherche?q=guichet", "/types/ticket"] {
                #expect(try await !visitor.get(address).text.contains("Zanzibar"), "\(address)")
            }
        }
    }

    @Test(arguments: ["fr", "en"])
    func `both languages, chosen by a form, on every page`(language: String) async throws {
        let house = try await TestHouse()
        try await house.visit { client in
            let chosen = try await Browser(client).post("/langue", PostedForm(["langue": language, "retour": "/mots"]))
            #expect(chosen.location == "/mots")
            let page = try await Browser(client, cookie: "langue=\(language)").get("/")
            #expect(page.text.contains("<html lang=\"\(language)\">"))
        }
    }
}
