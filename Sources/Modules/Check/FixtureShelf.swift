import Domain

/// The photos and documents that a fixture names, as rows of a plausible size.
struct FixtureShelf {
    private(set) var files: [MediaFile.ID: MediaFile] = [:]

    mutating func photo(alt: String, width: Int = 1_600, height: Int = 1_200) -> Photo {
        let rendition = Rendition(width: width, height: height, size: 90_000, digest: "", format: "jpeg")
        let id = nextID
        files[id] = MediaFile(
            id: id, kind: .photo, format: "jpeg", name: "photo.jpg", size: 900_000, width: width, height: height,
            digest: Self.digest, renditions: [rendition])
        return Photo(file: id, alt: alt)
    }

    /// - Parameter name: its ending tells the format.
    mutating func document(_ name: String) -> Attachment {
        let format = name.split(separator: ".").last?.lowercased() ?? ""
        let id = nextID
        files[id] = MediaFile(id: id, kind: .document, format: format, name: name, size: 20_000, digest: Self.digest)
        return Attachment(file: id, name: name)
    }

    /// A row without a digest would be one that still waits for its check.
    private static let digest = String(repeating: "0", count: 64)

    /// From its place alone: a rendering is the same at every run.
    private var nextID: MediaFile.ID {
        let number = String(files.count + 1)
        let padding = String(repeating: "0", count: 12 - number.count)
        return MediaFile.ID("00000000-0000-7000-8000-\(padding)\(number)") ?? MediaFile.ID()
    }
}
