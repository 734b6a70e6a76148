/// An answer that a later form of its content type has no place for: kept for readers as « Informations d'une version
/// antérieure ».
package struct Leftover: Codable, Sendable, Hashable {
    /// Id of the field it answered.
    package var field: String
    package var label: LocalizedText
    /// The answer in words, in French where they were not the author's own.
    package var lines: [String]
    package var photos: [Photo]
    package var files: [Attachment]

    package init(
        field: String, label: LocalizedText, lines: [String] = [], photos: [Photo] = [], files: [Attachment] = []
    ) {
        self.field = field
        self.label = label
        self.lines = lines
        self.photos = photos
        self.files = files
    }
}
