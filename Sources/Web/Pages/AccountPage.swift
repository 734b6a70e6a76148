import Domain
import Store

/// A member's own account.
struct AccountPage: Page {
    static let template = "account"
    let title: String
    let identity: String
    let profile: FormView
    let isHead: Bool
    let languages: [ChoiceView]
    let password: FormView
    let sessions: String
    let isByCard: Bool
    let hasCard: Bool
    let isLocked: Bool
    let cardState: String
    let cardHeading: String
    let cardSubmit: String
    let card: FormView
    let pin: FormView

    enum Section: Sendable { case profile, password, card, pin }

    struct Facts: Sendable {
        let member: Member
        let townHall: String
        let card: CardState
        let sessions: Int
        let isByCard: Bool
    }

    /// - Parameters:
    ///   - typed: the member as the form has it: kept or just typed.
    ///   - section: the form that the refusals are about.
    init(_ texts: Texts, _ facts: Facts, typed: Member, section: Section?, _ refusals: [Refusal]) {
        func refused(_ own: Section) -> [Refusal] { section == own ? refusals : [] }
        func form(_ own: Section, _ make: ([Refusal]) -> [InputView]) -> FormView {
            FormView(make(refused(own)), refused(own), texts)
        }
        title = texts["account.title"]
        identity =
            texts[
                "account.identity", ["identifier": facts.member.identifier, "townHall": facts.townHall]]
        profile = form(.profile) { Self.profile(typed, texts, $0) }
        isHead = typed.isHeadOfService
        let language = typed.language ?? texts.language
        languages = [(Language.french, "Français"), (.english, "English")].map {
            ChoiceView(value: $0.rawValue, label: $1, isChosen: $0 == language)
        }
        password = form(.password) { refusals in
            [Self.secret("current", "account.currentPassword", texts, refusals)]
                + InputView.newPassword(texts, refusals)
        }
        sessions = texts.plural("account.sessions", facts.sessions)
        isByCard = facts.isByCard
        hasCard = facts.card.madeAt != nil
        isLocked = facts.card.isLocked
        cardState = facts.card.madeAt.map { texts["card.madeAt", ["date": texts.date($0)]] } ?? texts["card.none"]
        cardHeading = texts[facts.card.madeAt == nil ? "card.make" : "card.renew"]
        cardSubmit = texts[facts.card.madeAt == nil ? "card.makeSubmit" : "card.renewSubmit"]
        card = form(.card) { Self.pins("pin", "pinRepeated", "cardPassword", texts, $0) }
        pin = form(.pin) { Self.pins("newPin", "newPinRepeated", "pinPassword", texts, $0) }
    }

    private static func profile(_ member: Member, _ texts: Texts, _ refusals: [Refusal]) -> [InputView] {
        [
            InputView(
                "name", texts, label: "account.name", help: "account.nameHelp", value: member.name,
                autocomplete: "name", refusals: refusals),
            InputView(
                "service", texts, label: "account.service", help: "account.serviceHelp", value: member.service,
                isRequired: false, refusals: refusals),
            InputView(
                "email", texts, label: "account.email", help: "account.emailHelp", value: member.email ?? "",
                type: "email", autocomplete: "email", isRequired: false, refusals: refusals),
        ]
    }

    private static func pins(
        _ pin: String, _ repeated: String, _ password: String, _ texts: Texts, _ refusals: [Refusal]
    ) -> [InputView] {
        [
            InputView(
                pin, texts, label: "card.pin", help: "card.pinHelp", type: "password", autocomplete: "off",
                isNumeric: true, refusals: refusals),
            InputView(
                repeated, texts, label: "card.pinRepeated", type: "password", autocomplete: "off", isNumeric: true,
                refusals: refusals),
            secret(password, "card.password", texts, refusals),
        ]
    }

    private static func secret(_ id: String, _ label: String, _ texts: Texts, _ refusals: [Refusal]) -> InputView {
        InputView(
            id, texts, label: label, type: "password", autocomplete: "current-password", refusals: refusals)
    }
}
