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

/// Every route of the site, tried by everybody.
@Suite(.serialized) struct RouteAccess {
    private struct Person: Sendable {
        let name: String
        let viewer: Viewer
        let cookie: String?
    }

    /// What a route must answer: a page, or a closed door of this status.
    private enum Expected: Equatable {
        case open
        case closed(Int)
    }

    /// Routes whose handler judges more than the gate does, and what it must come to.
    ///
    private enum OwnRule {
        case gate
        case editor
        case author
        /// A member who may read the tutorial.
        case memberReader
        /// Whoever wrote the comment, while they may read what it is about.
        case commentAuthor
        /// Whoever may help Nadia, a plain member of the mairie du 19e.
        case helper
        /// Readers of the tutorial whose file it is; authors also while it is a draft.
        case fileReader
        /// Whoever began the upload; other authors do not even know of it.
        case uploader
        /// Authors; in an emergency the mairie's stewards and admins.
        case redactor
        /// Readers of something that carries the word.
        case wordReader
        /// Nobody: somebody exists already.
        case nobody
        /// As the gate says, and whoever is not signed in may do so here.
        case signIn
        /// A member who gave a password: a card must not make another one.
        case byPassword
    }

    private static func ownRule(_ route: Route) -> OwnRule {
        switch (route.method, route.path) {
        case (_, "/premier-demarrage"): .nobody
        case (.post, "/brouillons/{id}/reconnexion"): .signIn
        case (.post, "/compte/carte"), (.post, "/compte/pin"): .byPassword
        case (.post, "/brouillons/{id}/abandon"), (.post, "/brouillons/{id}/coauteurs"),
            (.post, "/brouillons/{id}/coauteurs/{member}/retrait"):
            .author
        case (.post, let path) where path.hasPrefix("/brouillons/{id}") && route.access == .tutorialWriter: .editor
        case (.post, "/bricolages/{slug}/commentaires"), (.post, "/bricolages/{slug}/note"): .memberReader
        case (_, let path) where path.hasSuffix("/televersements/{upload}"): .uploader
        case (_, "/bricolages/{slug}/photos/{file}"): .redactor
        case (_, let path) where path.hasPrefix("/commentaires/{comment}"): .commentAuthor
        case (_, let path) where path.hasPrefix("/equipe/{member}"): .helper
        case (_, let path) where path.hasPrefix("/photos/{file}") || path.hasPrefix("/fichiers/{file}"): .fileReader
        case (_, "/mots/{slug}"): .wordReader
        default: .gate
        }
    }

    private static func expected(
        _ route: Route, _ person: Person, _ posted: Posted, _ cast: Cast, isOpen: Bool
    ) -> Expected {
        let viewer = person.viewer
        let reads = viewer.mayRead(posted.tutorial)
        let asReader: Expected = viewer.member == nil && !isOpen ? .closed(401) : .open
        switch ownRule(route) {
        case .nobody: return .closed(404)
        case .editor, .author:
            guard viewer.member != nil else { return .closed(401) }
            guard reads else { return .closed(404) }
            let may = ownRule(route) == .author ? viewer.isAuthor(of: posted.tutorial) : viewer.mayEdit(posted.tutorial)
            return may ? .open : .closed(403)
        case .uploader:
            guard viewer.member != nil else { return .closed(401) }
            guard reads else { return .closed(404) }
            guard viewer.mayEdit(posted.tutorial) else { return .closed(403) }
            return viewer.isAuthor(of: posted.tutorial) ? .open : .closed(404)
        case .redactor:
            guard asReader == .open else { return asReader }
            guard reads else { return .closed(404) }
            guard viewer.member != nil else { return .closed(401) }
            return viewer.mayRedact(posted.tutorial) ? .open : .closed(403)
        case .memberReader:
            guard asReader == .open else { return asReader }
            guard reads else { return .closed(404) }
            return viewer.member == nil ? .closed(401) : .open
        case .commentAuthor:
            guard viewer.member != nil else { return .closed(401) }
            guard reads, let comment = posted.comment else { return .closed(404) }
            return comment.author == viewer.member?.id ? .open : .closed(403)
        case .helper:
            guard viewer.member != nil else { return .closed(401) }
            return viewer.mayHelp(cast.nadia) ? .open : .closed(403)
        case .fileReader:
            guard asReader == .open else { return asReader }
            return reads ? .open : .closed(404)
        case .wordReader:
            guard asReader == .open else { return asReader }
            return reads && posted.tutorial.state == .published ? .open : .closed(404)
        case .byPassword:
            guard viewer.member != nil else { return .closed(401) }
            return viewer.method == .card ? .closed(403) : .open
        case .signIn where viewer.member == nil: return .open
        case .gate, .signIn: break
        }
        switch route.access {
        case .anyone: return .open
        case .reader: return asReader
        case .member: return viewer.member == nil ? .closed(401) : .open
        case .steward, .admin:
            guard let role = viewer.role else { return .closed(401) }
            return role >= (route.access == .admin ? .admin : .steward) ? .open : .closed(403)
        case .tutorialReader:
            guard asReader == .open else { return asReader }
            return reads ? .open : .closed(404)
        case .tutorialEditor, .tutorialAuthor, .tutorialWriter:
            guard viewer.member != nil else { return .closed(401) }
            guard reads else { return .closed(404) }
            let may =
                route.access == .tutorialAuthor ? viewer.isAuthor(of: posted.tutorial) : viewer.mayEdit(posted.tutorial)
            return may ? .open : .closed(403)
        }
    }

