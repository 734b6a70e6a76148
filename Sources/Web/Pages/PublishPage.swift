import Domain
import Foundation
import Modules

/// One of a member's own, in any state.
struct OwnTutorial: Sendable {
    let tutorial: Tutorial
    let name: String
    /// Nil when there is no draft.
    let savedAt: Date?

    init(_ tutorial: Tutorial, _ name: String, _ savedAt: Date?) {
        self.tutorial = tutorial
        self.name = name
        self.savedAt = savedAt
    }
}

/// One line of a list of one's own bricolages.
struct OwnTutorialView: Sendable {
    let name: String
    let href: String
    let resumeHref: String
    let note: String

    init(_ own: OwnTutorial, note: String, _ texts: Texts) {
        name = own.name.isBlank ? texts["posting.untitled"] : own.name
        resumeHref = Path.draft(own.tutorial.id)
        href = own.tutorial.revision > 0 ? Path.tutorial(own.tutorial.slug) : resumeHref
        self.note = note
    }

    static func draft(_ own: OwnTutorial, _ texts: Texts) -> OwnTutorialView {
        let saved = own.savedAt.map { texts["posting.savedOn", ["date": texts.dateAndTime($0)]] } ?? ""
        return OwnTutorialView(own, note: saved, texts)
    }
}

/// « Publier un bricolage »: how to begin.
struct PublishPage: Page {
    static let template = "publish"

    let title: String
    let token: String
    let photoLimits: String
    let types: [OptionView]
    let hasTypes: Bool
    let drafts: [OwnTutorialView]
    let hasDrafts: Bool
    let words: String

    init(_ modules: [Module], drafts: [OwnTutorial], token: String, _ texts: Texts) {
        title = texts["posting.start"]
        self.token = token
        photoLimits =
            texts[
                "posting.photosHelp",
                ["size": texts.bytes(Limits.photoBytes), "count": texts.number(Limits.filesPerRequest)]]
        types = modules.map { OptionView($0, chosen: modules.first?.id ?? "", texts.language) }
        hasTypes = !modules.isEmpty
        self.drafts = drafts.map { .draft($0, texts) }
        hasDrafts = !drafts.isEmpty
        words = texts["posting.js.preparing"]
    }
}

/// « Mes bricolages ».
struct MinePage: Page {
    static let template = "mine"

    let title: String
    let drafts: [OwnTutorialView]
    let published: [OwnTutorialView]
    let withdrawn: [OwnTutorialView]
    let hasDrafts: Bool
    let hasPublished: Bool
    let hasWithdrawn: Bool
    let isEmpty: Bool
    /// Where a draft that was just thrown away is taken back.
    let restoreAction: String?

    init(_ own: [OwnTutorial], modules: Registry, discarded: Tutorial.ID?, _ texts: Texts) {
        title = texts["posting.mine"]
        drafts = own.filter { $0.tutorial.state == .draft }.map { .draft($0, texts) }
        func shown(_ state: Tutorial.State) -> [OwnTutorialView] {
            own.filter { $0.tutorial.state == state }.map { own in
                let date = own.tutorial.publishedAt.map { texts["posting.publishedOn", ["date": texts.date($0)]] } ?? ""
                return OwnTutorialView(
                    own, note: own.savedAt == nil ? date : "\(date) · \(texts["posting.changesWaiting"])", texts)
            }
        }
        published = shown(.published)
        withdrawn = shown(.withdrawn)
        hasDrafts = !drafts.isEmpty
        hasPublished = !published.isEmpty
        hasWithdrawn = !withdrawn.isEmpty
        isEmpty = own.isEmpty
        restoreAction = discarded.map { Path.draft($0) + "/reprise" }
    }
}
