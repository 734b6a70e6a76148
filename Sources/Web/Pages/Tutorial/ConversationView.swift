import Domain
import Foundation
import Store

/// What readers make of a bricolage: their two answers and their comments, with the forms for both.
struct ConversationView: Sendable {
    struct Score: Sendable {
        let label: String
        /// As HTML wants it: a point, whatever the language.
        let value: String
        /// « 4,2 sur 5 ».
        let words: String
        /// « 12 avis ».
        let count: String
    }

    struct Question: Sendable {
        let id: String
        let legend: String
        let low: String
        let high: String
        let answers: [Answer]
        let isUnanswered: Bool
    }

    struct Answer: Sendable {
        let id: String
        let value: Int
        let isChecked: Bool
        /// Read aloud after 1 and 5.
        let meaning: String?
    }

    struct CommentView: Sendable {
        let anchor: String
        let who: LinkView
        let whoTownHall: String?
        let when: String
        let whenMachine: String
        let isEdited: Bool
        let html: TrustedHTML
        let isOfAuthor: Bool
        /// Nil for everybody but the one who wrote it.
        let editHref: String?
    }

    let scores: [Score]
    let hasScores: Bool
    let questions: [Question]
    let ratingAction: String
    let hasRated: Bool
    let heading: String
    let comments: [CommentView]
    let hasComments: Bool
    let isMember: Bool
    /// Members other than those who wrote it.
    let mayRate: Bool
    let signInHref: String
    let commentAction: String
    let token: String
    let typed: String
    let limit: Int
    let refusal: RefusalView?

    /// What a refused form had in it.
    struct Typed: Sendable {
        var comment = ""
        var tags: String?
        var refusal: Refusal?
    }

    init(
        _ read: ReadTutorial, own: Rating?, townHalls: [TownHall.ID: TownHall], viewer: Viewer, typed: Typed,
        _ texts: Texts
    ) {
        let path = Path.tutorial(read.tutorial.slug)
        scores = [
            Self.score("rating.easy", read.rating.easyAverage, read.rating.easyCount, texts),
            Self.score("rating.useful", read.rating.usefulAverage, read.rating.usefulCount, texts),
        ].compactMap { $0 }
        hasScores = !scores.isEmpty
        questions = [
            Self.question("easy", own?.easy, texts), Self.question("useful", own?.useful, texts),
        ]
        ratingAction = path + "/note"
        hasRated = own != nil
        heading =
            read.comments.isEmpty
            ? texts["comments.title"] : texts.plural("reading.commentCount", read.comments.count)
        let writers = Set([read.tutorial.author] + read.tutorial.coAuthors)
        comments = read.comments.map { comment, author in
            CommentView(
                anchor: Self.anchor(comment.id), who: LinkView(href: Path.member(author.id), text: author.name),
                whoTownHall: townHalls[author.townHall]?.name, when: texts.dateAndTime(comment.createdAt),
                whenMachine: Texts.machine(comment.createdAt), isEdited: comment.editedAt != nil,
                html: Markdown.html(comment.text, headingOffset: 2), isOfAuthor: writers.contains(author.id),
                editHref: viewer.member?.id == author.id ? Path.comment(comment.id) : nil)
        }
        hasComments = !comments.isEmpty
        isMember = viewer.member != nil
        mayRate = viewer.member.map { !writers.contains($0.id) } ?? false
        signInHref = "\(Path.signIn)?retour=\(Path.encode(path))"
        commentAction = path + "/commentaires"
        token = Secret.token()
        self.typed = typed.comment
        limit = Limits.comment
        refusal = typed.refusal.flatMap { $0.field == "text" ? RefusalView($0, texts) : nil }
    }

    static func anchor(_ id: Comment.ID) -> String { "commentaire-\(id)" }

    private static func score(_ key: String, _ average: Double, _ count: Int, _ texts: Texts) -> Score? {
        guard count > 0 else { return nil }
        return Score(
            label: texts[key], value: String(format: "%.1f", average),
            words: texts["rating.outOf", ["value": texts.decimal(average)]], count: texts.plural("rating.count", count))
    }

    private static func question(_ id: String, _ own: Int?, _ texts: Texts) -> Question {
        let (low, high) = (texts["rating.\(id)Low"], texts["rating.\(id)High"])
        let answers = (1...5).map { value in
            Answer(
                id: id, value: value, isChecked: own == value, meaning: value == 1 ? low : value == 5 ? high : nil)
        }
        return Question(
            id: id, legend: texts["rating.\(id)Question"], low: low, high: high, answers: answers,
            isUnanswered: own == nil)
    }
}
