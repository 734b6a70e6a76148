import Domain
import Modules
import Store

/// Every published version of a bricolage, newest first.
struct HistoryPage: Page {
    static let template = "history"

    struct Line: Sendable {
        let number: Int
        let when: String
        let who: String
        let isShown: Bool
        let href: String
        /// Against the one that is shown.
        let compareHref: String?
        /// Where to post « Reprendre »; nil for readers, and for the one that is shown.
        let restoreAction: String?
    }

    let title: String
    let tutorial: LinkView
    let lines: [Line]
    let compareAction: String
    let hasChoice: Bool
    /// Offered first in the form: the two newest.
    let older: [Choice]
    let newer: [Choice]

    struct Choice: Sendable {
        let number: Int
        let label: String
        let isSelected: Bool
    }

    init(
        _ tutorial: Tutorial, name: String, _ revisions: [(revision: Revision, by: Member)], mayEdit: Bool,
        _ texts: Texts
    ) {
        let slug = tutorial.slug
        title = texts["history.titleOf", ["name": name]]
        self.tutorial = LinkView(href: Path.tutorial(slug), text: name)
        lines = revisions.map { revision, by in
            let isShown = revision.number == tutorial.revision
            let href = Path.revision(revision.number, slug)
            return Line(
                number: revision.number, when: texts.dateAndTime(revision.publishedAt),
                who: revision.byMigration ? texts["history.byMigration"] : by.name, isShown: isShown,
                href: isShown ? Path.tutorial(slug) : href,
                compareHref: isShown ? nil : Path.comparison(revision.number, tutorial.revision, slug),
                restoreAction: mayEdit && !isShown ? href + "/restauration" : nil)
        }
        compareAction = Path.history(slug) + "/comparer"
        hasChoice = revisions.count > 2
        func choices(_ selected: Int) -> [Choice] {
            revisions.enumerated().map { index, line in
                let arguments = [
                    "n": texts.number(line.revision.number), "date": texts.dateAndTime(line.revision.publishedAt),
                ]
                return Choice(
                    number: line.revision.number, label: texts["history.choice", arguments],
                    isSelected: index == selected)
            }
        }
        older = choices(1)
        newer = choices(0)
    }
}

/// One older version, as it was.
struct RevisionPage: Page {
    static let template = "revision"

    let title: String
    let current: LinkView
    let historyHref: String
    let banner: String
    let compareHref: String
    let restoreAction: String?
    let tutorial: TutorialView

    init(_ read: ReadTutorial, _ module: Module?, _ site: Site, mayEdit: Bool, _ texts: Texts) {
        let slug = read.tutorial.slug
        let number = read.revision.number
        tutorial = TutorialView(read, module, site, texts)
        title = texts["history.version", ["n": texts.number(number), "name": tutorial.name]]
        current = LinkView(href: Path.tutorial(slug), text: tutorial.name)
        historyHref = Path.history(slug)
        banner =
            texts[
                "history.reading", ["n": texts.number(number), "date": texts.dateAndTime(read.revision.publishedAt)]]
        compareHref = Path.comparison(number, read.tutorial.revision, slug)
        restoreAction = mayEdit ? Path.revision(number, slug) + "/restauration" : nil
    }
}

/// Two versions, side by side in one text.
struct ComparisonPage: Page {
    static let template = "comparison"

    struct Line: Sendable {
        let label: String
        /// One for the words, others for what happened to its place and its photos.
        let parts: [TrustedHTML]
    }

    let title: String
    let tutorial: LinkView
    let historyHref: String
    let older: String
    let newer: String
    let lines: [Line]
    let hasLines: Bool

    init(
        _ tutorial: Tutorial, name: String, from old: (revision: Revision, module: Module?),
        to new: (revision: Revision, module: Module?), _ texts: Texts
    ) {
        let slug = tutorial.slug
        title =
            texts[
                "history.compareTitle",
                ["a": texts.number(old.revision.number), "b": texts.number(new.revision.number)]]
        self.tutorial = LinkView(href: Path.tutorial(slug), text: name)
        historyHref = Path.history(slug)
        func describe(_ revision: Revision) -> String {
            texts[
                "history.choice", ["n": texts.number(revision.number), "date": texts.dateAndTime(revision.publishedAt)]]
        }
        older = describe(old.revision)
        newer = describe(new.revision)
        lines =
            Comparison(
                old.revision.content, new.revision.content, from: old.module, to: new.module, texts
            ).lines
        hasLines = !lines.isEmpty
    }
}
