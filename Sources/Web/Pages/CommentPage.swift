import Domain

/// One's own comment, to change or to take away.
struct CommentPage: Page {
    static let template = "comment"

    let title: String
    let tutorial: LinkView
    let editAction: String
    let removeAction: String
    let typed: String
    let shown: TrustedHTML
    let refusal: RefusalView?
    let limit: Int

    init(
        _ comment: Comment, of tutorial: Tutorial, name: String, typed: String? = nil, refusal: Refusal? = nil,
        _ texts: Texts
    ) {
        title = texts["comment.editTitle"]
        self.tutorial = LinkView(
            href: "\(Path.tutorial(tutorial.slug))#\(ConversationView.anchor(comment.id))", text: name)
        editAction = Path.comment(comment.id)
        removeAction = Path.comment(comment.id) + "/suppression"
        self.typed = typed ?? comment.text
        shown = Markdown.html(comment.text, headingOffset: 2)
        self.refusal = refusal.map { RefusalView($0, texts) }
        limit = Limits.comment
    }
}
