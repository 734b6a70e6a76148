import Domain
import Foundation
import Media
import Modules
import Store
import Web

/// Fills an empty house with people and bricolages, through the same doors as everybody's.
struct DemoFill {
    let site: Site
    let today: Date
    private(set) var members: [String: Member] = [:]

    /// What was made.
    private(set) var tutorials = 0
    private(set) var photos = 0
    private(set) var documents = 0
    private(set) var comments = 0
    /// Titles whose content type is not there.
    private(set) var skipped: [String] = []

    init(site: Site, today: Date) {
        self.site = site
        self.today = today
    }

    /// A moment of a working day, `days` ago.
    /// - Parameter turn: later the same day for a larger one.
    private func moment(_ days: Double, turn: Int = 0) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        var day = calendar.startOfDay(for: today.addingTimeInterval(-days * 86_400))
        while calendar.isDateInWeekend(day) { day = day.addingTimeInterval(-86_400) }
        let minutes = 8 * 60 + 40 + (Int(days) * 47) % 180 + turn * 53
        return min(day.addingTimeInterval(Double(minutes * 60)), today)
    }

    // MARK: People

    /// - Throws: refusals of names and identifiers.
    mutating func invite(_ demo: DemoPeople, password: String) async throws -> Member? {
        guard let first = demo.people.first else { return nil }
        let store = site.store
        let hash = try await site.passwords.hash(password)
        let beginning = moment(46)
        var admin = try await store.members.makeFirst(
            name: first.name, identifier: first.identifier, townHall: demo.townHalls[first.townHall], password: hash,
            at: beginning)
        admin.service = first.service
        admin.isHeadOfService = first.head ?? false
        try await store.members.update(admin)
        members[first.identifier] = admin
        var townHalls = [admin.townHall]
        for (index, name) in demo.townHalls.dropFirst().enumerated() {
            townHalls.append(try await store.townHalls.add(name: name, by: admin.name, at: moment(45, turn: index)).id)
        }
        for (index, person) in demo.people.dropFirst().enumerated() {
            let member = Member(
                name: person.name, identifier: person.identifier, townHall: townHalls[person.townHall],
                service: person.service, isHeadOfService: person.head ?? false,
                role: Role(rawValue: person.role) ?? .member)
            try await store.members.add(member, password: hash, at: moment(44 - Double(index) / 2))
            members[person.identifier] = member
        }
        return admin
    }

    // MARK: Tutorials

    /// - Throws: `DemoError` when what is said would not be published as it stands.
    mutating func post(_ demo: DemoTutorial) async throws {
        guard let module = site.modules[demo.type] else {
            skipped.append(demo.title)
            return
        }
        let author = try member(demo.by)
        let published = moment(demo.days)
        let begun = published.addingTimeInterval(-3 * 3600)
        let tutorial = Tutorial(
            id: Tutorial.ID(at: begun), slug: "bricolage-\(Tutorial.ID(at: begun).description.suffix(8))",
            type: module.id, audience: demo.local == true ? .townHall : .everyone, townHall: author.townHall,
            author: author.id, createdAt: begun)
        try await site.store.drafts.start(
            tutorial, content: Content(), schema: module.schema, moduleRevision: module.revision, by: author.id,
            token: nil, address: "", at: begun)
        for identifier in demo.with ?? [] {
            try await site.store.tutorials.addCoAuthor(
                try member(identifier).id, to: tutorial, by: author, at: begun.addingTimeInterval(3600))
        }
        let content = try await content(demo, of: tutorial, module, at: begun.addingTimeInterval(7200))
        try await save(content, tags: demo.tags, of: tutorial, by: author, at: published)
        tutorials += 1
        guard demo.draft != true else { return }
        try await publish(tutorial, module, by: author, at: published)
        try await discuss(demo, tutorial)
        if let again = demo.again {
            let date = moment(again.days, turn: 2)
            guard let shown = try await site.store.tutorials.find(tutorial.id) else { return }
            let draft = try await site.store.drafts.open(shown, by: author.id, at: date)
            try await save(
                again.applied(to: draft.content), tags: demo.tags, of: shown, by: author, at: date)
            try await publish(shown, module, by: author, at: date)
        }
    }

    private func member(_ identifier: String) throws -> Member {
        guard let member = members[identifier] else {
            throw DemoError(description: "the demonstration has nobody called \(identifier)")
        }
        return member
    }

    private mutating func content(
        _ demo: DemoTutorial, of tutorial: Tutorial, _ module: Module, at date: Date
    ) async throws -> Content {
        var files: [String: MediaFile] = [:]
        for document in demo.documents ?? [] {
            let formats = Field.FileKind.allCases.map(\.rawValue)
            let file = try await site.media.take(
                own: document.data, as: .document(formats: formats), name: document.name)
            try await site.store.files.add(file, to: tutorial.id, at: date)
            files[document.name] = file
            documents += 1
        }
        let scenes = [demo.cover.draw] + demo.steps.map { $0.draw ?? [] }
        let pictures = try await DemoPictures(site: site).take(scenes)
        for picture in pictures.compactMap(\.self) {
            try await site.store.files.add(picture, to: tutorial.id, at: date)
            photos += 1
        }
        var content = Content(title: demo.title, summary: demo.summary)
        for (id, answer) in demo.fields {
            guard let value = module.field(id)?.kind.value(answer, files: files) else {
                throw DemoError(description: "“\(demo.title)”: \(module.id) has no such answer to \(id)")
            }
            content.fields[id] = value
        }
        if let field = module.photoFields.first, let cover = pictures[0] {
            content.fields[field] = .photos([Photo(file: cover.id, alt: demo.cover.alt)])
        }
        content.steps = zip(demo.steps, pictures.dropFirst()).map { part, picture in
            Step(
                title: part.title, text: part.text, warning: part.warning ?? "",
                photos: picture.map { [Photo(file: $0.id, alt: part.alt ?? "")] } ?? [])
        }
        return content
    }

    private func save(
        _ content: Content, tags: [String], of tutorial: Tutorial, by author: Member, at date: Date
    ) async throws {
        guard var draft = try await site.store.drafts.find(tutorial.id) else { throw Refusal(.draftMissing) }
        draft.content = content
        draft.tags = tags
        draft.savedAt = date
        draft.savedBy = author.id
        guard case .saved = try await site.store.drafts.save(draft) else { throw Refusal(.draftConflict) }
    }

    private func publish(_ tutorial: Tutorial, _ module: Module, by author: Member, at date: Date) async throws {
        guard let draft = try await site.store.drafts.find(tutorial.id) else { throw Refusal(.draftMissing) }
        let files = try await site.store.files.all(of: tutorial.id)
        let findings = module.findings(for: draft.content, files: files)
        if let finding = findings.first(where: { $0.level >= .warning }) {
            throw DemoError(
                description:
                    "“\(draft.content.title)”: \(finding.code.rawValue) at \(finding.place) \(finding.arguments)")
        }
        _ = try await site.store.tutorials.publish(
            tutorial.id, version: draft.version, schema: module.schema, moduleRevision: module.revision,
            cover: draft.content.cover(photoFields: module.photoFields),
            searchText: module.searchText(of: draft.content, in: .french), by: author, at: date)
    }

    private mutating func discuss(_ demo: DemoTutorial, _ tutorial: Tutorial) async throws {
        guard let shown = try await site.store.tutorials.find(tutorial.id) else { return }
        for (turn, remark) in demo.comments.enumerated() {
            let author = try member(remark.by)
            let date = moment(remark.days, turn: turn)
            try await site.store.comments.add(
                Comment(
                    id: Comment.ID(at: date), tutorial: shown.id, author: author.id, text: remark.text, createdAt: date),
                to: shown, by: author, token: nil, address: "")
            comments += 1
        }
        for (identifier, answers) in demo.ratings {
            try await site.store.ratings.set(
                Rating(easy: answers.first, useful: answers.last), of: shown.id, by: try member(identifier).id)
        }
    }
}

extension DemoTutorial.Again {
    fileprivate func applied(to content: Content) -> Content {
        var content = content
        for (number, change) in steps {
            guard let index = Int(number), content.steps.indices.contains(index) else { continue }
            if let title = change.title { content.steps[index].title = title }
            if let text = change.text { content.steps[index].text = text }
        }
        return content
    }
}

/// The demonstration's own content is wrong.
struct DemoError: Error, CustomStringConvertible {
    let description: String
}
