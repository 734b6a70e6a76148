import Domain
import Store

/// The published photos of a bricolage, each a door to the page where something on it is blurred.
struct RedactView: Sendable {
    struct PhotoView: Sendable {
        let href: String
        let label: String
        let src: String
        let width: Int
        let height: Int
    }

    static let anchor = "flouter"

    let head: String
    let help: String
    let state: String
    let photos: [PhotoView]

    /// Nil when there is no photo.
    /// - Parameter photos: those of all its revisions.
    init?(_ read: ReadTutorial, _ photos: [MediaFile], isAuthor: Bool, _ texts: Texts) {
        guard !photos.isEmpty else { return nil }
        head = texts[isAuthor ? "marking.redactHead" : "marking.redactOthersHead"]
        help = texts[isAuthor ? "marking.redactHelp" : "marking.redactOthersHelp"]
        state = texts.plural("marking.redactSeen", photos.count)
        let labels = Self.labels(read.revision.content, texts)
        let isOld = photos.filter { labels[$0.id] == nil }.map(\.id)
        let places = labels.mapValues(\.place)
        self.photos = photos.sorted { (places[$0.id] ?? .max) < (places[$1.id] ?? .max) }.compactMap { file in
            guard let smallest = file.renditions.first else { return nil }
            let number = (isOld.firstIndex(of: file.id) ?? 0) + 1
            return PhotoView(
                href: Path.redaction(file.id, read.tutorial.slug),
                label: labels[file.id]?.text ?? texts["marking.redactOld", ["n": texts.number(number)]],
                src: Path.photo(file.id, smallest), width: smallest.width, height: smallest.height)
        }
    }

    /// Where each photo of the shown revision stands, in words and in the order of the page.
    private static func labels(_ content: Content, _ texts: Texts) -> [MediaFile.ID: (place: Int, text: String)] {
        var labels: [MediaFile.ID: (place: Int, text: String)] = [:]
        func note(_ photo: Photo, _ text: String) {
            if labels[photo.file] == nil { labels[photo.file] = (labels.count, text) }
        }
        var loose = 0
        for key in content.fields.keys.sorted() {
            guard case .photos(let photos)? = content.fields[key] else { continue }
            for photo in photos {
                loose += 1
                note(photo, texts["marking.redactPhoto", ["n": texts.number(loose)]])
            }
        }
        for (index, step) in content.steps.filter({ !$0.isEmpty }).enumerated() {
            for (place, photo) in step.photos.enumerated() {
                let arguments = ["step": texts.number(index + 1), "n": texts.number(place + 1)]
                note(photo, texts["marking.redactStep", arguments])
            }
        }
        return labels
    }
}
