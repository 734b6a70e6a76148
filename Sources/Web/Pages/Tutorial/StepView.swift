import Domain
import Mustache

/// One step as read: the model of the `step` template.
struct StepView: Sendable, MustacheParent {
    /// From 1, as shown.
    let number: String
    let anchor: String
    /// « Étape 2 », the heading of a step without a title.
    let name: String
    let stepTitle: String?
    /// The title, or the name.
    let shortName: String
    /// For the list of steps: the title, or the first words of the text, or the name.
    let listName: String
    let html: TrustedHTML
    let warning: String?
    let photos: [PictureView]
    /// The one that a printed card has room for.
    let mainPhoto: PictureView?
    let hasPhotos: Bool
    let isMany: Bool

    /// - Parameter sizes: how wide its pictures are shown, as in HTML.
    init(_ step: Step, index: Int, files: [MediaFile.ID: MediaFile], sizes: String, isLazy: Bool = true, _ texts: Texts)
    {
        number = texts.number(index + 1)
        anchor = Self.anchor(index)
        name = texts["tutorial.step", ["n": number]]
        stepTitle = step.title.isBlank ? nil : step.title
        shortName = stepTitle ?? name
        listName = stepTitle ?? Self.firstWords(step.text) ?? name
        html = Markdown.html(step.text, headingOffset: 3)
        warning = step.warning.isBlank ? nil : step.warning
        photos = step.photos.compactMap { PictureView(files[$0.file], alt: $0.alt, sizes: sizes, isLazy: isLazy) }
        mainPhoto = photos.first
        hasPhotos = !photos.isEmpty
        isMany = photos.count > 1
    }

    static func anchor(_ index: Int) -> String { "etape-\(index + 1)" }

    /// About 40 characters, whole words.
    private static func firstWords(_ text: String) -> String? {
        let words = Markdown.plain(text).split(whereSeparator: \.isWhitespace)
        var start = ""
        for word in words {
            if !start.isEmpty, start.count + word.count >= 40 { return start + "…" }
            start += (start.isEmpty ? "" : " ") + word
        }
        return start.isEmpty ? nil : start.count > 60 ? start.prefix(40) + "…" : start
    }

    func child(named name: String) -> Any? {
        switch name {
        case "number": number
        case "anchor": anchor
        case "name": self.name
        case "stepTitle": stepTitle
        case "shortName": shortName
        case "listName": listName
        case "html": html
        case "warning": warning
        case "photos": photos
        case "mainPhoto": mainPhoto
        case "hasPhotos": hasPhotos
        case "isMany": isMany
        default: nil
        }
    }
}
