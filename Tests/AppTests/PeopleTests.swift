import App
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Store
import Support
import Testing
import Web

/// Invitations, accounts, cards, help, lists of people: the pages, as a browser without JavaScript uses them.
@Suite struct PeoplePages {
    private static let newcomer = [
        "name": "  Léa\u{202e}  Roux ", "identifier": "lea.roux", "service": "Régie",
        "password": TestHouse.password, "repeated": TestHouse.password,
    ]

    private static func form(_ fields: [String: String]) -> PostedForm {
        PostedForm(fields: fields.map { ($0.key, $0.value) })
    }

    /// The code that a page shows once.
    private static func code(_ html: String) throws -> String {
        try html.firstMatch(of: /<p class="code">([A-Z0-9-]{19})<\/p>/).map { String($0.1) }.orMissing("a code")
    }

    @Test func `a colleague comes in with a code, which leaves the address at once, and the inviter is told`()
        async throws
    {
        let house = try await TestHouse()
        let inviter = try await house.session(house.cast.nadia)
        try await house.visit { client in
            let nadia = Browser(client, cookie: inviter)
            let refused = try await nadia.post(Path.invitations, PostedForm(["people": "99", "days": "x"]))
            #expect(refused.status == .unprocessableContent)
            #expect(
                refused.text.contains(" value=\"99\"") && refused.text.contains("1 à 50")
                    && refused.text.contains("1 à 90"))
            let slip = try await nadia.post(Path.invitations, PostedForm(["people": "1", "days": "3"]))
            let code = try Self.code(slip.text)
            #expect(try await !nadia.get(Path.invitations).text.contains(code))

            var lea = Browser(client)
            let moved = try await lea.get("\(Path.invitation)?code=\(code)")
            #expect(moved.status == .seeOther && moved.location == Path.invitation)
            let cookie = try moved.headers[.setCookie].orMissing("a cookie")
            #expect(cookie.contains("HttpOnly") && cookie.contains("Path=/invitation;"))
            lea.cookie = cookie.split(separator: ";").first.map(String.init)
            let page = try await lea.get(Path.invitation)
            #expect(page.text.contains("Vous rejoignez la Mairie du 19e, à l’invitation de Nadia Benali."))

            var typed = Self.newcomer
            typed["code"] = code.lowercased().replacingOccurrences(of: "-", with: " ")
            typed["identifier"] = "nadia"
            typed["repeated"] = "autre"
            let wrong = try await lea.post(Path.invitation, Self.form(typed))
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"Régie\""))
            #expect(wrong.text.contains(/«.nadia.» est déjà pris/))
            #expect(wrong.text.contains("id=\"repeated-finding\"") && !wrong.text.contains(TestHouse.password))

            typed["identifier"] = "lea.roux"
            typed["repeated"] = TestHouse.password
            let welcome = try await lea.post(Path.invitation, Self.form(typed))
            #expect(welcome.status == .seeOther && welcome.headers[.setCookie]?.hasPrefix("session=") == true)
            typed["identifier"] = "un.autre"
            let second = try await Browser(client).post(Path.invitation, Self.form(typed))
            #expect(second.status == .unprocessableContent && second.text.contains("value=\"un.autre\""))
            #expect(try await nadia.get(Path.notices).text.contains("Léa Roux a rejoint le site"))
        }
        let lea = try await house.store.members.find(identifier: "lea.roux")
        #expect(lea?.name == "Léa Roux" && lea?.townHall == house.cast.home.id && lea?.role == .member)
        #expect(try await house.store.members.find(identifier: "un.autre") == nil)
    }

    @Test func `a card needs the password, its digest alone is kept, and a card cannot renew a card`() async throws {
        let house = try await TestHouse()
        let byPassword = try await house.session(house.cast.nadia)
        let byCard = try await house.session(house.cast.nadia, .card)
        let digits = try await house.visit { client in
            let nadia = Browser(client, cookie: byPassword)
            let wrong = try await nadia.post(
                Path.card, PostedForm(["pin": "12", "pinRepeated": "13", "cardPassword": "faux mot de passe"]))
            #expect(wrong.status == .unprocessableContent)
            for id in ["pin", "pinRepeated", "cardPassword"] { #expect(wrong.text.contains("id=\"\(id)-finding\"")) }
            let form = PostedForm(["pin": "246810", "pinRepeated": "246810", "cardPassword": TestHouse.password])
            let renewal = try await Browser(client, cookie: byCard).post(Path.card, form)
            #expect(renewal.status == .forbidden)
            let card = try await nadia.post(Path.card, form)
            #expect(card.status == .ok)
            // The sessions of the former card end with it.
            #expect(try await Browser(client, cookie: byCard).get(Path.account).status == .unauthorized)
            return try card.text.firstMatch(of: /member-card-digits">([0-9 ]+)</).map { String($0.1) }
                .orMissing("the digits")
        }
        let site = house.house.site
        let member = try await site.checkCard(typed: digits, pin: "246810", address: "a")
        #expect(member.id == house.cast.nadia.id)
        try await house.visit { client in
            let nadia = Browser(client, cookie: byPassword)
            let changed = try await nadia.post(
                "/compte/pin",
                PostedForm(["newPin": "135790", "newPinRepeated": "135790", "pinPassword": TestHouse.password]))
            #expect(changed.status == .seeOther)
            #expect(try await site.checkCard(typed: digits, pin: "135790", address: "a").id == member.id)
            #expect(try await nadia.post("/compte/carte/revocation").status == .seeOther)
        }
        await #expect(throws: Refusal.self) { try await site.checkCard(typed: digits, pin: "135790", address: "a") }
    }

    @Test func `a new password ends the other sessions and keeps this one`() async throws {
        let house = try await TestHouse()
        let here = try await house.session(house.cast.nadia)
        let there = try await house.session(house.cast.nadia)
        try await house.visit { client in
            let form = PostedForm([
                "current": TestHouse.password, "password": "une autre phrase", "repeated": "une autre phrase",
            ])
            let changed = try await Browser(client, cookie: here).post("/compte/mot-de-passe", form)
            #expect(changed.status == .seeOther)
            #expect(try await Browser(client, cookie: here).get(Path.account).status == .ok)
            #expect(try await Browser(client, cookie: there).get(Path.account).status == .unauthorized)
            #expect(try await Browser(client, cookie: here).post("/compte/sessions").status == .seeOther)
            #expect(try await Browser(client, cookie: here).get(Path.account).status == .unauthorized)
        }
    }

    @Test
    func `a steward's code lets a plain member of the own mairie back in, and everybody can see that it was made`()
        async throws
    {
        let house = try await TestHouse()
        let cast = house.cast
        let steward = try await house.session(cast.samir)
        let helped = try await house.session(cast.nadia)
        try await house.visit { client in
            let samir = Browser(client, cookie: steward)
            for other in [cast.fatou, cast.odile, cast.ines, cast.samir] {
                #expect(try await samir.post(Path.helpCode(other.id)).status == .forbidden, "\(other.name)")
            }
            let code = try Self.code(try await samir.post(Path.helpCode(cast.nadia.id)).text)
            #expect(
                try await Browser(client, cookie: helped).get(Path.notices).text.contains("Samir Haddad a fait un code")
            )
            let log = try await Browser(client).get(Path.log).text
            #expect(log.contains("Samir Haddad a fait un code de secours pour Nadia Benali (Mairie du 19e)."))
            #expect(!log.contains(code))
            let entered = try await Browser(client).post(
                Path.resetCode,
                PostedForm(["code": code, "password": "la phrase retrouvée", "repeated": "la phrase retrouvée"]))
            #expect(entered.status == .seeOther)
            #expect(try await Browser(client, cookie: helped).get(Path.account).status == .unauthorized)
        }
    }

    @Test func `a list with one wrong line signs nobody up, tells every fault by its line and keeps the text`()
        async throws
    {
        let house = try await TestHouse()
        let admin = try await house.session(house.cast.ines)
        let before = try await house.store.members.all().count
        let list = """
            Nom;Identifiant;Mairie;Service
            Jean Petit;jean;mairie du 18E;Accueil

            ;x;Mairie du 99e
            Seul
            Léa Roux;JEAN;Mairie du 19e;
            Paul;amina;Mairie du 19e
            """
        let code = try await house.visit { client in
            let ines = Browser(client, cookie: admin)
            let refused = try await ines.post("/administration/import", PostedForm(["list": list]))
            #expect(refused.status == .unprocessableContent)
            let form = try PageForm.read(refused.text, action: "/administration/import")
            #expect(form["list"] == list)
            let lines = refused.text.matches(of: /Ligne (\d+)/).map { String($0.1) }
            #expect(lines == ["4", "4", "4", "5", "6", "7"])
            #expect(try await house.store.members.all().count == before)

            let good = "Jean Petit\tjean\tmairie du 18E\tAccueil\r\nLéa Roux;lea.roux;Mairie du 19e\r\n"
            let done = try await ines.post("/administration/import", PostedForm(["list": good]))
            #expect(done.status == .ok && done.text.contains("2 personnes inscrites"))
            return try Self.code(done.text)
        }
        let jean = try await house.store.members.find(identifier: "jean")
        #expect(jean?.townHall == house.cast.elsewhere.id && jean?.service == "Accueil")
        let digest = Secret.digest(Secret.normalised(code: code))
        let inTime = TestHouse.now.addingTimeInterval(13.9 * 86400)
        #expect(try await house.store.members.member(resetDigest: digest, at: inTime)?.id == jean?.id)
        #expect(try await house.store.members.member(resetDigest: digest, at: inTime + 86400) == nil)
    }

    @Test func `roles, mairies and settings are changed by an admin, logged in words, and the last admin stays`()
        async throws
    {
        let house = try await TestHouse()
        let admin = try await house.session(house.cast.ines)
        try await house.visit { client in
            let ines = Browser(client, cookie: admin)
            let role = try await ines.post(Path.role(house.cast.nadia.id), PostedForm(["role": "steward"]))
            #expect(role.status == .seeOther)
            let last = try await ines.post(Path.role(house.cast.ines.id), PostedForm(["role": "member"]))
            #expect(last.status == .unprocessableContent && last.text.contains("dernier administrateur"))
            let taken = try await ines.post("/administration/mairies", PostedForm(["townHall": "MAIRIE du 19e"]))
            #expect(taken.status == .unprocessableContent && taken.text.contains("value=\"MAIRIE du 19e\""))
            #expect(try await ines.post("/administration/reglages").status == .seeOther)
            #expect(try await Browser(client).get(Path.log).status == .unauthorized)
            let log = try await ines.get(Path.log).text
            #expect(log.contains("a donné à Nadia Benali (Mairie du 19e) le rôle\u{a0}: Référent."))
            #expect(log.contains("il faut se connecter pour lire"))
            #expect(!log.contains("role.") && !log.contains("log.setting"))
        }
        #expect(try await house.store.members.find(house.cast.nadia.id)?.role == .steward)
    }

    @Test func `the first start asks for everything at once, works once, and hides its code`() async throws {
        let folder = try TemporaryFolder()
        let house = try await TestHouse.open(folder.url)
        let code = try house.site.options.firstStartCode.orMissing("a first start code")
        try await TestHouse.visit(house) { client in
            let browser = Browser(client)
            let moved = try await browser.get("\(Path.firstStart)?code=\(code)")
            #expect(
                moved.location == Path.firstStart
                    && moved.headers[.setCookie]?.contains("Path=/premier-demarrage") == true)
            let refused = try await browser.post(Path.firstStart, PostedForm(["code": "AAAA", "name": "Inès"]))
            #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"Inès\""))
            for id in ["code", "townHall", "identifier", "password"] {
                #expect(refused.text.contains("id=\"\(id)-finding\""), "\(id)")
            }
            var typed = Self.newcomer
            typed["code"] = code
            typed["townHall"] = "Mairie du 19e"
            let done = try await browser.post(Path.firstStart, Self.form(typed))
            #expect(done.status == .seeOther && done.headers[.setCookie]?.hasPrefix("session=") == true)
            #expect(try await browser.post(Path.firstStart, Self.form(typed)).status == .notFound)
            #expect(try await browser.get(Path.firstStart).status == .notFound)
        }
        #expect(try await house.site.store.members.all().map(\.role) == [.admin])
    }
}
