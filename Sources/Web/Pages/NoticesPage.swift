import Domain

/// A member's notices, newest first.
struct NoticesPage: Page {
    static let template = "notices"
    let title: String
    let hasNotices: Bool
    let hasUnread: Bool
    let notices: [NoticeRow]

    /// Address of « Comment poster un bricolage », for newcomers.
    static let guideSlug = "comment-poster-un-bricolage"

    init(
        _ texts: Texts, _ notices: [(notice: Notice, title: String?, slug: String?)], guideHref: String
    ) {
        title = texts["notices.title"]
        hasNotices = !notices.isEmpty
        hasUnread = notices.contains { $0.notice.readAt == nil }
        self.notices = notices.map {
            NoticeRow($0.notice, title: $0.title, slug: $0.slug, guideHref: guideHref, texts)
        }
    }
}

/// One notice, leading to what it is about.
struct NoticeRow: Sendable {
    let isNew: Bool
    let words: String
    let href: String
    let when: String
    let machineTime: String

    init(_ notice: Notice, title: String?, slug: String?, guideHref: String, _ texts: Texts) {
        isNew = notice.readAt == nil
        let isUntitled = (title ?? "").isEmpty
        words =
            texts[
                "notice.\(notice.kind.rawValue)",
                ["actor": notice.actor, "title": isUntitled ? texts["notice.untitled"] : title ?? ""]]
        href = Self.href(notice, slug: slug, isDraft: isUntitled, guideHref: guideHref)
        when = texts.dateAndTime(notice.createdAt)
        machineTime = Texts.machine(notice.createdAt)
    }

    private static func href(_ notice: Notice, slug: String?, isDraft: Bool, guideHref: String) -> String {
        if let tutorial = notice.tutorial, let slug {
            return isDraft ? Path.draft(tutorial) : Path.tutorial(slug)
        }
        return switch notice.kind {
        case .comment, .coAuthor, .edited, .fileRefused, .photoRedacted: Path.mine
        case .reset: Path.log
        case .cardLocked, .cardUnlocked: Path.account + "#carte"
        case .invitationUsed: Path.invitations
        case .welcome: guideHref
        }
    }
}
