import Codes
import Domain
import Foundation

/// Asks for the code of an invitation.
struct InvitationCodePage: Page {
    static let template = "invitation-code"
    let title: String
    let inputs: [InputView]
    let problems: [RefusalView]

    init(_ texts: Texts, code: String = "", refusals: [Refusal] = []) {
        title = texts["invitation.title"]
        let inputs = [
            InputView(
                "code", texts, label: "invitation.code", help: "invitation.codeHelp", value: code, refusals: refusals)
        ]
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
    }
}

/// Asks an invited colleague for an account.
struct JoinPage: Page {
    static let template = "join"
    let title: String
    /// Whom one joins; nil when the invitation stopped holding meanwhile.
    let lead: String?
    let hiddenCode: String?
    let inputs: [InputView]
    let problems: [RefusalView]

    struct Host: Sendable {
        let townHall: String
        let inviter: String
    }

    init(_ texts: Texts, code: String, host: Host?, account: AccountForm = .empty, refusals: [Refusal] = []) {
        title = texts["join.title"]
        lead = host.map { host in
            // French wants an article before the common name, and none before « Plaine Commune ».
            let key = host.townHall.lowercased().hasPrefix("mairie") ? "join.leadMairie" : "join.lead"
            return texts[key, ["townHall": host.townHall, "inviter": host.inviter]]
        }
        let isCodeFine = !refusals.contains { $0.field == "code" }
        hiddenCode = isCodeFine ? code : nil
        var inputs = account.inputs(texts, asksService: true, refusals)
        if !isCodeFine {
            inputs.insert(
                InputView(
                    "code", texts, label: "invitation.code", help: "invitation.codeHelp", value: code,
                    refusals: refusals), at: 0)
        }
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
    }
}

/// The form that makes an invitation, and those one made.
struct InvitationsPage: Page {
    static let template = "invitations"
    let title: String
    let lead: String
    let inputs: [InputView]
    let problems: [RefusalView]
    /// The mairies to invite into, for whoever may choose; empty otherwise.
    let townHalls: [TownHallChoice]
    let choosesTownHall: Bool
    let hasInvitations: Bool
    let invitations: [InvitationRow]

    struct TownHallChoice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    init(
        _ texts: Texts, _ invitations: [Invitation], own: TownHall.ID, townHalls: [TownHall], choosesTownHall: Bool,
        asked: InvitationForm, refusals: [Refusal], now: Date
    ) {
        title = texts["invitations.title"]
        let chosen = asked.townHall ?? own
        let isChoice = choosesTownHall && townHalls.count > 1
        self.choosesTownHall = isChoice
        self.townHalls =
            isChoice
            ? townHalls.map { TownHallChoice(value: $0.id.description, name: $0.name, isChosen: $0.id == chosen) } : []
        let ownName = townHalls.first { $0.id == own }?.name ?? ""
        lead = isChoice ? texts["invitations.leadAny"] : texts["invitations.lead", ["townHall": ownName]]
        let inputs = [
            InputView(
                "people", texts, label: "invitations.people", help: "invitations.peopleHelp", value: asked.people,
                isNumeric: true, refusals: refusals),
            InputView(
                "days", texts, label: "invitations.days", help: "invitations.daysHelp", value: asked.days,
                isNumeric: true, refusals: refusals),
        ]
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
        hasInvitations = !invitations.isEmpty
        self.invitations = invitations.map { InvitationRow($0, texts, now: now) }
    }
}

/// One invitation in the list of its maker.
struct InvitationRow: Sendable {
    let made: String
    let uses: String
    let expiry: String
    /// Nil once it no longer lets anybody in.
    let revokeHref: String?
    let state: String
    let isUsable: Bool

    init(_ invitation: Invitation, _ texts: Texts, now: Date) {
        made = texts.dateAndTime(invitation.createdAt)
        uses = texts.plural(
            "invitations.uses", invitation.uses, ["maximum": texts.number(invitation.maximumUses)])
        expiry = texts.date(invitation.expiresAt)
        let key: String
        if invitation.revokedAt != nil {
            key = "revoked"
        } else if invitation.uses >= invitation.maximumUses {
            key = "usedUp"
        } else if invitation.expiresAt <= now {
            key = "expired"
        } else {
            key = "usable"
        }
        isUsable = key == "usable"
        state = texts["invitations.state.\(key)"]
        revokeHref = key == "usable" ? Path.revocation(invitation.id) : nil
    }
}

/// An invitation as it is handed over, on paper or by word of mouth; shown once.
struct InvitationSlipPage: Page {
    static let template = "invitation-slip"
    let title: String
    let code: String
    let link: String
    let qr: TrustedHTML
    let heading: String
    let validity: String
    let firstStep: String
    let address: String

    init(
        _ texts: Texts, _ invitation: Invitation, code: String, inviter: String, townHall: String, publicURL: String
    ) throws {
        title = texts["slip.title"]
        self.code = code
        link = "\(publicURL)\(Path.invitation)?code=\(code)"
        qr = TrustedHTML(try QRCode.drawing(of: link, label: texts["slip.qr"]))
        heading = texts["slip.heading", ["inviter": inviter, "townHall": townHall]]
        validity = texts.plural(
            "slip.validity", invitation.maximumUses, ["date": texts.date(invitation.expiresAt)])
        address = publicURL + Path.invitation
        firstStep = texts["slip.step1", ["address": address]]
    }
}
