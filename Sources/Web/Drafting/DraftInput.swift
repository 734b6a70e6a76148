import Domain

/// The names of the inputs of the editor's form: written by its page, read by `DraftForm`.
enum DraftInput {
    static let version = "version"
    /// Schema of the content type that the form was made for.
    static let schema = "schema"
    static let editor = "editor"
    static let action = "action"
    static let title = "title"
    static let summary = "summary"
    static let type = "type"
    static let audience = "audience"
    static let tags = "tags"
    static let coAuthor = "coauthor"
    /// Ids of the steps in order, joined by commas.
    ///
    /// One input, so that it is there even when the form is cut short.
    static let steps = "steps"
    /// Photos that become steps.
    static let photos = "photos"
    /// `TARGET:FILE`, for each file that was sent before the form: the target is `photos`, a step's or a field's input.
    static let attached = "attached"
    /// In an address: the `id` on the page of what was just added, so that it is not folded away.
    static let opened = "ouvrir"

    static func step(_ id: Step.ID, _ part: String) -> String { "step-\(id)-\(part)" }
    static func alt(_ id: Step.ID, _ file: MediaFile.ID) -> String { Place.photo(id, file).description }

    static func field(_ id: String) -> String { Place.field(id).description }
    static func field(_ id: String, _ part: String) -> String { "field-\(id)-\(part)" }
    static func alt(_ id: String, _ file: MediaFile.ID) -> String { "field-\(id)-photo-\(file)" }
    /// - Parameter alt: the name of the input for its words.
    static func place(ofPhoto alt: String) -> String { "\(alt)-place" }
    static func cell(_ id: String, _ row: Int, _ part: String) -> String { "field-\(id)-\(row)-\(part)" }

    /// What a file input is for.
    enum Target: Hashable {
        case newSteps
        case step(Step.ID)
        case field(String)

        /// - Parameter input: `photos`, `step-ID-new` or `field-ID-new`.
        init?(_ input: String) {
            if input == DraftInput.photos {
                self = .newSteps
            } else if input.hasPrefix("step-"), input.hasSuffix("-new") {
                guard let id = Step.ID(String(input.dropFirst(5).dropLast(4))) else { return nil }
                self = .step(id)
            } else if input.hasPrefix("field-"), input.hasSuffix("-new") {
                self = .field(String(input.dropFirst(6).dropLast(4)))
            } else {
                return nil
            }
        }

        /// The name of its input: what `init` reads.
        var input: String {
            switch self {
            case .newSteps: DraftInput.photos
            case .step(let id): DraftInput.step(id, "new")
            case .field(let id): DraftInput.field(id, "new")
            }
        }

        /// The `id` on the page near which to speak of its files.
        var anchor: String {
            switch self {
            case .newSteps: DraftInput.photos
            case .step(let id): Place.step(id).description
            case .field(let id): Place.field(id).description
            }
        }
    }
}