    /// The address of `route` with real names in it.
    private static func address(_ route: Route, _ posted: Posted, _ cast: Cast, invitation: Invitation.ID) throws
        -> String
    {
        let isDocument = route.path.hasPrefix("/fichiers")
        let document = route.path.contains("/page/") ? posted.leaflet : posted.document
        let slug: String =
            switch route.path.split(separator: "/").first {
            case "mots": "mot\(posted.mark)".lowercased()
            case "mairies": cast.home.slug
            default: posted.tutorial.slug
            }
        let values: [String: String] = [
            "slug": slug, "id": posted.tutorial.id.description, "type": "ticket", "number": "1", "width": "320",
            "member": cast.nadia.id.description, "file": (isDocument ? document : posted.photo).id.description,
            "name": isDocument ? "liste.csv" : route.path.hasPrefix("/genres") ? "types.css" : "site.css",
            "invitation": invitation.description,
            "comment": (posted.comment?.id ?? Comment.ID()).description, "conflict": posted.conflict.description,
            "upload": posted.upload.description, "document": "numbered",
        ]
        let parts = try route.path.split(separator: "/").map { part -> String in
            guard part.hasPrefix("{") else { return String(part) }
            let name = String(part.dropFirst().dropLast())
            return try values[name].orMissing("a value for {\(name)} of \(route.path): add one to this test")
        }
        let query = route.path.hasSuffix("/comparer") ? "?de=1&a=2" : ""
        return "/" + parts.joined(separator: "/") + query
    }

