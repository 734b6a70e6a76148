import Domain
import Foundation
import Support
import Testing

@testable import Store

@Suite struct People {
    private let now = StoreHouse.now
    private let digest = String(repeating: "a", count: 64)

    @Test func `the first admin is made once, whoever comes at the same moment`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store(folder: folder.url)
        let now = now

        let made = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        _ = try await store.members.makeFirst(
                            name: "Nom \(number)", identifier: "agent\(number)", townHall: "Mairie \(number)",
                            password: "x", at: now)
                        return true
                    } catch {
                        return (error as? Refusal)?.code != .firstStartDone
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(made == 1)
        #expect(try await store.members.all().count == 1)
        #expect(try await store.townHalls.all().count == 1)
    }

    @Test func `identifiers are unique without regard to case, and everything wrong is refused`() async throws {
        let house = try await StoreHouse()
        func refusal(_ name: String, _ identifier: String) async -> Code? {
            let member = Member(name: name, identifier: identifier, townHall: house.cast.home.id)
            return await #expect(throws: Refusal.self) {
                try await house.store.members.add(member, password: nil, at: now)
            }?.code
        }

        #expect(await refusal("Autre Amina", "AMINA") == .identifierTaken)
        #expect(await refusal(" ", "personne") == .nameMissing)
        #expect(await refusal(String(repeating: "n", count: 81), "personne") == .nameMissing)
        #expect(await refusal("Nom", "a b") == .identifierShape)
        #expect(await refusal("Nom", "ab") == .identifierShape)
    }

    @Test func `the last admin stays admin`() async throws {
        let house = try await StoreHouse()

        let refusal = await #expect(throws: Refusal.self) {
            try await house.store.members.setRole(.member, of: house.cast.ines.id, by: "x", at: now)
        }
        #expect(refusal?.code == .lastAdmin)
        try await house.store.members.setRole(.admin, of: house.cast.samir.id, by: "x", at: now)
        try await house.store.members.setRole(.member, of: house.cast.ines.id, by: "x", at: now)
        #expect(try await house.store.members.find(house.cast.ines.id)?.role == .member)
    }

    @Test func `a session is found until it ends, and all of them go at once`() async throws {
        let house = try await StoreHouse()
        let sessions = house.store.sessions
        let other = String(repeating: "b", count: 64)
        try await sessions.add(
            tokenDigest: digest, member: house.cast.amina.id, method: .card, expiresAt: now + 60, at: now)
        try await sessions.add(
            tokenDigest: other, member: house.cast.amina.id, method: .password, expiresAt: now + 600, at: now)

        #expect(try await sessions.find(tokenDigest: digest, at: now + 59)?.viewer.method == .card)
        #expect(try await sessions.find(tokenDigest: digest, at: now + 60) == nil)
        try await sessions.prolong(tokenDigest: digest, until: now + 120)
        #expect(try await sessions.find(tokenDigest: digest, at: now + 60)?.viewer.member == house.cast.amina)
        #expect(try await sessions.count(of: house.cast.amina.id, at: now) == 2)
        try await sessions.removeAll(of: house.cast.amina.id)
        #expect(try await sessions.find(tokenDigest: other, at: now) == nil)
    }

    @Test func `a new password ends every session but the one that chose it`() async throws {
        let house = try await StoreHouse()
        for character in ["a", "b"] {
            try await house.store.sessions.add(
                tokenDigest: String(repeating: character, count: 64), member: house.cast.amina.id, method: .password,
                expiresAt: now + 600, at: now)
        }

        try await house.store.members.setPassword("new", of: house.cast.amina.id, keeping: digest)

        #expect(try await house.store.sessions.count(of: house.cast.amina.id, at: now) == 1)
        #expect(try await house.store.sessions.find(tokenDigest: digest, at: now) != nil)
    }

    @Test func `a card locks after three wrong PINs, however many come at once`() async throws {
        let house = try await StoreHouse()
        let amina = house.cast.amina.id
        let now = now
        try await house.store.members.setCard(digest: digest, pin: "p", of: amina, at: now)

        let judged = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    guard try await house.store.members.beginPINAttempt(of: amina, at: now) else { return false }
                    try await Task.sleep(for: .milliseconds(5))
                    try await house.store.members.endPINAttempt(of: amina, right: false, at: now)
                    return true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(judged == Limits.pinAttempts)
        #expect(try await house.store.members.cardState(of: amina).isLocked)
        #expect(try await house.store.members.locked(townHall: house.cast.home.id) == [amina])
        #expect(try await house.store.members.locked(townHall: house.cast.elsewhere.id).isEmpty)
        #expect(try await house.store.notices.all(of: amina).filter { $0.notice.kind == .cardLocked }.count == 1)
        try await house.store.members.unlockCard(of: house.cast.amina, by: "Samir", at: now)
        #expect(try await house.store.members.beginPINAttempt(of: amina, at: now))
        #expect(try await house.store.log.latest().first?.kind == .cardUnlocked)
    }

    @Test func `a right PIN starts the count again`() async throws {
        let house = try await StoreHouse()
        let amina = house.cast.amina.id
        try await house.store.members.setCard(digest: digest, pin: "p", of: amina, at: now)

        for _ in 0..<5 {
            for right in [false, false, true] {
                #expect(try await house.store.members.beginPINAttempt(of: amina, at: now))
                try await house.store.members.endPINAttempt(of: amina, right: right, at: now)
            }
        }

        #expect(try await !house.store.members.cardState(of: amina).isLocked)
    }

    @Test func `an invitation is counted, however many accept at once`() async throws {
        let house = try await StoreHouse()
        let now = now
        let invitation = Invitation(
            townHall: house.cast.elsewhere.id, inviter: house.cast.fatou.id, expiresAt: now + 60, maximumUses: 3,
            createdAt: now)
        try await house.store.invitations.add(invitation, codeDigest: digest)
        let digest = digest

        let codes = await withTaskGroup(of: Code?.self) { group in
            for number in 0..<10 {
                group.addTask {
                    do {
                        _ = try await house.store.invitations.accept(
                            codeDigest: digest, name: "Agent \(number)", identifier: "agent\(number)", service: "",
                            password: "x", at: now)
                        return nil
                    } catch {
                        return (error as? Refusal)?.code ?? .addressUnknown
                    }
                }
            }
            return await group.reduce(into: [Code?]()) { $0.append($1) }
        }

        #expect(codes.filter { $0 == nil }.count == 3)
        #expect(codes.filter { $0 == .invitationUsedUp }.count == 7)
        let joined = try await house.store.members.all(townHall: house.cast.elsewhere.id)
        #expect(joined.filter { $0.name.hasPrefix("Agent") }.count == 3)
        #expect(try await house.store.invitations.all(by: house.cast.fatou.id).first?.uses == 3)
    }

    @Test func `an invitation ends, is revoked by its maker alone, and a failed account does not use it up`()
        async throws
    {
        let house = try await StoreHouse()
        let invitation = Invitation(
            townHall: house.cast.home.id, inviter: house.cast.amina.id, expiresAt: now + 60, maximumUses: 1,
            createdAt: now)
        try await house.store.invitations.add(invitation, codeDigest: digest)
        func accept(_ identifier: String, at date: Date) async -> Code? {
            do {
                _ = try await house.store.invitations.accept(
                    codeDigest: digest, name: "Agent", identifier: identifier, service: "", password: "x", at: date)
                return nil
            } catch {
                return (error as? Refusal)?.code
            }
        }

        #expect(await accept("amina", at: now) == .identifierTaken)
        #expect(try await house.store.invitations.find(codeDigest: digest, at: now).uses == 0)
        #expect(await accept("agent", at: now + 60) == .invitationExpired)
        try await house.store.invitations.revoke(invitation.id, by: house.cast.lucas.id, at: now)
        #expect(try await house.store.invitations.find(codeDigest: digest, at: now).revokedAt == nil)
        try await house.store.invitations.revoke(invitation.id, by: house.cast.amina.id, at: now)
        #expect(await accept("agent", at: now) == .invitationExpired)
    }

    @Test func `a reset code works once, for a day, and ends every session`() async throws {
        let house = try await StoreHouse()
        let now = now
        let digest = digest
        try await house.store.sessions.add(
            tokenDigest: String(repeating: "b", count: 64), member: house.cast.nadia.id, method: .password,
            expiresAt: now + 1e6, at: now)
        try await house.store.members.addResetCode(
            digest: digest, for: house.cast.nadia, expiresAt: now + 86_400, by: "Samir", at: now)

        #expect(try await house.store.members.member(resetDigest: digest, at: now + 86_400) == nil)
        let redeemed = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    (try? await house.store.members.redeemResetCode(digest: digest, password: "n", at: now)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(redeemed == 1)
        #expect(try await house.store.sessions.count(of: house.cast.nadia.id, at: now) == 0)
        #expect(try await house.store.notices.all(of: house.cast.nadia.id).contains { $0.notice.kind == .reset })
        #expect(
            try await house.store.log.latest().contains { $0.kind == .passwordReset && $0.subject == "Nadia Benali" })
    }

    @Test func `attempts cost more and more, by key, and are forgotten after quiet`() async throws {
        let house = try await StoreHouse()
        let throttle = house.store.throttle
        for _ in 0..<5 { #expect(try await throttle.begin(keys: ["account:a"], free: 5, at: now) == 0) }

        #expect(try await throttle.begin(keys: ["account:a"], free: 5, at: now) == 5)
        #expect(try await throttle.begin(keys: ["account:b"], free: 5, at: now) == 0)
        #expect(try await throttle.begin(keys: ["account:a"], free: 5, at: now + 5) == 0)
        #expect(try await throttle.begin(keys: ["account:a"], free: 5, at: now + 5) == 10)
        #expect(try await throttle.begin(keys: ["account:a"], free: 5, at: now + 5 + Throttle.memory + 1) == 0)
        #expect(try await throttle.begin(keys: ["address:a"], free: 2, at: now) == 0)
        #expect(try await throttle.begin(keys: ["address:a"], free: 2, at: now) == 0)
        try await throttle.refund(keys: ["address:a"])
        #expect(try await throttle.begin(keys: ["address:a"], free: 2, at: now) == 0)
        #expect(try await throttle.begin(keys: ["address:a"], free: 2, at: now) > 0)
        try await throttle.succeed(keys: ["account:a"])
        #expect(try await throttle.begin(keys: ["account:a"], free: 1, at: now) == 0)
    }

    @Test func `attempts that come together are each counted before they are judged`() async throws {
        let house = try await StoreHouse()
        let now = now

        let free = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<40 {
                group.addTask { try await house.store.throttle.begin(keys: ["account:a"], free: 5, at: now) }
            }
            return try await group.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
        }

        #expect(free == 5)
    }
}
