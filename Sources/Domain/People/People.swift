package import Foundation

/// One mairie: an arrondissement or a commune.
///
/// The server holds many.
package struct TownHall: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<TownHall>

    package var id: ID
    package var name: String
    package var slug: String

    package init(id: ID = ID(), name: String, slug: String) {
        self.id = id
        self.name = name
        self.slug = slug
    }
}

/// What a member may do beyond their own posts.
///
/// Being head of service is a title, not a role.
package enum Role: String, Codable, Sendable, CaseIterable, Comparable {
    case member
    /// « Référent »: helps the plain members of the own mairie back in.
    case steward
    /// Looks after the server: mairies, import of people, settings.
    case admin

    package static func < (left: Role, right: Role) -> Bool {
        order(left) < order(right)
    }

    private static func order(_ role: Role) -> Int {
        switch role {
        case .member: 0
        case .steward: 1
        case .admin: 2
        }
    }
}

/// A person.
package struct Member: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<Member>

    package var id: ID
    package var name: String
    /// What the person types to sign in: chosen, or the personnel number.
    ///
    /// Unique without regard to case.
    package var identifier: String
    package var email: String?
    package var townHall: TownHall.ID
    /// « Accueil », « État civil »… as the person writes it; empty when not said.
    package var service: String
    package var isHeadOfService: Bool
    package var role: Role
    package var language: Language?

    package init(
        id: ID = ID(), name: String, identifier: String, email: String? = nil, townHall: TownHall.ID,
        service: String = "", isHeadOfService: Bool = false, role: Role = .member, language: Language? = nil
    ) {
        self.id = id
        self.name = name
        self.identifier = identifier
        self.email = email
        self.townHall = townHall
        self.service = service
        self.isHeadOfService = isHeadOfService
        self.role = role
        self.language = language
    }
}

/// How a session was opened.
///
/// A card with its PIN never gives more than a member's powers.
package enum SignInMethod: String, Codable, Sendable { case password, card }

/// Who is looking: nobody known, or a member and how they came in.
package struct Viewer: Sendable, Hashable {
    package let member: Member?
    package let method: SignInMethod?

    package static let visitor = Viewer(member: nil, method: nil)

    package init(member: Member?, method: SignInMethod?) {
        self.member = member
        self.method = method
    }

    /// The role in force: a card gives member powers only.
    ///
    /// Nil for a visitor.
    package var role: Role? {
        guard let member else { return nil }
        return method == .card ? .member : member.role
    }
}

/// A code, on paper or in a link, that lets somebody make an account in one mairie.
package struct Invitation: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<Invitation>

    /// Longest life, in days, and the default.
    package static let maximumDays = 90
    package static let defaultDays = 14
    package static let maximumUses = 50

    package var id: ID
    package var townHall: TownHall.ID
    package var inviter: Member.ID
    package var expiresAt: Date
    package var uses: Int
    package var maximumUses: Int
    package var revokedAt: Date?
    package var createdAt: Date

    package init(
        id: ID = ID(), townHall: TownHall.ID, inviter: Member.ID, expiresAt: Date, uses: Int = 0, maximumUses: Int,
        revokedAt: Date? = nil, createdAt: Date
    ) {
        self.id = id
        self.townHall = townHall
        self.inviter = inviter
        self.expiresAt = expiresAt
        self.uses = uses
        self.maximumUses = maximumUses
        self.revokedAt = revokedAt
        self.createdAt = createdAt
    }
}

/// Something a member should know, shown in the site.
package struct Notice: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<Notice>

    /// The words are in the catalogues under `notice.KIND`.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case comment, coAuthor, reset, cardUnlocked, cardLocked, invitationUsed, edited, welcome, fileRefused
        case photoRedacted
    }

    package var id: ID
    package var member: Member.ID
    package var kind: Kind
    /// Who caused it, by name at that moment.
    package var actor: String
    package var tutorial: Tutorial.ID?
    package var createdAt: Date
    package var readAt: Date?

    package init(
        id: ID = ID(), member: Member.ID, kind: Kind, actor: String, tutorial: Tutorial.ID? = nil, createdAt: Date,
        readAt: Date? = nil
    ) {
        self.id = id
        self.member = member
        self.kind = kind
        self.actor = actor
        self.tutorial = tutorial
        self.createdAt = createdAt
        self.readAt = readAt
    }
}

/// A line of the log that everybody may read: what stewards and admins did that concerns others.
package struct LogEntry: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<LogEntry>

    /// The words are in the catalogues under `log.KIND`.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case passwordReset, cardUnlocked, roleChanged, townHallAdded, membersImported, settingChanged, photoRedacted
    }

    package var id: ID
    package var kind: Kind
    package var actor: String
    package var subject: String
    package var townHall: TownHall.ID?
    package var createdAt: Date

    package init(
        id: ID = ID(), kind: Kind, actor: String, subject: String, townHall: TownHall.ID? = nil, createdAt: Date
    ) {
        self.id = id
        self.kind = kind
        self.actor = actor
        self.subject = subject
        self.townHall = townHall
        self.createdAt = createdAt
    }
}
