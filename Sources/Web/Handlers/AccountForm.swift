import Domain
import Foundation
import Store

/// What somebody types to get an account: the first admin, or an invited colleague.
struct AccountForm: Sendable {
    let name: String
    let identifier: String
    let service: String
    let password: String
    let repeated: String

    static let empty = AccountForm(Form())

    init(_ form: Form) {
        name = form.line("name")
        identifier = form.line("identifier")
        service = form.line("service")
        password = form["password"] ?? ""
        repeated = form["repeated"] ?? ""
    }

    /// Everything that is wrong, at once.
    func refusals(_ members: Members) async throws -> [Refusal] {
        var refusals = [Refusal].people(name: name, service: service)
        if let refusal = Credentials.refusal(identifier: identifier) {
            refusals.append(refusal)
        } else if try await members.find(identifier: identifier) != nil {
            refusals.append(Refusal(.identifierTaken, ["identifier": .text(identifier)], field: "identifier"))
        }
        return refusals + Credentials.refusals(password: password, repeated: repeated, identifier: identifier)
    }

    /// - Parameter asksService: false for the first admin, who has enough to fill in.
    func inputs(_ texts: Texts, asksService: Bool, _ refusals: [Refusal]) -> [InputView] {
        var inputs = [
            InputView(
                "name", texts, label: "account.name", help: "account.nameHelp", value: name, autocomplete: "name",
                refusals: refusals),
            InputView(
                "identifier", texts, label: "account.identifier", help: "account.identifierHelp", value: identifier,
                autocomplete: "username", refusals: refusals),
        ]
        if asksService {
            inputs.append(
                InputView(
                    "service", texts, label: "account.service", help: "account.serviceHelp", value: service,
                    isRequired: false, refusals: refusals))
        }
        return inputs + InputView.newPassword(texts, refusals)
    }
}

extension [Refusal] {
    /// What is wrong with a name and a service.
    static func people(name: String, service: String) -> [Refusal] {
        var refusals: [Refusal] = []
        if name.isEmpty || name.count > Limits.name {
            refusals.append(Refusal(.nameMissing, ["limit": .number(Limits.name)], field: "name"))
        }
        if service.count > Limits.name {
            refusals.append(Refusal(.serviceTooLong, ["limit": .number(Limits.name)], field: "service"))
        }
        return refusals
    }
}

extension Form {
    /// One line as people mean it: no space at the ends, single spaces, no control character.
    func line(_ name: String) -> String { Form.line(self[name] ?? "") }

    static func line(_ text: String) -> String {
        // Marks that turn the direction of what follows would let a name rewrite the page around it.
        let turns: ClosedRange<Unicode.Scalar> = "\u{202a}"..."\u{202e}"
        let isolates: ClosedRange<Unicode.Scalar> = "\u{2066}"..."\u{2069}"
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !turns.contains(scalar) && !isolates.contains(scalar) {
            kept.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(kept).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
