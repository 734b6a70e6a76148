import Domain
import Foundation
import Modules
import Mustache
import Store

/// One bricolage in a list: the model of the `card` template.
struct CardView: Sendable, MustacheParent {
    /// `h2` on a list's own page, `h3` under the heading of a row.
    let heading: String
    let href: String
    let cardTitle: String
    let cardSummary: String?
    let typeClass: String
    let typeName: String
    let cover: PictureView?
    let who: String
    let townHallName: String
    /// « 3 étapes »; nil when there is none.
    let stepCount: String?
    let commentCount: String?
    /// « Mairie seulement »: the reader is among those it is for.
    let isLocal: Bool
    /// « Nouveau », « Pour commencer ».
    let cardFlag: String?
    /// What the content type itself puts under the summary.
    let own: TrustedHTML?

    /// Days a bricolage is called new.
    private static let newFor: TimeInterval = 7 * 86_400

    /// - Parameters:
    ///   - flag: overrules « Nouveau ».
    ///   - isFirst: among those seen without scrolling: its picture is not put off.
    init(
        _ card: TutorialCard, _ site: Site, _ texts: Texts, heading: String = "h2", flag: String? = nil,
        isFirst: Bool = false, own: TrustedHTML? = nil
    ) {
        self.heading = heading
        self.own = own
        href = Path.tutorial(card.slug)
        cardTitle = card.title
        cardSummary = card.summary.isBlank ? nil : card.summary
        typeClass = "type-\(card.type)"
        typeName = site.typeName(card.type, texts)
        cover = PictureView(
            card.cover, alt: "", sizes: "(min-width: 80em) 19rem, (min-width: 40em) 45vw, 92vw", cssClass: "cover",
            isLazy: !isFirst)
        who = card.author
        townHallName = card.townHall
        stepCount = card.steps > 0 ? texts.plural("reading.stepCount", card.steps) : nil
        commentCount = card.comments > 0 ? texts.plural("reading.commentCount", card.comments) : nil
        isLocal = card.audience == .townHall
        let isNew = site.now().timeIntervalSince(card.publishedAt) < Self.newFor
        cardFlag = flag ?? (isNew ? texts["reading.new"] : nil)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "heading": heading
        case "href": href
        case "cardTitle": cardTitle
        case "cardSummary": cardSummary
        case "typeClass": typeClass
        case "typeName": typeName
        case "cover": cover
        case "who": who
        case "townHallName": townHallName
        case "stepCount": stepCount
        case "commentCount": commentCount
        case "isLocal": isLocal
        case "cardFlag": cardFlag
        case "own": own
        default: nil
        }
    }
}

extension Site {
    /// What a content type is called; of one that is no longer installed, that it is not.
    func typeName(_ id: String, _ texts: Texts) -> String {
        modules[id]?.name.text(in: texts.language) ?? texts["reading.typeGone"]
    }

    func cards(_ cards: [TutorialCard], _ texts: Texts, heading: String = "h2") async throws -> [CardView] {
        let own = try await ownCards(cards, texts)
        return cards.enumerated().map {
            CardView($1, self, texts, heading: heading, isFirst: $0 < 2, own: own[$1.id])
        }
    }

    /// Only a type with a view of its own for cards has its bricolages read for them.
    private func ownCards(_ cards: [TutorialCard], _ texts: Texts) async throws -> [Tutorial.ID: TrustedHTML] {
        var own: [Tutorial.ID: TrustedHTML] = [:]
        for card in cards where modules[card.type]?.views.card != nil {
            let read = try await store.tutorials.read(card.id)
            guard let module = try await module(for: read) else { continue }
            own[card.id] = OwnView(read, module, self, texts).html(.card)
        }
        return own
    }
}

/// A link with its words.
struct LinkView: Sendable, MustacheParent {
    let href: String
    let text: String

    func child(named name: String) -> Any? {
        switch name {
        case "href": href
        case "text": text
        default: nil
        }
    }
}
