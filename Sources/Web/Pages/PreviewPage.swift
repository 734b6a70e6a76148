import Domain

/// A draft as its readers will see it.
struct PreviewPage: Page {
    static let template = "preview"

    let title: String
    let back: String
    let tutorial: TutorialView

    init(_ view: TutorialView, of tutorial: Tutorial, _ texts: Texts) {
        title = texts["posting.preview"]
        back = Path.draft(tutorial.id)
        self.tutorial = view
    }
}
