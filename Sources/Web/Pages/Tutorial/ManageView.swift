import Domain
import Store

/// What authors can change on the page itself: tags; for the one who began it, also who may read it and whether it is
/// shown.
struct ManageView: Sendable {
    let tagsAction: String
    let tagsValue: String
    let known: [String]
    let tagRefusal: RefusalView?
    let isAuthor: Bool
    let audienceAction: String
    let isForEveryone: Bool
    let ownTownHall: String
    let withdrawAction: String?
    /// Opened at once when something in it was refused.
    let isOpen: Bool

    init(_ read: ReadTutorial, isAuthor: Bool, known: [String], typed: ConversationView.Typed, _ texts: Texts) {
        let path = Path.tutorial(read.tutorial.slug)
        tagsAction = path + "/mots"
        tagsValue = typed.tags ?? read.tags.joined(separator: ", ")
        self.known = known
        tagRefusal = typed.refusal.flatMap { $0.field == "tags" ? RefusalView($0, texts) : nil }
        self.isAuthor = isAuthor
        audienceAction = path + "/audience"
        isForEveryone = read.tutorial.audience == .everyone
        ownTownHall = read.townHall.name
        withdrawAction = isAuthor && read.tutorial.state == .published ? path + "/retrait" : nil
        isOpen = tagRefusal != nil
    }
}
