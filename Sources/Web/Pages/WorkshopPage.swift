import Domain
import Store

/// Mode atelier: one step a screen.
struct WorkshopPage: Page {
    static let template = "workshop"

    let title: String
    let name: String
    let leaveHref: String
    let step: StepView
    let number: Int
    let count: Int
    let outOf: String
    let position: String
    let previousHref: String?
    let nextHref: String?

    /// Nil when there is no such step.
    /// - Parameter number: from 1.
    init?(_ read: ReadTutorial, number: Int, _ texts: Texts) {
        let steps = read.revision.content.steps.filter { !$0.isEmpty }
        guard steps.indices.contains(number - 1) else { return nil }
        step = StepView(
            steps[number - 1], index: number - 1, files: read.files, sizes: "(min-width: 60em) 58vw, 96vw",
            isLazy: false, texts)
        name = read.revision.content.title
        self.number = number
        count = steps.count
        let arguments = ["n": texts.number(number), "count": texts.number(steps.count)]
        outOf = texts["workshop.outOf", arguments]
        position = texts["workshop.position", arguments]
        title = "\(position) · \(name)"
        leaveHref = "\(Path.tutorial(read.tutorial.slug))#\(StepView.anchor(number - 1))"
        func href(_ number: Int) -> String { "\(Path.workshop(read.tutorial.slug))?etape=\(number)" }
        previousHref = number > 1 ? href(number - 1) : nil
        nextHref = number < steps.count ? href(number + 1) : nil
    }
}
