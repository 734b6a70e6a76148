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

/// Getting in without an e-mail address: invitation, card, a steward's code.
@Suite struct SignIns {
    @Test func `a member invites a colleague, who comes in and posts`() async throws {
        let house = try await TestHouse()
        let fatou = try await house.session(house.cast.fatou)
        try await house.visit { client in
            let made = try await Browser(client, cookie: fatou).post(
                "/invitations", PostedForm(["people": "2", "days": "14"]))
            #expect(made.status == .ok)
            let code = String(
                try made.text.firstMatch(of: /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/).orMissing("a code").0)
            let joined = try await Browser(client).post(
                "/invitation",
                PostedForm([
                    "code": code.lowercased(), "name": "Karim", "identifier": "124578", "service": "",
                    "password": TestHouse.password,
                    "repeated": TestHouse.password,
                ]))
            #expect(joined.status == .seeOther)
            let cookie = try joined.headers[.setCookie].orMissing("a session").split(separator: ";").first.map(
                String.init)
            #expect(joined.headers[.setCookie]?.contains("HttpOnly; SameSite=Lax") == true)
            #expect(try await Browser(client, cookie: cookie).get("/publier").status == .ok)
        }
        #expect(try await house.store.members.find(identifier: "124578")?.townHall == house.cast.elsewhere.id)
        #expect(
            try await house.store.notices.all(of: house.cast.fatou.id).contains { $0.notice.kind == .invitationUsed })
    }

    @Test func `a card and its PIN open a session with member powers, and the third wrong PIN locks`() async throws {
        let house = try await TestHouse()
        let secret = CardSecret.make()
        let pin = try await house.house.site.passwords.hash(pin: "271828")
        try await house.store.members.setCard(
            digest: Secret.digest(secret), pin: pin, of: house.cast.ines.id, at: TestHouse.now)
        try await house.visit { client in
            func enter(_ pin: String) async throws -> TestResponse {
                try await Browser(client).post("/connexion/carte", PostedForm(["card": secret, "pin": pin]))
            }
            let inside = try await enter("271828")
            #expect(inside.status == .seeOther)
            let cookie = try inside.headers[.setCookie].orMissing("cookie").split(separator: ";").first.map(String.init)
            #expect(try await Browser(client, cookie: cookie).get("/compte").status == .ok)
            #expect(try await Browser(client, cookie: cookie).get("/administration").status == .forbidden)
            for _ in 0..<3 { #expect(try await enter("000000").status != .seeOther) }
            #expect(try await enter("271828").status != .seeOther)
        }
        #expect(try await house.store.members.cardState(of: house.cast.ines.id).isLocked)
    }

    @Test func `a steward's code lets a colleague choose a new password once`() async throws {
        let house = try await TestHouse()
        let samir = try await house.session(house.cast.samir)
        try await house.visit { client in
            let made = try await Browser(client, cookie: samir).post(Path.helpCode(house.cast.nadia.id))
            let code = String(
                try made.text.firstMatch(of: /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/).orMissing("a code").0)
            let form = PostedForm([
                "code": code, "password": "une autre phrase longue", "repeated": "une autre phrase longue",
            ])
            #expect(try await Browser(client).post("/connexion/code", form).status == .seeOther)
            #expect(try await Browser(client).post("/connexion/code", form).status != .seeOther)
            let old = PostedForm(["identifier": "nadia", "password": TestHouse.password])
            #expect(try await Browser(client).post("/connexion", old).status != .seeOther)
            #expect(try await Browser(client).get("/journal").text.contains("Nadia Benali"))
        }
    }

    @Test func `signing out ends the session, here and everywhere`() async throws {
        let house = try await TestHouse()
        let one = try await house.session(house.cast.amina)
        let two = try await house.session(house.cast.amina)
        try await house.visit { client async throws in
            #expect(try await Browser(client, cookie: one).post("/deconnexion").status == .seeOther)
            #expect(try await Browser(client, cookie: one).get("/compte").status == .unauthorized)
            #expect(try await Browser(client, cookie: two).get("/compte").status == .ok)
        }
        let three = try await house.session(house.cast.amina)
        try await house.visit { client in
            _ = try await Browser(client, cookie: two).post("/compte/sessions")
            #expect(try await Browser(client, cookie: three).get("/compte").status == .unauthorized)
        }
    }
}
