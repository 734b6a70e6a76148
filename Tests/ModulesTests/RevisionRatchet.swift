import Domain
import Modules
import Testing

@Suite struct RevisionRatchet {
    private static let label = "label: { fr: \"L\", en: \"L\" }"
    private let form = ProbeForm(
        fields: """
              - { id: a, type: number, \(label) }
              - { id: b, type: number, \(label) }
              - { id: c, type: number, show_if: "b = 1", \(label) }
            """)
    private let published = Content(
        title: "T", fields: ["a": .text("x"), "b": .text("1"), "c": .text("y")],
        steps: [Step(text: "S"), Step(text: "S2")])

    /// The levels of the errors that `published` had, once `change` is made to it.
    private func levels(_ change: (inout Content) -> Void) throws -> [String] {
        let module = try form.module()
        var draft = published
        change(&draft)
        let findings = module.findings(for: draft, files: [:]).filter { $0.level == .error }
        return module.eased(findings, of: draft, since: published).map { "\($0.place) \($0.level)" }
    }

    @Test func `what nobody touched warns, what was touched stops`() throws {
        #expect(try levels { _ in } == ["field-a warning", "field-c warning"])
        #expect(try levels { $0.fields["a"] = .text("z") } == ["field-a error", "field-c warning"])
        #expect(try levels { $0.title = "U" } == ["field-a warning", "field-c warning"])
    }

    @Test func `what decides whether a question is asked counts as touched with it`() throws {
        #expect(try levels { $0.fields["b"] = .text("1,0") } == ["field-a warning", "field-c error"])
    }

    @Test func `steps and their parts are told apart`() throws {
        let module = try form.module()
        let ids = published.steps.map(\.id)
        var draft = published
        draft.steps[0].text = "other"
        let findings = [Place.steps, .step(ids[0]), .step(ids[1]), .title, .draft].map {
            Finding(.textTooLong, at: $0, level: .error)
        }

        let levels = module.eased(findings, of: draft, since: published).map(\.level)

        #expect(levels == [.error, .error, .warning, .warning, .error])
    }

    @Test func `absent and empty are the same, and hints stay hints`() throws {
        let module = try form.module()
        var draft = published
        draft.fields["d"] = .text("")
        let findings = [
            Finding(.fieldNotNumber, at: .field("d"), level: .error),
            Finding(.fieldRequired, at: .field("a"), level: .hint),
        ]

        #expect(module.eased(findings, of: draft, since: published).map(\.level) == [.warning, .hint])
    }
}
