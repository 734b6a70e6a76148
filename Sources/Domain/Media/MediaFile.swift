package import Foundation

/// A photo or a document as it is kept after its check.
///
/// Bytes live in the media folder under their SHA-256; this row is what tutorials refer to.
package struct MediaFile: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<MediaFile>

    package enum Kind: String, Codable, Sendable { case photo, document }

    package var id: ID
    package var kind: Kind
    /// Short name of the format: jpeg, png, webp, gif, heic, avif, pdf, xlsx, ods, csv, docx, odt.
    package var format: String
    /// The name the file had on its author's machine.
    package var name: String
    /// Bytes of the document, or of the photo in full size.
    package var size: Int
    /// Pixels of the upright picture; 0 for a document.
    package var width: Int
    package var height: Int
    /// When the camera says it was taken; orders steps.
    package var takenAt: Date?
    /// SHA-256 of the document, or of the photo in full size without its metadata, 64 hexadecimal digits.
    ///
    /// Empty for a photo of the first version of this house, which kept renditions alone.
    package var digest: String
    /// How the photo in full size is stored: EXIF's 1...8; 1 is upright.
    package var orientation: Int
    /// Format of the photo in full size, which is not always the one it came in; empty for a document.
    package var fullFormat: String
    /// Smallest first; of a PDF, its first page; empty for any other document.
    package var renditions: [Rendition]
    /// A PNG of a few pixels in Base64, shown until the photo has come; empty when there is none.
    package var preview: String
    /// Burned into everything that is served.
    package var marks: Marks
    /// The photo without its marks, kept for its author until publication.
    package var unmarked: Unmarked?
    /// What the check found beside refusals: warnings and hints.
    package var findings: [FileFinding]
    package var facts: FileFacts?
    /// SHA-256 of the « copie vierge » of a sheet once somebody asked for it, otherwise empty.
    package var blank: String
    /// What programs of its content type said of a document, one entry for each.
    package var inspections: [FileInspection]

    package init(
        id: ID = ID(), kind: Kind, format: String, name: String, size: Int, width: Int = 0, height: Int = 0,
        takenAt: Date? = nil, digest: String = "", orientation: Int = 1, fullFormat: String = "",
        renditions: [Rendition] = [], preview: String = "", findings: [FileFinding] = [], facts: FileFacts? = nil
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
        self.orientation = orientation
        self.fullFormat = fullFormat
        self.renditions = renditions
        self.preview = preview
        marks = Marks()
        unmarked = nil
        self.findings = findings
        self.facts = facts
        blank = ""
        inspections = []
    }

    /// Every file in the media folder that this row stands for.
    package var digests: Set<String> {
        Set(([digest, blank, unmarked?.digest ?? ""] + renditions.map(\.digest)).filter { !$0.isEmpty })
    }

    /// True when a copy with its values emptied can be made.
    package var hasBlankCopy: Bool { ["xlsx", "ods", "csv"].contains(format) }
}

/// One width of a picture.
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

/// A photo in full size as it was before anything was drawn on it.
package struct Unmarked: Codable, Sendable, Hashable {
    package var digest: String
    /// EXIF's 1...8.
    package var orientation: Int
    package var format: String

    package init(digest: String, orientation: Int, format: String) {
        self.digest = digest
        self.orientation = orientation
        self.format = format
    }
}
