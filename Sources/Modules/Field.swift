package import Domain

/// One question of a content type's form.
package struct Field: Sendable, Identifiable, Hashable {
    /// Lower-case letters, digits and underscores, 1...40 characters.
    ///
    /// Never renamed.
    package let id: String
    package let kind: Kind
    package let label: LocalizedText
    package let help: LocalizedText?
    package let placeholder: LocalizedText?
    /// An empty answer gives a hint, never an error.
    package let required: Bool
    /// The same as `required`, while it holds.
    package internal(set) var requiredIf: Condition?
    /// While it does not hold, the question is hidden and its answer counts as empty.
    package internal(set) var showIf: Condition?
    package internal(set) var defaultValue: FieldValue?
    /// Characters; text and markdown only.
    package let minLength: Int?
    /// Characters; text and markdown only, never above `Limits.text`.
    package let maxLength: Int?
    /// What the whole answer must look like; text only.
    package let pattern: Pattern?
    /// Schema number of the module that first asked it, from 1.
    package let since: Int
    /// No longer asked; tutorials that have an answer keep and show it.
    package let retired: Bool
    package let kiosk: KioskUse

    /// Where the question is asked of somebody who posts at a reception desk.
    package enum KioskUse: String, Sendable, CaseIterable {
        case shown, hidden
        /// On the member's own phone, which has the photos and the files.
        case phone
    }

    package enum Kind: Sendable, Hashable {
        case text
        case markdown
        case number(unit: Unit?, integer: Bool, min: Double?, max: Double?)
        case boolean
        case choice([Option])
        case choices([Option])
        case date
        /// The units offered, and the longest duration that is not surprising.
        case duration(units: [Unit], max: Span?)
        case link
        case materials(units: [Unit], minItems: Int)
        case table(columns: [Column], maxRows: Int)
        /// Stored like a table, shown as one block for each item.
        case group(parts: [Column], maxItems: Int)
        /// Another tutorial, by its slug; of these content types, or of any when there are none.
        case reference(types: [String])
        /// `maxSize` in bytes; `inspect` names the inspectors that look at each file.
        case file(kinds: [FileKind], maxSize: Int, maxItems: Int, inspect: [String])
        /// Pixels of the upright picture; 0 when nothing is asked.
        case photo(minWidth: Int, minHeight: Int, maxItems: Int)

        /// The word used in manifests.
        package var name: String {
            switch self {
            case .text: "text"
            case .markdown: "markdown"
            case .number: "number"
            case .boolean: "boolean"
            case .choice: "choice"
            case .choices: "choices"
            case .date: "date"
            case .duration: "duration"
            case .link: "link"
            case .materials: "materials"
            case .table: "table"
            case .group: "group"
            case .reference: "ref"
            case .file: "file"
            case .photo: "photo"
            }
        }
    }

    /// One answer of a choice.
    package struct Option: Sendable, Hashable, Identifiable {
        package let id: String
        package let label: LocalizedText
        /// No longer offered; drafts and tutorials that have it keep it.
        package let retired: Bool
    }

    /// One column of a table, or one part of a group's items.
    package struct Column: Sendable, Hashable, Identifiable {
        package let id: String
        package let label: LocalizedText
        package let required: Bool
        package let kind: Kind

        package enum Kind: Sendable, Hashable {
            /// One line; characters.
            case text(maxLength: Int)
            /// Groups only; characters.
            case markdown(maxLength: Int)
            case number(unit: Unit?, integer: Bool, min: Double?, max: Double?)
            case choice([Option])
            case date
            case boolean
        }
    }

    /// A format of document, as `MediaFile.format` names it.
    package enum FileKind: String, Sendable, CaseIterable {
        case pdf, odt, ods, docx, xlsx, csv
    }

    /// The options to offer a reader whose present answer is `chosen`: those in use, and retired ones already chosen.
    package func offered(_ chosen: Set<String> = []) -> [Option] {
        switch kind {
        case .choice(let options), .choices(let options): options.filter { !$0.retired || chosen.contains($0.id) }
        default: []
        }
    }

    /// The label of one option, or nil when the field has none of that id.
    package func label(ofOption id: String) -> LocalizedText? {
        switch kind {
        case .choice(let options), .choices(let options): options.first { $0.id == id }?.label
        default: nil
        }
    }
}

/// A duration written in a manifest, such as `8 hour`.
package struct Span: Sendable, Hashable {
    package let amount: Double
    package let unit: Unit
}
