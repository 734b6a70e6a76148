import Domain
import Mustache

/// A picture in all the widths it is kept in: the model of the `picture` template.
///
/// The browser takes the one it needs.
struct PictureView: Sendable, MustacheParent {
    let src: String
    let srcset: String
    /// As in HTML: `(min-width: 48em) 40rem, 100vw`.
    let sizes: String
    /// Pixels of the widest one: keeps the place on the page before it has come.
    let width: Int
    let height: Int
    let alt: String
    let cssClass: String?
    let isLazy: Bool
    /// Shown by the script until the picture has come: a tiny PNG in Base64.
    let preview: String?

    /// Nil when there is no such picture.
    init?(_ file: MediaFile?, alt: String, sizes: String, cssClass: String? = nil, isLazy: Bool = true) {
        guard let file, let widest = file.renditions.last else { return nil }
        let address = { (rendition: Rendition) in
            file.kind == .photo ? Path.photo(file.id, rendition) : Path.page(file.id, rendition)
        }
        let middle = file.renditions.first { $0.width >= 640 } ?? widest
        src = address(middle)
        srcset = file.renditions.map { "\(address($0)) \($0.width)w" }.joined(separator: ", ")
        self.sizes = sizes
        width = widest.width
        height = widest.height
        self.alt = alt
        self.cssClass = cssClass
        self.isLazy = isLazy
        preview = file.preview.isEmpty ? nil : file.preview
    }

    func child(named name: String) -> Any? {
        switch name {
        case "src": src
        case "srcset": srcset
        case "sizes": sizes
        case "width": width
        case "height": height
        case "alt": alt
        case "cssClass": cssClass
        case "isLazy": isLazy
        case "preview": preview
        default: nil
        }
    }
}
