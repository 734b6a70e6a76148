import Domain

/// The inputs of one form among several on a page, with its refusals.
struct FormView: Sendable {
    let inputs: [InputView]
    let problems: [RefusalView]

    init(_ inputs: [InputView], _ refusals: [Refusal], _ texts: Texts) {
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
    }
}

/// One line of a list to choose from.
struct ChoiceView: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
}
