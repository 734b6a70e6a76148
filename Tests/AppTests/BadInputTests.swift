import App
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Support
import Synchronization
import Testing
import Web

@testable import Store

/// What people and programs send that is not what was asked for: each says what, where and how to mend, and keeps
/// what was typed.
@Suite struct BadInput {
    private func draft(_ house: TestHouse) async throws -> (Tutorial, String) {
        let tutorial = try await house.cast.draft(
            "Un", summary: "s", by: house.cast.amina, in: house.store, at: TestHouse.now)
        return (tutorial, Path.draft(tutorial.id))
    }

    @Test(arguments: [
        "/rien", "/bricolages/rien", "/types/rien", "/mots/rien", "/mairies/rien", "/membres/rien", "/photos/x/1",
        "/fichiers/x/y", "/bricolages/%00", "/bricolages/%FF%FE", "/assets/..%2f..%2fetc%2fpasswd", "/assets/rien.css",
        "/%2e%2e/",
        "/mots/%F0%9F%97%9D", "/recherche/../rien",
    ])
    func `an unknown address is a page that helps`(address: String) async throws {
        let house = try await TestHouse()
        let response = try await house.visit { client in try await Browser(client).get(address) }
        #expect(response.status == .notFound, "\(response.status)")
        #expect(response.text.contains("<h1") || address.hasPrefix("/assets"))
    }

    @Test func `expired, used up, revoked and unknown invitations each say so, and keep what was typed`() async throws {
        let house = try await TestHouse()
        let (store, cast, now) = (house.store, house.cast, TestHouse.now)
        func invite(_ code: String, expires: Date, uses: Int = 1) async throws -> Invitation {
            let invitation = Invitation(
                townHall: cast.home.id, inviter: cast.amina.id, expiresAt: expires, maximumUses: uses, createdAt: now)
            try await store.invitations.add(invitation, codeDigest: Secret.digest(Secret.normalised(code: code)))
            return invitation
        }
        _ = try await invite("AAAA-AAAA", expires: now - 1)
        _ = try await invite("BBBB-BBBB", expires: now + 60)
        let revoked = try await invite("CCCC-CCCC", expires: now + 60)
        _ = try await invite("DDDD-DDDD", expires: now + 60)
        try await store.invitations.revoke(revoked.id, by: cast.amina.id, at: now)
        _ = try await store.invitations.accept(
            codeDigest: Secret.digest("BBBBBBBB"), name: "Un", identifier: "unun", service: "", password: "x", at: now)

        try await house.visit { client in
            func join(_ code: String, name: String = "Zoé Martin", password: String = TestHouse.password) async throws
                -> TestResponse
            {
                try await Browser(client).post(
                    "/invitation",
                    PostedForm([
                        "code": code, "name": name, "identifier": "zoe.martin", "service": "Accueil",
                        "password": password,
                        "repeated": password,
                    ]))
            }
            for code in ["AAAA-AAAA", "BBBB-BBBB", "CCCC-CCCC", "ZZZZ-ZZZZ"] {
                let response = try await join(code)
                #expect(response.status.code == 422 || response.status.code == 410, "\(code): \(response.status)")
                #expect(response.text.contains("Zoé Martin") && response.text.contains("zoe.martin"), "\(code)")
                #expect(!response.text.contains(TestHouse.password), "a password is never written back")
                let alone = try await Browser(client).post("/invitation", PostedForm(["code": code]))
                #expect(alone.status == .gone && alone.text.contains(code), "\(code): \(alone.status)")
            }
            let short = try await join("DDDD-DDDD", name: " ", password: "court")
            #expect(short.status == .unprocessableContent)
            #expect(short.text.matches(of: /aria-invalid="true"/).count >= 2, "everything wrong is said at once")
            #expect(try await join("dddd dddd").status == .seeOther)
        }
        #expect(try await store.members.find(identifier: "zoe.martin")?.townHall == cast.home.id)
    }

