import Domain

/// A refusal as a form shows it: what is wrong, and how to mend it.
struct RefusalView: Sendable {
    let what: String
    let mend: String

    init(_ refusal: Refusal, _ texts: Texts) {
        what = texts.what(refusal.code, refusal.arguments)
        mend = texts.mend(refusal.code, refusal.arguments)
    }
}

/// One text input with its finding: the model of the `input` template.
struct InputView: Sendable {
    let id: String
    let label: String
    let help: String?
    let value: String
    /// `text`, `password`, `email`, `number`.
    let type: String
    let autocomplete: String
    let isNumeric: Bool
    let isRequired: Bool
    let refusals: [RefusalView]
    let isInvalid: Bool
    let describedBy: String?

    init(
        _ id: String, _ texts: Texts, label: String, help: String? = nil, value: String = "", type: String = "text",
        autocomplete: String = "off", isNumeric: Bool = false, isRequired: Bool = true, refusals: [Refusal] = []
    ) {
        let own = refusals.filter { $0.field == id }
        self.id = id
        self.label = texts[label]
        self.help = help.map { texts[$0] }
        self.value = value
        self.type = type
        self.autocomplete = autocomplete
        self.isNumeric = isNumeric
        self.isRequired = isRequired
        self.refusals = own.map { RefusalView($0, texts) }
        isInvalid = !own.isEmpty
        let described = [help == nil ? nil : "\(id)-help", own.isEmpty ? nil : "\(id)-finding"].compactMap { $0 }
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
    }

    /// Refusals that no input of the form is to blame for.
    static func others(_ refusals: [Refusal], _ inputs: [InputView], _ texts: Texts) -> [RefusalView] {
        refusals.filter { refusal in !inputs.contains { $0.id == refusal.field } }.map { RefusalView($0, texts) }
    }
}

/// Identifier and password.
struct SignInPage: Page {
    static let template = "sign-in"
    let title: String
    /// Why one is asked, when one came for something else.
    let lead: String?
    let back: String
    let inputs: [InputView]
    let problems: [RefusalView]
    let cardHref: String

    init(
        _ texts: Texts, identifier: String = "", back: String, lead: String? = nil, refusals: [Refusal] = []
    ) {
        title = texts["signIn.title"]
        self.lead = lead
        self.back = back
        let inputs = [
            InputView(
                "identifier", texts, label: "signIn.identifier", help: "signIn.identifierHelp", value: identifier,
                autocomplete: "username", refusals: refusals),
            InputView(
                "password", texts, label: "signIn.password", type: "password", autocomplete: "current-password"),
        ]
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
        cardHref = "\(Path.cardSignIn)?retour=\(Path.encode(back))"
    }
}

/// Card and PIN.
struct CardSignInPage: Page {
    static let template = "sign-in-card"
    let title: String
    let back: String
    let inputs: [InputView]
    let problems: [RefusalView]
    let passwordHref: String

    init(_ texts: Texts, back: String, refusals: [Refusal] = []) {
        title = texts["signIn.title"]
        self.back = back
        let inputs = [
            InputView("card", texts, label: "signIn.card", help: "signIn.cardHelp", refusals: refusals),
            InputView(
                "pin", texts, label: "signIn.pin", help: "signIn.pinHelp", type: "password", isNumeric: true,
                refusals: refusals),
        ]
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
        passwordHref = "\(Path.signIn)?retour=\(Path.encode(back))"
    }
}

/// A steward's one-time code and a new password.
struct ResetPage: Page {
    static let template = "reset"
    let title: String
    let inputs: [InputView]
    let problems: [RefusalView]

    init(_ texts: Texts, code: String = "", refusals: [Refusal] = []) {
        title = texts["reset.title"]
        let inputs =
            [
                InputView(
                    "code", texts, label: "reset.code", help: "reset.codeHelp", value: code, refusals: refusals)
            ] + InputView.newPassword(texts, refusals)
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
    }
}

extension InputView {
    static func newPassword(_ texts: Texts, _ refusals: [Refusal]) -> [InputView] {
        [
            InputView(
                "password", texts, label: "password.new", help: "password.help", type: "password",
                autocomplete: "new-password", refusals: refusals),
            InputView(
                "repeated", texts, label: "password.repeated", type: "password", autocomplete: "new-password",
                refusals: refusals),
        ]
    }
}
