import Domain
import Foundation
import Testing

@Suite struct Access {
    private let townHall = TownHall.ID()
    private let author = Member.ID()

    private func member(_ role: Role = .member, townHall: TownHall.ID? = nil) -> Member {
        Member(name: "N", identifier: "nnn", townHall: townHall ?? self.townHall, role: role)
    }

    private func tutorial(_ state: Tutorial.State, _ audience: Audience, coAuthor: Member.ID? = nil) -> Tutorial {
        Tutorial(
            slug: "s", type: "t", state: state, audience: audience, townHall: townHall, author: author,
            coAuthors: coAuthor.map { [$0] } ?? [], createdAt: Date())
    }

    @Test func `no role opens others' drafts or gives a hand in their posts`() {
        for role in Role.allCases {
            let viewer = Viewer(member: member(role), method: .password)
            for state in [Tutorial.State.draft, .withdrawn, .discarded] {
                #expect(!viewer.mayRead(tutorial(state, .everyone)))
            }
            #expect(!viewer.mayEdit(tutorial(.published, .everyone)))
            #expect(
                !Viewer(member: member(role, townHall: TownHall.ID()), method: .password)
                    .mayRead(tutorial(.published, .townHall)))
        }
    }

    @Test func `authors and co-authors read and write in every state; the bin is its author's`() {
        let coAuthor = member()
        let own = Viewer(member: coAuthor, method: .card)
        for state in [Tutorial.State.draft, .published, .withdrawn] {
            #expect(own.mayRead(tutorial(state, .townHall, coAuthor: coAuthor.id)))
            #expect(own.mayEdit(tutorial(state, .townHall, coAuthor: coAuthor.id)))
        }
        #expect(!own.mayRead(tutorial(.discarded, .everyone, coAuthor: coAuthor.id)))
        #expect(!own.isAuthor(of: tutorial(.draft, .everyone, coAuthor: coAuthor.id)))
        #expect(!Viewer.visitor.mayRead(tutorial(.published, .townHall)))
        #expect(Viewer.visitor.mayRead(tutorial(.published, .everyone)))
    }

    @Test func `a card gives member powers only`() {
        for role in Role.allCases {
            #expect(Viewer(member: member(role), method: .card).role == .member)
            #expect(!Viewer(member: member(role), method: .card).mayHelp(member()))
        }
    }

    @Test func `stewards help plain members of their mairie, admins everybody but admins`() {
        let steward = Viewer(member: member(.steward), method: .password)
        let admin = Viewer(member: member(.admin), method: .password)

        #expect(steward.mayHelp(member()))
        #expect(!steward.mayHelp(member(townHall: TownHall.ID())))
        #expect(!steward.mayHelp(member(.steward)) && !steward.mayHelp(member(.admin)))
        #expect(admin.mayHelp(member(townHall: TownHall.ID())) && admin.mayHelp(member(.steward)))
        #expect(!admin.mayHelp(member(.admin)))
        #expect(!Viewer(member: member(), method: .password).mayHelp(member()))
        #expect(!Viewer.visitor.mayHelp(member()))
        if let own = admin.member { #expect(!admin.mayHelp(own)) }
    }

    @Test func `in an emergency the mairie's stewards and admins may blur, by password, what they may read`() {
        func may(
            _ role: Role, _ post: Tutorial, by method: SignInMethod = .password, townHall: TownHall.ID? = nil
        ) -> Bool {
            Viewer(member: member(role, townHall: townHall), method: method).mayRedact(post)
        }
        let published = tutorial(.published, .everyone)
        let elsewhere = TownHall.ID()

        #expect(may(.steward, published))
        #expect(may(.admin, published, townHall: elsewhere))
        #expect(!may(.steward, published, townHall: elsewhere))
        #expect(!may(.member, published))
        #expect(!may(.steward, published, by: .card))
        #expect(!may(.admin, tutorial(.published, .townHall), townHall: elsewhere))
        #expect(!may(.steward, tutorial(.withdrawn, .everyone)))
        #expect(!Viewer.visitor.mayRedact(published))
    }
}