    @Test func `a form that another site sends is refused, ours is not`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina).orMissing("session")
        let (tutorial, address) = try await draft(house)
        func post(_ headers: HTTPFields) async throws -> Int {
            try await house.visit { client in
                var headers = headers
                headers[.cookie] = cookie
                headers[.contentType] = "application/x-www-form-urlencoded"
                return try await client.execute(
                    uri: address, method: .post, headers: headers, body: .init(string: "title=Vol&version=1&editor=e")
                ) { $0.status.code }
            }
        }
        let site = try HTTPField.Name("Sec-Fetch-Site").orMissing("name")

        for headers: HTTPFields in [
            [site: "cross-site"], [site: "same-site"], [.origin: "https://evil.example"], [.origin: "null"],
            [site: "cross-site", .origin: "http://localhost"],
        ] {
            #expect(try await post(headers) == 403, "\(headers)")
        }
        #expect(try await house.store.drafts.find(tutorial.id)?.content.title == "Un")
        #expect(try await post([site: "same-origin"]) == 303)
        #expect(try await house.store.drafts.find(tutorial.id)?.content.title == "Vol")
    }

    @Test func `a form sent twice acts once and leads to the same place`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let posted = try await house.post("Zanzibar")
        try await house.visit { client in
            let browser = Browser(client, cookie: cookie)
            let start = PostedForm(["token": "jeton", "type": "ticket"])
            async let first = browser.post("/publier", start)
            async let second = browser.post("/publier", start)
            let places = try await [first.location, second.location]
            #expect(places[0] != nil && places[0] == places[1])
            let comment = PostedForm(["text": "Merci !", "token": "autre"])
            let address = Path.tutorial(posted.tutorial.slug) + "/commentaires"
            async let one = browser.post(address, comment)
            async let two = browser.post(address, comment)
            let answers = try await [one, two]
            #expect(answers.allSatisfy { $0.status == .seeOther } && answers[0].location == answers[1].location)
        }
        #expect(
            try await house.store.tutorials.read(posted.tutorial.id).comments.filter { $0.comment.text == "Merci !" }
                .count == 1)
        #expect(try await house.store.tutorials.mine(of: house.cast.amina.id).count == 2)
    }

    @Test func `bad photos are each named with their reason, good ones and words are kept`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let (tutorial, address) = try await draft(house)
        let good = try Pictures.jpeg(800, 600)
        var form = PostedForm(["title": "Gardé", "version": "1", "editor": "e", "steps": ""])
        form.attach(Array("bonjour".utf8), named: "texte.jpg", type: "image/jpeg", to: "photos")
        form.attach(Array(good.prefix(good.count / 2)), named: "tronquée.jpg", type: "image/jpeg", to: "photos")
        form.attach(try Pictures.jpeg(1, 1), named: "point.jpg", type: "image/jpeg", to: "photos")
        form.attach([], named: "vide.jpg", type: "image/jpeg", to: "photos")
        form.attach(good, named: "bonne.jpg", type: "image/jpeg", to: "photos")
        let sent = form

        let response = try await house.visit { client in try await Browser(client, cookie: cookie).post(address, sent) }

        #expect(response.status == .unprocessableContent, "\(response.status)")
        for name in ["texte.jpg", "tronquée.jpg", "vide.jpg"] { #expect(response.text.contains(name), "\(name)") }
        #expect(response.text.contains("Gardé"))
        let kept = try await house.store.files.all(of: tutorial.id).values.map(\.name)
        #expect(kept.contains("bonne.jpg") && !kept.contains("texte.jpg") && !kept.contains("vide.jpg"))
        #expect(try await house.store.drafts.find(tutorial.id)?.content.title == "Gardé")
        #expect(Scene.unfinished(in: house.folder.url) == [])
        print("1x1 photo: \(kept.contains("point.jpg") ? "kept" : "refused")")
    }

    @Test func `nothing is published without a title and one sentence, and it is said beside the field`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let (tutorial, address) = try await draft(house)
        let form = PostedForm([
            "title": "  ", "summary": "", "tags": "gardé", "version": "1", "editor": "e", "action": "publish",
        ])

        let response = try await house.visit { client in
            try await Browser(client, cookie: cookie).post(address + "/publication", form)
        }

        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("href=\"#title\"") && response.text.contains("gardé"))
        #expect(try await house.store.tutorials.find(tutorial.id)?.state == .draft)
    }

    @Test func `500 steps and 100,000 characters are kept as typed and refused only for publishing`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let (tutorial, address) = try await draft(house)
        let ids = (0..<500).map { _ in Step.ID() }
        let long = String(repeating: "é", count: 100_000)
        var form = PostedForm(["title": "Long", "summary": long, "version": "1", "editor": "e"])
        form["steps"] = ids.map(\.description).joined(separator: ",")
        for id in ids { form["step-\(id)-text"] = "pas \(id)" }
        form["step-\(ids[0])-text"] = long
        let sent = form

        try await house.visit { client in
            let browser = Browser(client, cookie: cookie)
            #expect(try await browser.post(address, sent).status == .seeOther)
            let kept = try await house.store.drafts.find(tutorial.id).orMissing("draft")
            #expect(kept.content.steps.count == 500 && kept.content.summary.count == 100_000)
            #expect(kept.content.steps.map(\.id) == ids && kept.content.steps[0].text.count == 100_000)
            #expect(try await browser.get(address).status == .ok)
            var publish = sent
            publish["action"] = "publish"
            let response = try await browser.post(address + "/publication", publish)
            #expect(response.status == .unprocessableContent, "\(response.status)")
        }
        #expect(try await house.store.tutorials.find(tutorial.id)?.state == .draft)
    }

    @Test(arguments: [
        "🗝️👩🏽‍🔧", "مفتاح \u{202e}الباب\u{202c}", "</textarea><script>alert(1)</script>", "{{title}} [[site.name]] {{{x}}}",
        "\u{feff}e\u{301}",
    ])
    func `any text comes back as typed and is never markup`(text: String) async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let (tutorial, address) = try await draft(house)
        let step = Step.ID()
        let form = PostedForm([
            "title": "Titre \(text)", "summary": text, "version": "1", "editor": "e", "steps": step.description,
            "step-\(step)-text": text, "step-\(step)-title": text, "tags": "",
        ])

        try await house.visit { client in
            let browser = Browser(client, cookie: cookie)
            let saved = try await browser.post(address, form)
            guard saved.status == .seeOther else {
                Issue.record("\(saved.status)")
                return
            }
            let kept = try await house.store.drafts.find(tutorial.id)
            #expect(kept.map { Array($0.content.summary.utf8) } == Array(text.utf8))
            var publish = form
            publish["action"] = "publish-anyway"
            publish["version"] = "2"
            let published = try await browser.post(address + "/publication", publish)
            #expect(published.status == .seeOther, "\(published.status)")
            let slug = try published.location.orMissing("address")
            for page in [slug, "/", "/recherche?q=titre", slug.replacing("?fait=published", with: "/atelier"), address]
            {
                let html = try await browser.get(page).text
                #expect(!html.contains("<script>alert") && !html.contains("</textarea><script"), "\(page)")
            }
        }
    }

    @Test func `a NUL byte comes back as typed or is refused, and cuts nothing off`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let (tutorial, address) = try await draft(house)
        let form = PostedForm(["title": "avant\u{0}après", "summary": "a\u{0}b", "version": "1", "editor": "e"])

        let saved = try await house.visit { client in try await Browser(client, cookie: cookie).post(address, form) }

        let kept = try await house.store.drafts.find(tutorial.id)?.content.title ?? ""
        #expect([303, 400, 422].contains(saved.status.code), "\(saved.status)")
        let isWhole = ["avant\u{0}après", "avantaprès", "avant\u{fffd}après"].contains(kept)
        #expect(saved.status == .seeOther ? isWhole : kept == "Un", "\(kept.debugDescription)")
    }

    @Test func `bytes that are no text, half a form and unknown kinds of form are refused clearly`() async throws {
        let house = try await TestHouse()
        let cookie = try await house.session(house.cast.amina)
        let (tutorial, address) = try await draft(house)
        let cases: [(String, [UInt8])] = [
            ("application/x-www-form-urlencoded", Array("title=%FF%FE&version=1".utf8)),
            ("application/x-www-form-urlencoded", [0x74, 0x69, 0x74, 0x6c, 0x65, 0x3d, 0xff]),
            (
                "multipart/form-data; boundary=x",
                Array("--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nab".utf8)
            ),
            ("multipart/form-data", Array("--x--".utf8)), ("application/json", Array("{}".utf8)),
            ("", Array("title=x".utf8)),
        ]

        try await house.visit { client in
            let browser = Browser(client, cookie: cookie)
            for (type, body) in cases {
                let response = try await browser.post(address, body, type: type)
                #expect((400..<500).contains(response.status.code), "\(type): \(response.status)")
                #expect(response.text.contains("<h1"), "\(type)")
                #expect(try await browser.get(address).status == .ok)
            }
        }
        #expect(try await house.store.drafts.find(tutorial.id)?.content.title == "Un")
    }

    @Test func `an expired session in the middle of writing loses no word`() async throws {
        let house = try await TestHouse()
        let (tutorial, address) = try await draft(house)
        let form = PostedForm([
            "title": "Écrit trop tard", "summary": "phrase", "version": "1", "editor": "e", "action": "save",
        ])

        try await house.visit { client in
            let page = try await Browser(client, cookie: "session=perdue").post(address, form)
            #expect(page.status == .unauthorized && page.text.contains("Écrit trop tard"))
            var again = try PageForm.read(page.text, action: address + "/reconnexion")
            again["identifier"] = "amina"
            again["password"] = "mauvais mot de passe"
            let wrong = try await Browser(client).post(address + "/reconnexion", again)
            #expect(wrong.status != .seeOther && wrong.text.contains("Écrit trop tard"))
            again["password"] = TestHouse.password
            let back = try await Browser(client).post(address + "/reconnexion", again)
            #expect(back.headers[.setCookie]?.hasPrefix("session=") == true, "\(back.status)")
        }
        #expect(try await house.store.drafts.find(tutorial.id)?.content.title == "Écrit trop tard")
    }

    @Test func `guessing a password costs more and more, and says how long to wait`() async throws {
        let house = try await TestHouse()
        try await house.visit { client in
            var statuses: [Int] = []
            for _ in 0..<7 {
                let form = PostedForm(["identifier": "amina", "password": "mauvais mot de passe"])
                let response = try await Browser(client).post("/connexion", form)
                statuses.append(response.status.code)
                #expect(response.text.contains("amina"))
            }
            #expect(statuses.prefix(5).allSatisfy { $0 == 422 } && statuses.suffix(2) == [429, 429], "\(statuses)")
            let right = PostedForm(["identifier": "lucas", "password": TestHouse.password])
            #expect(try await Browser(client).post("/connexion", right).status == .seeOther)
        }
    }

    @Test func `a sign-in leads back to a page of this site only`() async throws {
        let house = try await TestHouse()
        try await house.visit { client in
            for back in ["//evil.example", "https://evil.example", "/\\evil.example", "/\nevil", "javascript:1"] {
                let form = PostedForm(["identifier": "lucas", "password": TestHouse.password, "retour": back])
                let answer = try await Browser(client).post("/connexion", form)
                #expect(answer.location == "/", "\(back)")
            }
        }
    }
}
