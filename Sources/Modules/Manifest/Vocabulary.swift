import Domain

/// The keys of one mapping of a module's files, each with what it takes and what it is for.
///
/// The reference and the JSON Schema are made of this. The decoders have lists of their own, and the tests see to it
/// that both say the same.
struct Vocabulary: Sendable {
    struct Key: Sendable {
        let name: String
        let takes: Takes
        /// A sentence, in English.
        let about: String
        let isRequired: Bool

        init(_ name: String, _ takes: Takes, _ about: String, required isRequired: Bool = false) {
            self.name = name
            self.takes = takes
            self.about = about
            self.isRequired = isRequired
        }
    }

    /// What a key takes.
    indirect enum Takes: Sendable {
        case text
        /// A text in French and English.
        case words
        case whole, number, flag
        /// `#rrggbb`.
        case colour
        /// One of these words.
        case one([String])
        /// A list of these words; of any when there are none.
        case several([String])
        /// An expression of the language of rules that is true or false.
        case condition
        /// A length: a number of millimetres, or an expression that gives one.
        case length
        /// Any other expression that gives a number.
        case figure
        case mapping(Vocabulary)
        case list(Vocabulary)
        /// A mapping whose keys are names of the author's own.
        case named(Takes)
        case either(Takes, Takes)
        /// Fields of a form, or columns of these types.
        case fields
        case columns([String])
        /// Only the place decides; looked at by the decoder alone.
        case anything
    }

    /// Unique; the JSON Schema uses it.
    let name: String
    let keys: [Key]

    subscript(key: String) -> Key? { keys.first { $0.name == key } }
}

// MARK: - The root

extension Vocabulary {
    static let manifest = Vocabulary(
        name: "module",
        keys: [
            Key(
                "contract", .whole, "The form of module that this is written for: \(Contract.supported.upperBound).",
                required: true),
            Key("id", .text, "Name of the folder: lower-case letters, digits, hyphens. Never changed.", required: true),
            Key("version", .text, "Three numbers, for people, such as `1.2.0`.", required: true),
            Key("schema", .whole, "Shape of the answers, from 1; goes up when they change shape.", required: true),
            Key("name", .words, "What one bricolage of the type is called.", required: true),
            Key("summary", .words, "One sentence: what belongs to this type.", required: true),
            Key("order", .whole, "Place in lists, small first; 100 when it is not given."),
            Key("icon", .text, "An `.svg` file beside the manifest, of plain shapes, drawn in `currentColor`."),
            Key("colour", .mapping(colour), "Colour of the type, for text on a light and on a dark page."),
            Key("fields", .fields, "The questions of the form, in order."),
            Key("rules", .list(rule), "What a colleague would notice, said while the author writes."),
            Key("views", .mapping(views), "Templates in `views/`; the server's own view stands in for each."),
            Key("documents", .list(document), "Things to print: tickets, signs, labels, cards."),
            Key("inspectors", .list(inspector), "Programs of the module's own that look at files."),
            Key("search", .mapping(search), "What is searched and filtered by; every field and the steps if absent."),
        ])

    static let colour = Vocabulary(
        name: "colour",
        keys: [
            Key("light", .colour, "On a light page; contrast 4.5 or more with it.", required: true),
            Key("dark", .colour, "On a dark page.", required: true),
        ])

    static let rule = Vocabulary(
        name: "rule",
        keys: [
            Key("id", .text, "Lower-case letters, digits, hyphens; examples in `tests/` name it.", required: true),
            Key(
                "at", .either(.text, .several([])),
                "The field that the remark is shown at, or `steps`; of several, the first that is visible.",
                required: true),
            Key(
                "severity", .one([Level.error, .warning, .hint].map(\.rawValue)),
                "`error` stops publishing, `warning` can be overruled, `hint` encourages; `warning` if absent."),
            Key("check", .condition, "What must hold; the remark is made while it does not.", required: true),
            Key("message", .words, "What is noticed.", required: true),
            Key("mend", .words, "What to do about it."),
        ])

    static let views = Vocabulary(
        name: "views",
        keys: ViewKind.allCases.map { kind in
            let about =
                switch kind {
                case .card: "Under the title on a card of a list."
                case .page: "Under the title on the bricolage's own page."
                case .kiosk: "At a reception desk; the page's when there is none."
                case .print: "On paper."
                }
            return Key(kind.rawValue, .text, about + " A file of `views/`.")
        })

    static let inspector = Vocabulary(
        name: "inspector",
        keys: [
            Key("id", .text, "The module's id, a dot and a name, such as `spreadsheet.formulas`.", required: true),
            Key("run", .text, "`bin/` and the name of the program.", required: true),
            Key("protocol", .whole, "How it is spoken to: \(InspectorLimits.protocols.upperBound).", required: true),
            Key("timeout", .text, "Seconds for one file, such as `5 s`."),
            Key("memory", .text, "Address space, such as `256 MB`."),
            Key("output", .text, "What it may write, such as `64 KB`."),
        ])

    static let search = Vocabulary(
        name: "search",
        keys: [
            Key("text", .several([]), "Fields whose answers are searched, and `steps`."),
            Key("facets", .several([]), "Choice, choices and boolean fields that lists are narrowed by."),
        ])
}

// MARK: - Files beside the manifest

extension Vocabulary {
    static let migration = Vocabulary(
        name: "migration",
        keys: [
            Key("from", .whole, "The first number of the file's name.", required: true),
            Key("to", .whole, "The next one.", required: true),
            Key("steps", .anything, "What to do to every content, in order."),
        ])

    /// By the word that the step begins with.
    static let steps: [String: String] = [
        "rename": "The same answer under another name; a column stays in its table.",
        "move": "Into another field that takes it, after what is there already.",
        "set_default": "The value, where nothing was answered.",
        "map_choice": "One option becomes another.",
        "convert_unit": "The number is converted, and so is its unit.",
        "to_text": "The answer in words.",
        "retire": "No longer asked; the answers stay readable under the words of `keep_as`.",
    ]

    static let fixture = Vocabulary(
        name: "fixture",
        keys: [
            Key("about", .text, "What the example is for."),
            Key("schema", .whole, "Schema it was written with; the module's own if absent."),
            Key("title", .text, "Title of the bricolage."),
            Key("summary", .text, "Its sentence."),
            Key("fields", .anything, "Answers by field, as they are typed."),
            Key("steps", .list(fixtureStep), "Its steps."),
            Key("expect", .several([]), "Every error and warning that must be found, and no other."),
        ])

    static let fixtureStep = Vocabulary(
        name: "fixture-step",
        keys: [
            Key("title", .text, "Title of the step."),
            Key("text", .text, "What to do."),
            Key("warning", .text, "What to beware of."),
            Key("photo", .text, "Description of a photo; the file itself is not needed."),
        ])
}