    @Test(arguments: [true, false])
    func `every route lets in exactly whom it says`(isOpen: Bool) async throws {
        let house = try await TestHouse()
        let (cast, store) = (house.cast, house.store)
        let tutorials = [
            try await house.post("Zanzibar"), try await house.post("Ouagadougou", audience: .townHall),
            try await house.post("Valparaiso", published: false),
        ]
        let invitation = Invitation(
            townHall: cast.home.id, inviter: cast.amina.id, expiresAt: TestHouse.now + 600, maximumUses: 1,
            createdAt: TestHouse.now)
        try await store.invitations.add(invitation, codeDigest: Secret.digest("x"))
        if !isOpen { try await store.settings.set(.openReading, to: "no", by: "", at: TestHouse.now) }
        var people: [Person] = []
        let roles: [(String, Member?, SignInMethod)] = [
            ("visitor", nil, .password), ("member elsewhere", cast.fatou, .password), ("member", cast.nadia, .password),
            ("co-author", cast.lucas, .password), ("author", cast.amina, .password),
            ("steward elsewhere", cast.odile, .password), ("steward", cast.samir, .password),
            ("admin", cast.ines, .password), ("author by card", cast.amina, .card),
            ("steward by card", cast.samir, .card), ("admin by card", cast.ines, .card),
        ]
        for (name, member, method) in roles {
            let cookie = try await house.session(member, method)
            people.append(
                Person(name: name, viewer: Viewer(member: member, method: member.map { _ in method }), cookie: cookie))
        }
        let picture = try house.picture()
        let routes = house.house.routeTable
        let everybody = people

        let tries = try await house.visit { client in
            var tries = 0
            for route in routes {
                let namesOne = ["{slug}", "{id}", "{file}", "{comment}", "{conflict}"].contains {
                    route.path.contains($0)
                }
                for posted in namesOne ? tutorials : [tutorials[0]] {
                    let address = try Self.address(route, posted, cast, invitation: invitation.id)
                    for person in everybody {
                        tries += 1
                        let browser = Browser(client, cookie: person.cookie)
                        let response = try await Self.go(browser, route, address)
                        let expected = Self.expected(route, person, posted, cast, isOpen: isOpen)
                        let isRight = try await Self.judge(response, expected, posted, browser, route, address)
                        #expect(
                            isRight,
                            "\(route.method) \(route.path) on \(posted.mark) by \(person.name): \(response.status.code), expected \(expected)"
                        )
                        for other in tutorials
                        where !person.viewer.mayRead(other.tutorial) && !address.contains(other.tutorial.slug) {
                            #expect(
                                !response.text.contains(other.mark),
                                "\(route.path) tells \(person.name) of \(other.mark)")
                        }
                        let changes = ![.get, .head, .options].contains(route.method)
                        if response.status.code < 400, changes { try await house.restore(picture) }
                    }
                }
            }
            return tries
        }
        print(
            "route access, reading \(isOpen ? "open" : "closed"): \(routes.count) routes × \(people.count) people: \(tries) tries"
        )
    }

    /// Enough for each of the routes that take files by pieces to do what it is for.
    private static let pieceHeaders = [
        "Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0",
        "Upload-Length": "10", "X-HTTP-Method-Override": "HEAD",
    ]

    private static func go(_ browser: Browser, _ route: Route, _ address: String) async throws -> TestResponse {
        let sendsPieces = route.path.contains("/televersements")
        switch route.method {
        case .get where !sendsPieces: return try await browser.get(address)
        case .post where !sendsPieces: return try await browser.post(address)
        case .post, .head, .options, .patch, .delete:
            #expect(sendsPieces, "a method that this test does not know")
            var headers: HTTPFields = [.cookie: browser.cookie ?? ""]
            for (name, value) in pieceHeaders { headers[try HTTPField.Name(name).orMissing(name)] = value }
            return try await browser.client.execute(uri: address, method: route.method, headers: headers) { $0 }
        default:
            Issue.record("a method that this test does not know: \(route.method)")
            return try await browser.get(address)
        }
    }

    /// A draft that nobody published has no revision: to its authors that is said with 404, and a code that tells.
    private static func judge(
        _ response: TestResponse, _ expected: Expected, _ posted: Posted, _ browser: Browser, _ route: Route,
        _ address: String
    ) async throws -> Bool {
        switch expected {
        case .closed(let status): return response.status.code == status
        case .open where response.status == .notFound && posted.tutorial.revision == 0:
            let method = route.method
            let json = try await browser.client.execute(
                uri: address, method: method, headers: [.accept: "application/json", .cookie: browser.cookie ?? ""]
            ) { $0 }
            return ["revision.missing", "draft.missing"].contains { json.text.contains($0) }
        case .open: return response.isAnswer
        }
    }

    @Test func `an invitation is revoked by its maker alone`() async throws {
        let house = try await TestHouse()
        let invitation = Invitation(
            townHall: house.cast.home.id, inviter: house.cast.amina.id, expiresAt: TestHouse.now + 600, maximumUses: 1,
            createdAt: TestHouse.now)
        try await house.store.invitations.add(invitation, codeDigest: Secret.digest("x"))
        func isRevoked(by member: Member) async throws -> Bool {
            let cookie = try await house.session(member)
            _ = try await house.visit { client in
                try await Browser(client, cookie: cookie).post(Path.revocation(invitation.id))
            }
            return try await house.store.invitations.all(by: house.cast.amina.id).first?.revokedAt != nil
        }

        #expect(try await !isRevoked(by: house.cast.lucas))
        #expect(try await !isRevoked(by: house.cast.ines))
        #expect(try await isRevoked(by: house.cast.amina))
    }

    @Test func `no route stands twice, and every form has a page to come from`() async throws {
        let house = try await TestHouse()
        let routes = house.house.routeTable
        let names = routes.map { "\($0.method) \($0.path)" }

        #expect(Set(names).count == names.count)
        #expect(routes.count > 50)
    }
}
