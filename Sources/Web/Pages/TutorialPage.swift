import Domain
import Modules
import Store

/// One bricolage, whole: what it says, what readers make of it, what its authors can change.
struct TutorialPage: Page {
    static let template = "tutorial-page"

    let title: String
    let type: LinkView
    let tutorial: TutorialView
    let talk: ConversationView
    let manage: ManageView?
    /// Nil for those who may not, and when there is no photo.
    let redact: RedactView?
    let isWithdrawn: Bool
    /// Where to post « Remettre en ligne »; nil for co-authors.
    let returnAction: String?
    let historyHref: String
    let versionCount: String
    let isRevised: Bool
    let revised: String?

    init(
        _ read: ReadTutorial, _ module: Module?, _ site: Site, viewer: Viewer, own: Rating?,
        townHalls: [TownHall.ID: TownHall],
        knownTags: [String], photos: [MediaFile], typed: ConversationView.Typed = .init(), _ texts: Texts
    ) {
        let slug = read.tutorial.slug
        let mayEdit = viewer.mayEdit(read.tutorial)
        let isAuthor = viewer.isAuthor(of: read.tutorial)
        let documents = (module?.documents ?? []).filter { $0.isOffered(for: read.revision.content) }.map {
            LinkView(href: Path.document($0.id, of: slug), text: $0.name.text(in: texts.language))
        }
        let actions = ActionsView(
            workshopHref: read.revision.content.steps.contains { !$0.isEmpty } ? Path.workshop(slug) : nil,
            printHref: Path.printing(slug), documents: documents, hasDocuments: !documents.isEmpty,
            editAction: mayEdit ? Path.tutorial(slug) + "/modification" : nil)
        tutorial = TutorialView(read, module, site, actions: actions, texts)
        title = tutorial.name
        type = LinkView(href: Path.type(read.tutorial.type), text: tutorial.typeName)
        talk = ConversationView(read, own: own, townHalls: townHalls, viewer: viewer, typed: typed, texts)
        manage =
            mayEdit ? ManageView(read, isAuthor: isAuthor, known: knownTags, typed: typed, texts) : nil
        redact =
            viewer.mayRedact(read.tutorial) ? RedactView(read, photos, isAuthor: mayEdit, texts) : nil
        isWithdrawn = read.tutorial.state == .withdrawn
        returnAction = isWithdrawn && isAuthor ? Path.tutorial(slug) + "/retour" : nil
        historyHref = Path.history(slug)
        versionCount = texts.plural("history.count", read.revisionCount)
        isRevised = read.revisionCount > 1
        revised = read.revisionCount > 1 ? texts.date(read.revision.publishedAt) : nil
    }
}
