package import Domain
import Foundation
package import HTTPTypes
import Hummingbird
import Store

/// Coming in: judging a password or a card, and opening the session.
extension Site {
    /// Attempts an account or an address has before it must wait.
    private static let freeAccountAttempts = 5
    private static let freeAddressAttempts = 30

    /// Who has this identifier and password.
    /// - Throws: `Refusal.signInTooMany` (argument `seconds`), `.signInWrong`: which of the two was wrong is not said.
    package func checkPassword(identifier: String, password: String, address: String) async throws -> Member {
        let keys = ["account:" + Credentials.normalised(identifier), "address:" + address]
        try await beginAttempt(keys)
        let row = try await store.members.signInRow(identifier: identifier)
        guard try await passwords.verify(String(password.prefix(1000)), against: row?.password), let row else {
            throw Refusal(.signInWrong, field: "identifier")
        }
        try await store.throttle.succeed(keys: [keys[0]])
        try await store.throttle.refund(keys: [keys[1]])
        return row.member
    }

    /// Who has this card and PIN.
    ///
    /// The third wrong PIN in a row locks the card.
    /// - Throws: `Refusal.cardUnknown`, `.cardLocked`, `.pinMissing`, `.signInWrong`, `.signInTooMany`.
    package func checkCard(typed: String, pin: String, address: String) async throws -> Member {
        let keys = ["address:" + address]
        try await beginAttempt(keys)
        guard let secret = CardSecret.read(typed),
            let row = try await store.members.signInRow(cardDigest: Secret.digest(secret))
        else { throw Refusal(.cardUnknown, field: "card") }
        guard row.pin != nil else { throw Refusal(.pinMissing, field: "pin") }
        let id = row.member.id
        guard try await store.members.beginPINAttempt(of: id, at: now()) else {
            throw Refusal(.cardLocked, field: "pin")
        }
        let isRight = try await passwords.verify(pin: String(pin.prefix(64)), against: row.pin)
        try await store.members.endPINAttempt(of: id, right: isRight, at: now())
        guard isRight else {
            let left = Limits.pinAttempts - row.pinFailures - 1
            throw left > 0
                ? Refusal(.pinWrong, ["left": .number(left)], field: "pin") : Refusal(.cardLocked, field: "pin")
        }
        try await store.throttle.refund(keys: keys)
        return row.member
    }

    /// Counts an attempt at guessing a code (invitation, reset, first start) from an address.
    package func beginCodeAttempt(address: String) async throws {
        try await beginAttempt(["code:" + address])
    }

    private func beginAttempt(_ keys: [String]) async throws {
        let free = keys.count > 1 ? Self.freeAccountAttempts : Self.freeAddressAttempts
        for (key, free) in zip(keys, [free, Self.freeAddressAttempts]) {
            let seconds = try await store.throttle.begin(keys: [key], free: free, at: now())
            if seconds > 0 { throw Refusal(.signInTooMany, ["seconds": .number(seconds)]) }
        }
    }

    /// Opens a session.
    /// - Returns: the cookie to send.
    package func openSession(of member: Member.ID, method: SignInMethod) async throws -> HTTPField {
        let token = Secret.token()
        try await store.sessions.add(
            tokenDigest: Secret.digest(token), member: member, method: method,
            expiresAt: now().addingTimeInterval(SessionCookie.life(method)), at: now())
        return SessionCookie.open(token, method: method, isSecure: options.isSecure)
    }
}
