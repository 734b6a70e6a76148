import Domain

/// « Votre session a expiré »: what was typed waits in the page until its author is known again.
struct ReconnectPage: Page {
    static let template = "reconnect"

    struct HiddenView: Sendable {
        let name: String
        let value: String
    }

    /// Inputs of this page itself: never carried on.
    static let own: Set<String> = ["identifier", "password", "card", "pin", "lost", DraftInput.action]

    let title: String
    let action: String
    let identifier: String
    let hidden: [HiddenView]
    let lost: [String]
    let hasLost: Bool
    let refusals: [RefusalView]

    init(_ form: Form, draft: Tutorial.ID, lost: [String], identifier: String, refusal: Refusal?, _ texts: Texts) {
        title = texts["posting.expired"]
        action = Path.draft(draft) + "/reconnexion"
        self.identifier = identifier
        hidden = form.fields.filter { !Self.own.contains($0.name) }.map { HiddenView(name: $0.name, value: $0.value) }
        self.lost = lost
        hasLost = !lost.isEmpty
        refusals = [refusal].compactMap { $0 }.map { RefusalView($0, texts) }
    }
}
