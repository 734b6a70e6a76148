package import Foundation

/// A photo or a document as it is kept after its check.
///
/// Bytes live in the media folder under their SHA-256; this row is what tutorials refer to.
package struct MediaFile: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<MediaFile>

    package enum Kind: String, Codable, Sendable { case photo, document }

    package var id: ID
    package var kind: Kind
    /// Short name of the format: jpeg, png, pdf, xlsx, ods, csv, docx, odt.
    package var format: String
    /// The name the file had on its author's machine.
    package var name: String
    /// Bytes of the document, or of the largest rendition.
    package var size: Int
    /// Pixels of the upright picture; 0 for a document.
    package var width: Int
    package var height: Int
    /// When the camera says it was taken; orders steps.
    package var takenAt: Date?
    /// SHA-256 of a document's bytes, 64 hexadecimal digits; empty for a photo, whose bytes are its renditions'.
    package var digest: String
    /// Smallest first; empty for a document.
    package var renditions: [Rendition]

    package init(
        id: ID = ID(), kind: Kind, format: String, name: String, size: Int, width: Int = 0, height: Int = 0,
        takenAt: Date? = nil, digest: String = "", renditions: [Rendition] = []
    ) {
        self.id = id
        self.kind = kind
        self.format = format
        self.name = name
        self.size = size
        self.width = width
        self.height = height
        self.takenAt = takenAt
        self.digest = digest
        self.renditions = renditions
    }
}

/// One width of a photo.
package struct Rendition: Codable, Sendable, Hashable {
    /// Pixels.
    package var width: Int
    package var height: Int
    package var size: Int
    /// SHA-256, 64 hexadecimal digits.
    package var digest: String
    /// jpeg or png.
    package var format: String

    package init(width: Int, height: Int, size: Int, digest: String, format: String) {
        self.width = width
        self.height = height
        self.size = size
        self.digest = digest
        self.format = format
    }
}
