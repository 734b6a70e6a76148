import Domain
import Foundation
import Modules
import Mustache
import Store

/// What a bricolage says, from its title to its last step: the model of the `tutorial` template, shared by its page, by
/// its older versions and by what is printed.
struct TutorialView: Sendable, MustacheParent {
    let typeClass: String
    let typeName: String
    let name: String
    let summary: String?
    let people: [PersonView]
    let townHall: LinkView
    /// False only in the preview of what nobody has seen yet.
    let isPublished: Bool
    let published: String
    let publishedMachine: String
    let isLocal: Bool
    let tags: [LinkView]
    let hasTags: Bool
    let cover: PictureView?
    let isTypeGone: Bool
    /// The content type's own view, which then stands for everything below the title.
    let ownView: TrustedHTML?
    let leftovers: [LeftoverView]
    let hasLeftovers: Bool
    let facts: [FactView]
    let gains: [AnswerView]
    let hasGains: Bool
    let texts: [AnswerView]
    let sheet: [AnswerView]
    let hasSheet: Bool
    let materials: [MaterialsView]
    let tables: [TableView]
    let groups: [GroupView]
    let files: [FilesView]
    let galleries: [GalleryView]
    let steps: [StepView]
    let hasSteps: Bool
    /// A list of steps is worth its place from three on.
    let hasStepList: Bool
    let actions: ActionsView?

    struct PersonView: Sendable {
        let href: String
        let text: String
        /// « , » or « et » before this name.
        let before: String
    }

    /// - Parameters:
    ///   - module: that the revision is read with; nil when there is none any more.
    ///   - kind: which of the content type's own views to look for.
    init(
        _ read: ReadTutorial, _ module: Module?, _ site: Site, as kind: ViewKind = .page, actions: ActionsView? = nil,
        _ texts: Texts
    ) {
        let content = read.revision.content
        let coverPhoto = content.cover(photoFields: module?.photoFields ?? content.fields.keys.sorted())
        let answers = Answers(content, module: module, files: read.files, cover: coverPhoto?.file, texts)
        typeClass = "type-\(read.tutorial.type)"
        typeName = module?.name.text(in: texts.language) ?? texts["reading.typeGone"]
        name = content.title
        summary = content.summary.isBlank ? nil : content.summary
        people = Self.people([read.author] + read.coAuthors, texts)
        townHall = LinkView(href: Path.townHall(read.townHall.slug), text: read.townHall.name)
        let date = read.tutorial.publishedAt ?? read.revision.publishedAt
        isPublished = read.tutorial.publishedAt != nil
        published = texts.date(date)
        publishedMachine = Texts.machine(date)
        isLocal = read.tutorial.audience == .townHall
        tags = zip(read.tags, read.tagSlugs).map { LinkView(href: Path.tag($1), text: $0) }
        hasTags = !read.tags.isEmpty
        cover = PictureView(
            coverPhoto.flatMap { read.files[$0.file] }, alt: coverPhoto?.alt ?? "",
            sizes: "(min-width: 60em) 26rem, 92vw", isLazy: false)
        isTypeGone = site.modules[read.tutorial.type] == nil
        ownView = module.flatMap { OwnView(read, $0, site, texts).html(kind) }
        leftovers = content.leftovers.map { LeftoverView($0, files: read.files, texts) }
        hasLeftovers = !leftovers.isEmpty
        facts = Self.facts(answers, read, texts)
        gains = answers.gains
        hasGains = !answers.gains.isEmpty
        self.texts = answers.texts
        sheet = answers.sheet
        hasSheet = !answers.sheet.isEmpty
        materials = answers.materials
        tables = answers.tables
        groups = answers.groups
        files = answers.files
        galleries = answers.galleries
        steps = content.steps.filter { !$0.isEmpty }.enumerated().map {
            StepView(
                $1, index: $0, files: read.files, sizes: "(min-width: 64em) 28rem, (min-width: 48em) 45vw, 92vw", texts)
        }
        hasSteps = !steps.isEmpty
        hasStepList = steps.count > 2
        self.actions = actions
    }

    private static func people(_ members: [Member], _ texts: Texts) -> [PersonView] {
        members.enumerated().map { index, member in
            let isLast = index == members.count - 1
            let before = index == 0 ? "" : texts[isLast ? "tutorial.and" : "tutorial.comma"]
            return PersonView(href: Path.member(member.id), text: member.name, before: before)
        }
    }

    private static func facts(_ answers: Answers, _ read: ReadTutorial, _ texts: Texts) -> [FactView] {
        var facts = answers.facts
        let count = read.revision.content.steps.count { !$0.isEmpty }
        if count > 0 {
            facts.append(FactView(label: texts["tutorial.steps"], value: texts.number(count), isSteps: true))
        }
        let audience = read.tutorial.audience == .everyone ? texts["audience.everyone"] : read.townHall.name
        return facts + [FactView(label: texts["tutorial.for"], value: audience, isAudience: true)]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "typeClass": typeClass
        case "typeName": typeName
        case "name": self.name
        case "summary": summary
        case "people": people
        case "townHall": townHall
        case "isPublished": isPublished
        case "published": published
        case "publishedMachine": publishedMachine
        case "isLocal": isLocal
        case "tags": tags
        case "hasTags": hasTags
        case "cover": cover
        case "isTypeGone": isTypeGone
        case "ownView": ownView
        case "leftovers": leftovers
        case "hasLeftovers": hasLeftovers
        case "facts": facts
        case "gains": gains
        case "hasGains": hasGains
        case "texts": texts
        case "sheet": sheet
        case "hasSheet": hasSheet
        case "materials": materials
        case "tables": tables
        case "groups": groups
        case "files": files
        case "galleries": galleries
        case "steps": steps
        case "hasSteps": hasSteps
        case "hasStepList": hasStepList
        case "actions": actions
        default: nil
        }
    }
}

/// The buttons beside the title.
struct ActionsView: Sendable {
    /// Nil when there is no step.
    let workshopHref: String?
    let printHref: String
    /// What the content type makes of it: tickets, a sign, labels.
    let documents: [LinkView]
    let hasDocuments: Bool
    /// Where to post « Modifier »; nil for readers.
    let editAction: String?
}
