import Codes
import Domain
import Foundation
import Media
import Modules
import Store

/// A bricolage as a document to keep: the model of the `pdf` template, and the pictures that go with it.
struct TutorialPDF: Sendable {
    static let template = "pdf"

    let language: String
    let typeName: String
    let name: String
    let summary: String?
    let byLine: String
    let address: String
    let code: TrustedHTML
    let cover: PictureView?
    let facts: [FactView]
    let texts: [AnswerView]
    let gains: [AnswerView]
    let materials: [MaterialsView]
    let sheet: [AnswerView]
    let hasSheet: Bool
    let tables: [TableView]
    let groups: [GroupView]
    let leftovers: [LeftoverView]
    let hasLeftovers: Bool
    let steps: [StepView]
    let hasSteps: Bool

    /// Files by the name that the page gives them.
    let pictures: [String: URL]

    struct StepView: Sendable {
        let number: String
        let stepTitle: String?
        let html: TrustedHTML
        let warning: String?
        let photos: [PictureView]
    }

    struct PictureView: Sendable { let src, alt: String }

    /// - Throws: `CodeError` for an address that is too long for a code.
    init(_ read: ReadTutorial, _ module: Module?, _ site: Site, _ texts: Texts) throws {
        let content = read.revision.content
        let shelf = PictureShelf(read.files, site.media)
        let coverPhoto = content.cover(photoFields: module?.photoFields ?? content.fields.keys.sorted())
        let view = TutorialView(read, module, site, as: .print, texts)
        language = texts.language.rawValue
        typeName = view.typeName
        name = view.name
        summary = view.summary
        let people = ([read.author] + read.coAuthors).map(\.name).joined(separator: ", ")
        byLine = "\(people) · \(read.townHall.name) · \(view.published)"
        address = site.options.publicURL + Path.tutorial(read.tutorial.slug)
        code = TrustedHTML(try QRCode.drawing(of: address, label: texts["print.code"]))
        cover = coverPhoto.flatMap(shelf.view)
        facts = view.facts
        self.texts = view.texts
        gains = view.gains
        materials = view.materials
        sheet = view.sheet
        hasSheet = view.hasSheet
        tables = view.tables
        groups = view.groups
        leftovers = view.leftovers
        hasLeftovers = view.hasLeftovers
        let done = content.steps.filter { !$0.isEmpty }
        steps = done.enumerated().map { index, step in
            StepView(
                number: texts.number(index + 1), stepTitle: step.title.isBlank ? nil : step.title,
                html: Markdown.html(step.text), warning: step.warning.isBlank ? nil : step.warning,
                photos: step.photos.compactMap(shelf.view))
        }
        hasSteps = !steps.isEmpty
        let shown = done.flatMap(\.photos) + (coverPhoto.map { [$0] } ?? [])
        pictures = Dictionary(shown.compactMap(shelf.file)) { first, _ in first }
    }
}

/// The renditions that a document shows: sharp on paper, and no heavier than that.
private struct PictureShelf {
    private static let width = 1_280

    let files: [MediaFile.ID: MediaFile]
    let media: MediaStore

    init(_ files: [MediaFile.ID: MediaFile], _ media: MediaStore) {
        self.files = files
        self.media = media
    }

    private func rendition(_ photo: Photo) -> Rendition? {
        guard let renditions = files[photo.file]?.renditions else { return nil }
        return renditions.last { $0.width <= Self.width } ?? renditions.first
    }

    private func name(_ photo: Photo, _ rendition: Rendition) -> String {
        "\(photo.file)-\(rendition.width).\(rendition.format)"
    }

    func view(_ photo: Photo) -> TutorialPDF.PictureView? {
        rendition(photo).map { TutorialPDF.PictureView(src: name(photo, $0), alt: photo.alt) }
    }

    func file(_ photo: Photo) -> (String, URL)? {
        guard let rendition = rendition(photo), let url = media.url(digest: rendition.digest) else { return nil }
        return (name(photo, rendition), url)
    }
}
