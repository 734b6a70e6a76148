import Domain
import Foundation
import Logging
import Media
import Modules
import Store
import Web

/// A house in a folder of its own, whose bricolages are the fixtures of one module: for checking and for previewing.
struct FixtureHouse {
    let house: House
    /// By name of the fixture.
    private(set) var tutorials: [String: Tutorial.ID] = [:]
    private let author: Member
    /// Of the one member, who may look at the form too.
    let password: String
    /// Stands in the place of each photo; every row of it has an id of its own.
    private let photo: MediaFile

    /// - Parameters:
    ///   - folder: empty, or not there yet.
    ///   - modules: holds the module's folder.
    static func open(_ folder: URL, modules: URL, publicURL: String) async throws -> FixtureHouse {
        var logger = Logger(label: "bricoleur.fixtures")
        logger.logLevel = .error
        let house = try await House.open(
            data: folder, modules: [modules],
            options: Site.Options(publicURL: publicURL, isDevelopment: true), logger: logger)
        let password = Secret.code()
        let author = try await house.site.store.members.makeFirst(
            name: "Amina Exemple", identifier: Self.identifier, townHall: "Mairie d’exemple",
            password: house.site.passwords.hash(password), at: Date())
        let drawing = try Scene(Self.scene).draw().png
        let photo = try await house.site.media.take(own: drawing, as: .photo, name: "photo-exemple.png")
        return FixtureHouse(house: house, author: author, password: password, photo: photo)
    }

    private init(house: House, author: Member, password: String, photo: MediaFile) {
        self.house = house
        self.author = author
        self.password = password
        self.photo = photo
    }

    static let identifier = "amina"
    private static let scene = ["sheet 800,600 900x640 fill=sky : PHOTO D’EXEMPLE"]

    /// Publishes what is not there yet, and publishes anew what changed.
    mutating func show(_ fixtures: [Fixture], of module: Module) async throws {
        for fixture in fixtures { tutorials[fixture.name] = try await publish(fixture, of: module) }
    }

    private func publish(_ fixture: Fixture, of module: Module) async throws -> Tutorial.ID {
        let store = house.site.store
        let date = Date()
        var tutorial = Tutorial(
            slug: "", type: module.id, townHall: author.townHall, author: author.id, createdAt: date)
        tutorial.slug = "bricolage-\(tutorial.id.description.suffix(10))"
        if let known = tutorials[fixture.name], let shown = try await store.tutorials.find(known) {
            tutorial = shown
            _ = try await store.drafts.open(shown, by: author.id, at: date)
        } else {
            try await store.drafts.start(
                tutorial, content: Content(), schema: module.schema, moduleRevision: module.revision, by: author.id,
                token: nil, address: "", at: date)
        }
        guard var draft = try await store.drafts.find(tutorial.id) else { throw Refusal(.draftMissing) }
        draft.content = try await content(fixture, of: module, for: tutorial.id, at: date)
        draft.schema = module.schema
        draft.moduleRevision = module.revision
        guard case .saved(let saved) = try await store.drafts.save(draft) else { throw Refusal(.draftConflict) }
        let published = try await store.tutorials.publish(
            tutorial.id, version: saved.version, schema: module.schema, moduleRevision: module.revision,
            cover: saved.content.cover(photoFields: module.photoFields),
            searchText: module.searchText(of: saved.content, in: .french), by: author, at: date)
        return published.id
    }

    /// The fixture's content with a real picture in the place of each photo; documents stay names.
    private func content(
        _ fixture: Fixture, of module: Module, for tutorial: Tutorial.ID, at date: Date
    ) async throws -> Content {
        var renamed: [MediaFile.ID: MediaFile.ID] = [:]
        for (id, file) in fixture.files.sorted(by: { $0.key.description < $1.key.description }) {
            var copy = file
            if file.kind == .photo { copy = photo }
            copy.id = MediaFile.ID(at: date)
            try await house.site.store.files.add(copy, to: tutorial, at: date)
            renamed[id] = copy.id
        }
        return fixture.content(for: module).renaming(renamed)
    }
}

extension Content {
    /// The same with other files.
    fileprivate func renaming(_ files: [MediaFile.ID: MediaFile.ID]) -> Content {
        var content = self
        func photo(_ photo: Photo) -> Photo { Photo(file: files[photo.file] ?? photo.file, alt: photo.alt) }
        func attachment(_ file: Attachment) -> Attachment {
            Attachment(file: files[file.file] ?? file.file, name: file.name)
        }
        for (id, value) in content.fields {
            switch value {
            case .photos(let photos): content.fields[id] = .photos(photos.map(photo))
            case .files(let attachments): content.fields[id] = .files(attachments.map(attachment))
            default: break
            }
        }
        for index in content.steps.indices { content.steps[index].photos = content.steps[index].photos.map(photo) }
        for index in content.leftovers.indices {
            content.leftovers[index].photos = content.leftovers[index].photos.map(photo)
            content.leftovers[index].files = content.leftovers[index].files.map(attachment)
        }
        return content
    }
}
