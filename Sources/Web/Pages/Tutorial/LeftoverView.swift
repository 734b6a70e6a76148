import Domain

/// An answer that the present form of the content type no longer asks for.
struct LeftoverView: Sendable {
    let label: String
    let lines: [String]
    let files: [FileView]
    let photos: [PictureView]

    init(_ leftover: Leftover, files: [MediaFile.ID: MediaFile], _ texts: Texts) {
        label = leftover.label.text(in: texts.language)
        lines = leftover.lines
        self.files = leftover.files.compactMap { FileView($0, files, texts) }
        photos = leftover.photos.compactMap {
            PictureView(files[$0.file], alt: $0.alt, sizes: "(min-width: 60em) 30rem, 92vw")
        }
    }
}
