/// What a bricolage says: the part of a tutorial that its author writes.
///
/// Values are kept as they were typed, right or wrong: findings judge them, saving never changes them.
package struct Content: Codable, Sendable, Hashable {
    package var title: String
    /// One sentence.
    package var summary: String
    /// By field id of the content type.
    ///
    /// A field that was never answered is absent.
    package var fields: [String: FieldValue]
    /// In the order in which they are done.
    package var steps: [Step]
    /// Answers to questions that the content type no longer asks, oldest first.
    package var leftovers: [Leftover]

    package init(
        title: String = "", summary: String = "", fields: [String: FieldValue] = [:], steps: [Step] = [],
        leftovers: [Leftover] = []
    ) {
        self.title = title
        self.summary = summary
        self.fields = fields
        self.steps = steps
        self.leftovers = leftovers
    }
}

/// An ordered part of a tutorial.
package struct Step: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<Step>

    package var id: ID
    package var title: String
    /// Markdown.
    package var text: String
    /// « Attention à… », or empty.
    package var warning: String
    package var photos: [Photo]

    package init(id: ID = ID(), title: String = "", text: String = "", warning: String = "", photos: [Photo] = []) {
        self.id = id
        self.title = title
        self.text = text
        self.warning = warning
        self.photos = photos
    }

    package var isEmpty: Bool {
        photos.isEmpty && [title, text, warning].allSatisfy(\.isBlank)
    }
}

/// A picture in its place, with the words that stand for it when it is not seen.
package struct Photo: Codable, Sendable, Hashable {
    package var file: MediaFile.ID
    package var alt: String

    package init(file: MediaFile.ID, alt: String = "") {
        self.file = file
        self.alt = alt
    }
}

/// A document in its place.
package struct Attachment: Codable, Sendable, Hashable {
    package var file: MediaFile.ID
    /// The name it is offered under, as its author's machine called it.
    package var name: String

    package init(file: MediaFile.ID, name: String) {
        self.file = file
        self.name = name
    }
}

/// One line of a materials list.
///
/// The quantity stays as typed (« 2 », « 1,5 », « une poignée »).
package struct Material: Codable, Sendable, Hashable {
    package var name: String
    package var quantity: String
    package var unit: String
    package var optional: Bool

    package init(name: String = "", quantity: String = "", unit: String = "", optional: Bool = false) {
        self.name = name
        self.quantity = quantity
        self.unit = unit
        self.optional = optional
    }
}

/// The answer to one field.
///
/// Scalars (text, markdown, number, boolean, choice, date, link) are `.text`, as typed: a boolean is `true` or
/// `false`, a date `2026-11-24`, a choice its option's id.
package enum FieldValue: Codable, Sendable, Hashable {
    case text(String)
    /// Ids of the chosen options.
    case choices([String])
    /// The amount as typed, and a unit: minute, hour, day, week, month, year.
    case duration(amount: String, unit: String)
    case materials([Material])
    /// Rows by column id.
    case table([[String: String]])
    case files([Attachment])
    case photos([Photo])

    /// True when nothing was answered: absent and empty mean the same.
    package var isEmpty: Bool {
        switch self {
        case .text(let text): text.isBlank
        case .choices(let choices): choices.isEmpty
        case .duration(let amount, _): amount.isBlank
        case .materials(let materials): materials.allSatisfy { $0.name.isBlank && $0.quantity.isBlank }
        case .table(let rows): rows.allSatisfy { $0.values.allSatisfy(\.isBlank) }
        case .files(let files): files.isEmpty
        case .photos(let photos): photos.isEmpty
        }
    }
}

extension Content {
    /// Every media file that the content shows or offers.
    package var files: Set<MediaFile.ID> {
        var files = Set(steps.flatMap { $0.photos.map(\.file) })
        for value in fields.values {
            switch value {
            case .files(let attachments): files.formUnion(attachments.map(\.file))
            case .photos(let photos): files.formUnion(photos.map(\.file))
            default: break
            }
        }
        for leftover in leftovers { files.formUnion(leftover.photos.map(\.file) + leftover.files.map(\.file)) }
        return files
    }

    /// The picture of the finished thing: a photo field's first, otherwise the last step's last.
    package func cover(photoFields: [String]) -> Photo? {
        for id in photoFields {
            if case .photos(let photos)? = fields[id], let first = photos.first { return first }
        }
        return steps.last(where: { !$0.photos.isEmpty })?.photos.last
    }
}

extension String {
    /// True when there is nothing but white space.
    package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
