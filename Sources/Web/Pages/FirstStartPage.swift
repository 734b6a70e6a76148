import Domain

/// The first mairie and its first admin.
struct FirstStartPage: Page {
    static let template = "first-start"
    let title: String
    /// Kept out of sight when it came with the address.
    let hiddenCode: String?
    let inputs: [InputView]
    let problems: [RefusalView]

    init(
        _ texts: Texts, code: String, townHall: String = "", account: AccountForm = .empty, refusals: [Refusal] = []
    ) {
        title = texts["firstStart.title"]
        let isCodeFine = !code.isEmpty && !refusals.contains { $0.code == .firstStartCodeWrong }
        hiddenCode = isCodeFine ? code : nil
        var inputs = [
            InputView(
                "townHall", texts, label: "firstStart.townHall", help: "firstStart.townHallHelp", value: townHall,
                autocomplete: "organization", refusals: refusals)
        ]
        if !isCodeFine {
            inputs.insert(
                InputView(
                    "code", texts, label: "firstStart.code", help: "firstStart.codeHelp", value: code,
                    refusals: refusals), at: 0)
        }
        inputs += account.inputs(texts, asksService: false, refusals)
        self.inputs = inputs
        problems = InputView.others(refusals, inputs, texts)
    }
}
