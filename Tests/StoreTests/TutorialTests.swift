import Domain
import Foundation
import Support
import Testing

@testable import Store

@Suite struct Publishing {
    private let now = StoreHouse.now

    private func saved(_ outcome: SaveOutcome) -> Draft? {
        if case .saved(let draft) = outcome { draft } else { nil }
    }

    @Test func `addresses follow the title, and old ones keep leading there`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        var tutorial = try await cast.draft("Le ticket d'été", by: cast.amina, in: store, at: now)
        tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        #expect(tutorial.slug == "le-ticket-d-ete")
        var twin = try await cast.draft("Le ticket d’été !", by: cast.fatou, in: store, at: now)
        twin = try await cast.publish(twin, by: cast.fatou, in: store, at: now)
        #expect(twin.slug == "le-ticket-d-ete-2")

        for title in ["Le bon de retour", "Le ticket d'été"] {
            var draft = try await store.drafts.open(tutorial, by: cast.amina.id, at: now)
            draft.content.title = title
            _ = try await store.drafts.save(draft)
            tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
            #expect(try await store.tutorials.find(slug: "le-ticket-d-ete")?.id == tutorial.id)
        }

        #expect(tutorial.slug == "le-ticket-d-ete")
        #expect(try await store.tutorials.find(slug: "le-bon-de-retour")?.id == tutorial.id)
        #expect(try await store.tutorials.find(slug: "le-ticket-d-ete-2")?.id == twin.id)
        var other = try await cast.draft("Le bon de retour", by: cast.fatou, in: store, at: now)
        other = try await cast.publish(other, by: cast.fatou, in: store, at: now)
        #expect(other.slug == "le-bon-de-retour-2")
    }

    @Test(arguments: ["مفتاح الباب", "🗝️🗝️", "№", "日本語", "-", String(repeating: "très long ", count: 14)])
    func `any title gives an address`(title: String) async throws {
        let house = try await StoreHouse()

        var slugs: Set<String> = []
        for _ in 0..<3 {
            let tutorial = try await house.cast.draft(title, by: house.cast.amina, in: house.store, at: now)
            slugs.insert(try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: now).slug)
        }

        #expect(slugs.count == 3)
        #expect(
            slugs.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 < 128 } && $0.count <= Slug.maximumLength + 3 })
    }

    @Test func `a publication is a revision that no later one changes`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        var tutorial = try await cast.draft(
            "Un", summary: "premier", by: cast.amina, tags: ["Accueil"], in: store, at: now)
        tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        #expect(try await store.drafts.find(tutorial.id) == nil)
        let first = try await store.tutorials.revision(1, of: tutorial.id)

        try await store.tutorials.addCoAuthor(cast.lucas.id, to: tutorial, by: cast.amina, at: now)
        var draft = try await store.drafts.open(tutorial, by: cast.lucas.id, at: now)
        #expect(draft.tags == ["Accueil"] && draft.content == first.content)
        draft.content.summary = "second"
        _ = try await store.drafts.save(draft)
        let before = try await store.tutorials.read(tutorial.id)
        tutorial = try await cast.publish(tutorial, by: cast.lucas, in: store, at: now + 60)

        #expect(before.revision.content.summary == "premier")
        #expect(try await store.tutorials.revision(1, of: tutorial.id) == first)
        #expect(try await store.tutorials.read(tutorial.id).revision.content.summary == "second")
        #expect(try await store.tutorials.revisions(of: tutorial.id).map(\.revision.number) == [2, 1])
        #expect(tutorial.publishedAt == now && tutorial.revisedAt == now + 60)
        #expect(try await store.notices.all(of: cast.amina.id).contains { $0.notice.kind == .edited })
        #expect(try await !store.notices.all(of: cast.lucas.id).contains { $0.notice.kind == .edited })
        let refusal = await #expect(throws: Refusal.self) { try await store.tutorials.revision(3, of: tutorial.id) }
        #expect(refusal?.code == .revisionMissing)
    }

    @Test func `a draft that changed since it was judged is not published unseen`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        let tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)
        _ = try await house.save("Deux", of: tutorial, version: 1, by: cast.amina, editor: "a")

        let refusal = await #expect(throws: Refusal.self) {
            try await store.tutorials.publish(
                tutorial.id, version: 1, schema: 1, cover: nil, searchText: "", by: cast.amina, at: now)
        }

        #expect(refusal?.code == .draftConflict)
        #expect(try await store.tutorials.find(tutorial.id)?.state == .draft)
        #expect(try await store.drafts.find(tutorial.id)?.content.title == "Deux")
    }

    @Test func `two pages open on one draft: the later keeps its words aside, the earlier stands`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        let tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)

        #expect(saved(try await house.save("A", of: tutorial, version: 1, by: cast.amina, editor: "a"))?.version == 2)
        let outcome = try await house.save("B", of: tutorial, version: 1, by: cast.lucas, editor: "b")

        guard case .conflict(let theirs, let mine) = outcome else {
            Issue.record("no conflict: \(outcome)")
            return
        }
        #expect(theirs.content.title == "A" && mine.content.title == "B" && mine.savedBy == cast.lucas.id)
        #expect(try await store.drafts.find(tutorial.id)?.content.title == "A")
        #expect(try await store.drafts.setAside(of: tutorial.id).map(\.content.title) == ["B"])
        #expect(try await store.drafts.setAside(mine.id, of: tutorial.id)?.content.title == "B")
        #expect(try await store.drafts.setAside(mine.id, of: Tutorial.ID()) == nil)
        #expect(saved(try await house.save("A2", of: tutorial, version: 1, by: cast.amina, editor: "a"))?.version == 3)
        #expect(saved(try await house.save("A2", of: tutorial, version: 1, by: cast.lucas, editor: "b"))?.version == 3)
    }

    @Test func `saves of many pages at once lose no word`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        let tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for page in 0..<20 {
                group.addTask {
                    _ = try await house.save(
                        "Page \(page)", of: tutorial, version: 1, by: cast.amina, editor: "p\(page)")
                }
            }
            try await group.waitForAll()
        }

        let kept = try await house.pool.count("SELECT count(*) FROM setAside")
        let standing = try await store.drafts.find(tutorial.id)
        #expect(kept == 19 && standing?.version == 2)
        let titles = try await house.pool.count(
            "SELECT count(DISTINCT json_extract(content, '$.title')) FROM setAside")
        #expect(titles == 19)
    }

    @Test func `choosing between two versions, restoring and dropping all keep what stood before`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        var tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)
        tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        var draft = try await store.drafts.open(tutorial, by: cast.amina.id, at: now)

        draft.content.title = "Deux"
        _ = try await store.drafts.save(draft, keepsReplaced: true)
        _ = try await store.drafts.open(tutorial, from: 1, by: cast.amina.id, at: now)
        #expect(try await store.drafts.find(tutorial.id)?.content.title == "Un")
        try await store.drafts.drop(tutorial.id)

        #expect(try await store.drafts.find(tutorial.id) == nil)
        #expect(Set(try await store.drafts.setAside(of: tutorial.id).map(\.content.title)) == ["Un", "Deux"])
        let refusal = await #expect(throws: Refusal.self) {
            try await house.save("Trop tard", of: tutorial, version: 1, by: cast.amina, editor: "a")
        }
        #expect(refusal?.code == .draftMissing)
    }

    @Test func `a form that is sent twice makes one draft`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        func start(_ address: String) async throws {
            let tutorial = Tutorial(
                slug: "bricolage-\(UUID().uuidString)", type: "ticket", townHall: cast.home.id, author: cast.amina.id,
                createdAt: now)
            try await store.drafts.start(
                tutorial, content: Content(), by: cast.amina.id, token: "jeton", address: address, at: now)
        }

        try await start("/brouillons/1")
        await #expect(throws: (any Error).self) { try await start("/brouillons/2") }

        #expect(try await store.submissions.address(of: "jeton") == "/brouillons/1")
        #expect(try await store.tutorials.mine(of: cast.amina.id).count == 1)
    }

    @Test func `a draft from before any publication goes to the bin and comes back; a published one does not`()
        async throws
    {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        let draft = try await cast.draft("Brouillon", by: cast.amina, in: store, at: now)
        var published = try await cast.draft("Publié", by: cast.amina, in: store, at: now)
        published = try await cast.publish(published, by: cast.amina, in: store, at: now)

        for id in [draft.id, published.id] { try await store.tutorials.setDiscarded(true, of: id) }
        #expect(try await store.tutorials.find(draft.id)?.state == .discarded)
        #expect(try await store.tutorials.find(published.id)?.state == .published)
        #expect(try await store.tutorials.mine(of: cast.amina.id).map(\.title) == ["Publié"])
        try await store.tutorials.setDiscarded(false, of: draft.id)
        try await store.tutorials.setWithdrawn(true, of: draft.id)
        #expect(try await store.tutorials.find(draft.id)?.state == .draft)
    }

    @Test func `search folds accents and case, finds beginnings, takes no operator, and forgets old words`()
        async throws
    {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        var tutorial = try await cast.draft(
            "Le Présentoir élégant", summary: "En carton", steps: ["Plier l'œillet"], by: cast.amina, in: store, at: now
        )
        tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        func found(_ query: String) async throws -> Int {
            try await store.search.find(query, for: .visitor, limit: 10).total
        }

        for query in ["presentoir", "PRÉSENT", "elegant carton", "plier", "l'œillet", "\"carton"] {
            #expect(try await found(query) == 1, "\(query)")
        }
        for query in ["", "\"", "*", "carton NOT élégant absent", "title:carton absent", "\0", "🗝️", "zinc"] {
            #expect(try await found(query) == 0, "\(query)")
        }
        var draft = try await store.drafts.open(tutorial, by: cast.amina.id, at: now)
        draft.content.title = "Le tableau"
        _ = try await store.drafts.save(draft)
        _ = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        #expect(try await found("présentoir") == 0)
        #expect(try await found("tableau") == 1)
    }

    @Test func `tags are trimmed, each once, kept in one spelling, and go with their last use`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        #expect(try Tags.parse(" Accueil,file  d'attente;ACCUEIL\n, ") == ["Accueil", "file d'attente"])
        #expect(throws: Refusal.self) { try Tags.parse(String(repeating: "x", count: 41)) }
        #expect(throws: Refusal.self) { try Tags.parse((0..<13).map { "t\($0)" }.joined(separator: ",")) }
        let one = try await cast.draft("Un", by: cast.amina, tags: ["Accueil", "Été"], in: store, at: now)
        let two = try await cast.draft("Deux", by: cast.amina, tags: ["accueil", "ETE"], in: store, at: now)
        for tutorial in [one, two] { _ = try await cast.publish(tutorial, by: cast.amina, in: store, at: now) }

        let popular = try await store.tags.popular(for: .visitor, limit: 10)
        #expect(popular.first?.name == "Accueil" && popular.first?.count == 2)
        #expect(Set(popular.map(\.slug)).count == popular.count)
        for tutorial in [one, two] { try await store.tags.set([], of: tutorial.id) }
        #expect(try await store.tags.name(slug: "accueil") == nil)
    }

    @Test func `comments and ratings are counted, bounded and taken back`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        var tutorial = try await cast.draft("Un", by: cast.amina, in: store, at: now)
        tutorial = try await cast.publish(tutorial, by: cast.amina, in: store, at: now)
        func comment(_ text: String) -> Domain.Comment {
            Domain.Comment(tutorial: tutorial.id, author: cast.fatou.id, text: text, createdAt: now)
        }
        func refusal(_ text: String) async -> Code? {
            await #expect(throws: Refusal.self) {
                try await store.comments.add(comment(text), to: tutorial, by: cast.fatou, token: nil, address: "")
            }?.code
        }

        #expect(await refusal(" \n") == .commentEmpty)
        #expect(await refusal(String(repeating: "a", count: 5_001)) == .commentTooLong)
        let kept = comment(String(repeating: "é", count: 5_000))
        try await store.comments.add(kept, to: tutorial, by: cast.fatou, token: nil, address: "")
        #expect(try await store.tutorials.card(slug: tutorial.slug, for: .visitor)?.comments == 1)
        #expect(try await store.notices.all(of: cast.amina.id).first?.notice.kind == .comment)
        try await store.comments.remove(kept)
        #expect(try await store.tutorials.card(slug: tutorial.slug, for: .visitor)?.comments == 0)

        try await store.ratings.set(Rating(easy: 5), of: tutorial.id, by: cast.fatou.id)
        try await store.ratings.set(Rating(easy: 2, useful: 4), of: tutorial.id, by: cast.nadia.id)
        try await store.ratings.set(Rating(easy: 4, useful: 4), of: tutorial.id, by: cast.fatou.id)
        let rating = try await store.tutorials.read(tutorial.id).rating
        #expect(rating.easyAverage == 3 && rating.easyCount == 2 && rating.usefulCount == 2)
        try await store.ratings.set(Rating(), of: tutorial.id, by: cast.fatou.id)
        #expect(try await store.tutorials.read(tutorial.id).rating.easyCount == 1)
        await #expect(throws: Refusal.self) {
            try await store.ratings.set(Rating(easy: 6), of: tutorial.id, by: cast.fatou.id)
        }
    }

    /// NUL ends a C string, and a lone form feed or a right-to-left mark must come back as it went in.
    @Test(arguments: ["a\0b", "\u{202e}abc\u{202c}", "e\u{301} é", "👩🏽‍🔧", "\u{feff}x", "\r\n\u{c}"])
    func `words come back byte for byte`(text: String) async throws {
        let house = try await StoreHouse()
        let tutorial = try await house.cast.draft(
            "T \(text)", summary: text, steps: [text], by: house.cast.amina, in: house.store, at: now)

        let draft = try await house.store.drafts.find(tutorial.id)

        #expect(draft.map { Array($0.content.summary.utf8) } == Array(text.utf8))
        #expect(draft?.content.steps.first.map { Array($0.text.utf8) } == Array(text.utf8))
        _ = try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: now)
        #expect(
            try await Array(house.store.tutorials.read(tutorial.id).revision.content.summary.utf8) == Array(text.utf8))
    }
}
