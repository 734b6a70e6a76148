import Domain
import Foundation
import Support
import Testing

@testable import Store

/// What the lists say in SQL and what `Viewer.mayRead` says in Swift, over a population thrown by dice.
@Suite struct LocalTutorials {
    private let now = StoreHouse.now

    private struct Population {
        let house: StoreHouse
        var tutorials: [Tutorial] = []
        var files: [(file: MediaFile.ID, tutorial: Tutorial.ID)] = []

        init(seed: UInt64, count: Int, at now: Date) async throws {
            house = try await StoreHouse()
            var dice = Dice(seed: seed)
            let people = house.cast.everybody
            for number in 0..<count {
                guard let author = people.randomElement(using: &dice) else { continue }
                let audience: Audience = Bool.random(using: &dice) ? .townHall : .everyone
                let tutorial = try await house.cast.draft(
                    "Astuce \(number)", summary: "commun", steps: ["mot\(number)"],
                    type: Bool.random(using: &dice) ? "ticket" : "spreadsheet", audience: audience, by: author,
                    tags: ["tous", "mot\(number)"], in: house.store, at: now + Double(number))
                for person in people where person.id != author.id && Int.random(in: 0..<6, using: &dice) == 0 {
                    try await house.store.tutorials.addCoAuthor(person.id, to: tutorial, by: author, at: now)
                }
                let file = MediaFile(
                    kind: .document, format: "csv", name: "f\(number).csv", size: 1,
                    digest: String(repeating: "d", count: 64))
                try await house.store.files.add(file, to: tutorial.id, at: now)
                files.append((file.id, tutorial.id))
                if Int.random(in: 0..<5, using: &dice) > 0 {
                    var draft = try await house.store.drafts.find(tutorial.id).orMissing("draft")
                    draft.content.fields["model"] = .files([Attachment(file: file.id, name: "f")])
                    _ = try await house.store.drafts.save(draft)
                    _ = try await house.cast.publish(tutorial, by: author, in: house.store, at: now + Double(number))
                    if Int.random(in: 0..<6, using: &dice) == 0 {
                        try await house.store.tutorials.setWithdrawn(true, of: tutorial.id)
                    }
                } else if Int.random(in: 0..<3, using: &dice) == 0 {
                    try await house.store.tutorials.setDiscarded(true, of: tutorial.id)
                }
                tutorials.append(try await house.store.tutorials.find(tutorial.id).orMissing("tutorial"))
            }
        }

        var viewers: [Viewer] {
            [.visitor]
                + house.cast.everybody.flatMap { member in
                    [Viewer(member: member, method: .password), Viewer(member: member, method: .card)]
                }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `leak through no list, count, search, tag, card, file or history`(seed: UInt64) async throws {
        let population = try await Population(seed: seed, count: 60, at: now)
        let store = population.house.store
        var looks = 0

        for viewer in population.viewers {
            let mine = population.tutorials.filter { viewer.mayRead($0) }
            let readable = mine.filter { $0.state == .published }
            let ids = Set(readable.map(\.id))

            func list(_ filter: TutorialFilter) async throws -> Set<Tutorial.ID> {
                let cards = try await store.tutorials.latest(filter, for: viewer, limit: 100)
                #expect(try await store.tutorials.count(filter, for: viewer) == cards.count)
                looks += 2
                return Set(cards.map(\.id))
            }
            #expect(try await list(TutorialFilter()) == ids)
            for type in ["ticket", "spreadsheet"] {
                #expect(
                    try await list(TutorialFilter(type: type)) == Set(readable.filter { $0.type == type }.map(\.id)))
            }
            for townHall in [population.house.cast.home, population.house.cast.elsewhere] {
                let expected = Set(readable.filter { $0.townHall == townHall.id }.map(\.id))
                #expect(try await list(TutorialFilter(townHall: townHall.id)) == expected)
            }
            for person in population.house.cast.everybody {
                let expected = Set(
                    readable.filter { $0.author == person.id || $0.coAuthors.contains(person.id) }.map(\.id))
                #expect(try await list(TutorialFilter(author: person.id)) == expected)
            }
            #expect(try await list(TutorialFilter(tag: "tous")) == ids)

            let byType = try await store.tutorials.countByType(for: viewer)
            #expect(byType == Dictionary(grouping: readable, by: \.type).mapValues(\.count))
            let byTownHall = try await store.tutorials.countByTownHall(for: viewer)
            #expect(byTownHall == Dictionary(grouping: readable, by: \.townHall).mapValues(\.count))

            let search = try await store.search.find("commun", for: viewer, limit: 100)
            #expect(Set(search.cards.map(\.id)) == ids && search.total == ids.count)
            let tags = try await store.tags.popular(for: viewer, limit: 1_000)
            #expect(tags.first { $0.name == "tous" }?.count ?? 0 == ids.count)
            #expect(tags.count == (ids.isEmpty ? 0 : ids.count + 1))
            looks += 4

            for (tutorial, pair) in zip(population.tutorials, population.files) {
                let card = try await store.tutorials.card(slug: tutorial.slug, for: viewer)
                #expect((card != nil) == ids.contains(tutorial.id))
                let file = try await store.files.find(pair.file, for: viewer)
                #expect((file != nil) == (ids.contains(tutorial.id) || viewer.mayEdit(tutorial)), "\(tutorial)")
                looks += 2
            }
        }
        print("local tutorials, seed \(seed): \(looks) looks by \(population.viewers.count) viewers, no leak")
    }

    @Test func `a file is not opened by naming it in another's tutorial`() async throws {
        let house = try await StoreHouse()
        let (store, cast) = (house.store, house.cast)
        let secret = try await cast.draft("Interne", audience: .townHall, by: cast.amina, in: store, at: now)
        let file = MediaFile(
            kind: .document, format: "csv", name: "liste.csv", size: 1, digest: String(repeating: "d", count: 64))
        try await store.files.add(file, to: secret.id, at: now)
        let thief = try await cast.draft("Vol", by: cast.fatou, in: store, at: now)
        var draft = try await store.drafts.find(thief.id).orMissing("draft")
        draft.content.fields["model"] = .files([Attachment(file: file.id, name: "a")])
        _ = try await store.drafts.save(draft)

        _ = try await cast.publish(thief, by: cast.fatou, in: store, at: now)

        let viewer = Viewer(member: cast.fatou, method: .password)
        #expect(try await store.files.find(file.id, for: viewer) == nil)
        #expect(try await store.files.find(file.id, for: .visitor) == nil)
        #expect(try await store.tutorials.read(thief.id).files[file.id] == nil)
    }
}
