import App
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import Support
import Testing
import Web

@Suite struct Conversation {
    @Test func `a comment form that is sent twice makes one comment`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        let cookie = try await house.session(house.cast.fatou)
        let address = Path.tutorial(posted.tutorial.slug)

        try await house.visit { client in
            let fatou = Browser(client, cookie: cookie)
            var form = try PageForm.read(try await fatou.get(address).text, action: address + "/commentaires")
            form.fields = form.fields.map { $0.name == "text" ? ("text", "Refait en *vert*") : $0 }
            let first = try await fatou.post(address + "/commentaires", form)
            let second = try await fatou.post(address + "/commentaires", form)

            #expect(first.status == .seeOther)
            #expect(first.location == second.location)
            let page = try await fatou.get(address).text
            #expect(page.components(separatedBy: "Refait en <em>vert</em>").count == 2)
        }
    }

    @Test(arguments: ["", String(repeating: "é", count: Limits.comment + 1)])
    func `a refused comment stands in the form with what is wrong`(_ text: String) async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        let cookie = try await house.session(house.cast.fatou)

        try await house.visit { client in
            let answer = try await Browser(client, cookie: cookie)
                .post(Path.tutorial(posted.tutorial.slug) + "/commentaires", PostedForm(["text": text]))

            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("id=\"text-finding\""))
            #expect(answer.text.contains(">\n\(text)</textarea>"))
        }
    }

    @Test func `only its writer changes a comment, and only while they may read what it is about`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        let comment = try posted.comment.orMissing("comment")
        let (writer, other) = (try await house.session(house.cast.nadia), try await house.session(house.cast.fatou))

        try await house.visit { client in
            let (nadia, fatou) = (Browser(client, cookie: writer), Browser(client, cookie: other))
            let address = Path.comment(comment.id)
            #expect(try await fatou.post(address, PostedForm(["text": "x"])).status == .forbidden)
            #expect(try await fatou.post(address + "/suppression").status == .forbidden)
            #expect(try await nadia.post(address, PostedForm(["text": "Encore merci"])).status == .seeOther)
            let page = try await fatou.get(Path.tutorial(posted.tutorial.slug)).text
            #expect(page.contains("Encore merci"))

            try await house.store.tutorials.setWithdrawn(true, of: posted.tutorial.id)
            #expect(try await nadia.get(address).status == .notFound)
            #expect(try await nadia.post(address + "/suppression").status == .notFound)
        }
    }

    @Test func `answers are counted, changed and taken back`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        let cookies = [try await house.session(house.cast.nadia), try await house.session(house.cast.fatou)]
        let address = Path.tutorial(posted.tutorial.slug)

        try await house.visit { client in
            let (nadia, fatou) = (Browser(client, cookie: cookies[0]), Browser(client, cookie: cookies[1]))
            _ = try await nadia.post(address + "/note", PostedForm(["easy": "4", "useful": ""]))
            _ = try await fatou.post(address + "/note", PostedForm(["easy": "5", "useful": "2"]))
            let both = try await Browser(client).get(address).text
            #expect(both.contains("4,5 sur 5"))
            #expect(both.contains("2,0 sur 5"))

            _ = try await fatou.post(address + "/note", PostedForm(["easy": "", "useful": ""]))
            let one = try await Browser(client).get(address).text
            #expect(one.contains("4,0 sur 5"))
            #expect(!one.contains("2,0 sur 5"))
            #expect(try await fatou.post(address + "/note", PostedForm(["easy": "6"])).status == .unprocessableContent)
        }
    }

    @Test func `refused tags stand in the form with what is wrong`() async throws {
        let house = try await TestHouse()
        let posted = try await house.post("zinc")
        let cookie = try await house.session(house.cast.amina)
        let long = String(repeating: "x", count: Limits.tag + 1)

        try await house.visit { client in
            let amina = Browser(client, cookie: cookie)
            let address = Path.tutorial(posted.tutorial.slug)
            let refused = try await amina.post(address + "/mots", PostedForm(["tags": long]))
            let taken = try await amina.post(
                address + "/mots", PostedForm(["tags": "Accueil, accueil ,file  d’attente"]))

            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("id=\"tags-finding\""))
            #expect(refused.text.contains("value=\"\(long)\""))
            #expect(taken.status == .seeOther)
            #expect(try await Browser(client).get("/mots/file-d-attente").status == .ok)
        }
    }
}
