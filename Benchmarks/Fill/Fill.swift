import Domain
import Foundation
import Media
import Modules
import Store

/// Fills a data folder with published bricolages: `Fill DATA MODULES COUNT`.
///
/// Prints the slugs of those that everybody may read; the last has photos, comments and a rating.
@main
struct Fill {
    private static let pictures = 24
    private static let photosPerTutorial = 5
    private static let commentsPerTutorial = 3

    private let store: Store
    private let modules: [Module]
    private let people: [Member]
    private let photos: [MediaFile]
    private var author = Author(seed: 7)
    private let start = Date(timeIntervalSince1970: 1_780_000_000)

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]), count > 0 else {
            print("usage: Fill DATA MODULES COUNT")
            exit(64)
        }
        let data = URL(fileURLWithPath: arguments[1])
        var fill = try await Fill(data: data, modules: URL(fileURLWithPath: arguments[2]))
        for number in 1...count {
            let tutorial = try await fill.publish(number, isFull: number == count || number % 4 == 0)
            if tutorial.audience == .everyone { print(tutorial.slug) }
        }
    }

    private init(data: URL, modules folder: URL) async throws {
        store = try Store(folder: data)
        modules = Registry.load([folder]).modules
        people = try await Self.people(store, at: start)
        photos = try await Self.photos(data)
    }

    private static func people(_ store: Store, at date: Date) async throws -> [Member] {
        var people: [Member] = []
        for (index, name) in Words.townHalls.enumerated() {
            let townHall = try await store.townHalls.add(name: name, by: "bench", at: date)
            for first in Words.people {
                let member = Member(
                    name: "\(first) \(name.split(separator: " ").last ?? "")", identifier: "\(first).\(index)",
                    townHall: townHall.id, service: "Accueil")
                try await store.members.add(member, password: nil, at: date)
                people.append(member)
            }
        }
        return people
    }

    private static func photos(_ data: URL) async throws -> [MediaFile] {
        let media = try MediaStore(folder: data.appending(component: "media"), report: { print($0) })
        var photos: [MediaFile] = []
        for seed in 1...UInt64(pictures) {
            photos.append(try await media.take(own: Picture(seed: seed).png, as: .photo, name: "photo-\(seed).png"))
        }
        return photos
    }

    private mutating func publish(_ number: Int, isFull: Bool) async throws -> Tutorial {
        let module = modules[number % modules.count]
        let member = people[number % people.count]
        let date = start.addingTimeInterval(Double(number) * 600)
        let tutorial = Tutorial(
            slug: "bricolage-\(number)", type: module.id, audience: number % 10 == 0 && !isFull ? .townHall : .everyone,
            townHall: member.townHall, author: member.id, createdAt: date)
        let files = isFull ? copies(number) : []
        let content = author.write(module, number: number, photos: files.map { Photo(file: $0.id, alt: $0.name) })
        try await store.drafts.start(
            tutorial, content: Content(), by: member.id, token: nil, address: "", at: date)
        for file in files { try await store.files.add(file, to: tutorial.id, at: date) }
        let draft = Draft(
            tutorial: tutorial.id, content: content, tags: author.tags(), savedAt: date, savedBy: member.id)
        _ = try await store.drafts.save(draft)
        let published = try await store.tutorials.publish(
            tutorial.id, version: draft.version + 1, schema: module.schema,
            cover: content.cover(photoFields: module.photoFields),
            searchText: module.searchText(of: content, in: .french), by: member, at: date)
        if isFull { try await converse(published, after: date) }
        return published
    }

    /// The same pictures sent again: rows of their own, the same bytes on disk.
    private func copies(_ number: Int) -> [MediaFile] {
        (0..<Self.photosPerTutorial).map { index in
            var copy = photos[(number + index) % photos.count]
            copy.id = MediaFile.ID()
            return copy
        }
    }

    private mutating func converse(_ tutorial: Tutorial, after date: Date) async throws {
        for index in 1...Self.commentsPerTutorial {
            let reader = people[(tutorial.slug.count + index * 17) % people.count]
            let comment = Comment(
                tutorial: tutorial.id, author: reader.id, text: author.comment(),
                createdAt: date.addingTimeInterval(Double(index) * 60))
            try await store.comments.add(comment, to: tutorial, by: reader, token: nil, address: "")
            try await store.ratings.set(Rating(easy: 4, useful: index + 2), of: tutorial.id, by: reader.id)
        }
    }
}
