package import Foundation

/// A file whose check was unavailable: kept out of everybody's sight and tried again.
///
/// Drafts name it by the id that its `MediaFile` will have.
package struct Withheld: Codable, Sendable, Hashable, Identifiable {
    package var id: MediaFile.ID
    package var tutorial: Tutorial.ID
    package var kind: MediaFile.Kind
    package var name: String
    /// For a document, the formats that its field welcomes.
    package var formats: [String]
    /// How often the check was tried.
    package var attempts: Int
    package var nextAt: Date
    package var createdAt: Date

    /// Tries after which the file is given up, and its author told.
    package static let most = 12

    package init(
        id: MediaFile.ID, tutorial: Tutorial.ID, kind: MediaFile.Kind, name: String, formats: [String] = [],
        createdAt: Date
    ) {
        self.id = id
        self.tutorial = tutorial
        self.kind = kind
        self.name = name
        self.formats = formats
        attempts = 1
        nextAt = createdAt.addingTimeInterval(Self.pause(after: 1))
        self.createdAt = createdAt
    }

    /// Seconds until the next try: one minute, twice as long each time, two hours at most.
    package static func pause(after attempts: Int) -> TimeInterval {
        min(60 * pow(2, Double(max(0, attempts - 1))), 7200)
    }
}
