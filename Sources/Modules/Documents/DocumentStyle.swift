/// How the elements of one class of a template look.
///
/// Numbers, known words and hexadecimal colours only: whatever the manifest says, the style sheet made of this can load
/// nothing and reach nothing outside its document.
struct DocumentStyle: Sendable, Hashable {
    /// A length, or a share of the room.
    enum Extent: Sendable, Hashable {
        case length(DocumentMeasure)
        /// 1...100.
        case percent(Double)
    }

    enum Size: Sendable, Hashable {
        case fixed(DocumentMeasure)
        /// The largest at which the values of these names fit into the box of the style.
        case fitted(names: [String], least: DocumentMeasure, most: DocumentMeasure)
    }

    enum Align: String, Sendable, CaseIterable { case left, center, right }
    enum Middle: String, Sendable, CaseIterable { case top, middle, bottom }
    enum Line: String, Sendable, CaseIterable { case solid, dashed, dotted }
    enum Layout: String, Sendable, CaseIterable {
        /// Children one beside the other.
        case row
        /// Children one below the other.
        case column
    }

    struct Border: Sendable, Hashable {
        let width: DocumentMeasure
        let line: Line
        let colour: Colour
        /// All four when empty.
        let sides: [Side]
    }

    enum Side: String, Sendable, CaseIterable { case top, right, bottom, left }

    let name: String
    var size: Size?
    var extents: [Property: Extent] = [:]
    var bold = false
    /// Height of a line as a multiple of the size.
    var lineHeight: Double?
    var align: Align?
    var middle: Middle?
    var layout: Layout?
    var colour: Colour?
    var background: Colour?
    var border: Border?
    var capitals = false
    var wraps = true
    /// Quarter turns to the right, in degrees.
    var turn: Int?

    /// What takes a length.
    enum Property: String, Sendable, CaseIterable {
        case width, height, left, top, right, bottom, padding, margin, radius, spacing

        /// Names of CSS.
        var css: String {
            switch self {
            case .radius: "border-radius"
            case .spacing: "letter-spacing"
            default: rawValue
            }
        }

        static let places: [Property] = [.left, .top, .right, .bottom]
    }

    /// What templates write in a `class`, in front of a style's name.
    static let prefix = "d-"

    /// Names that stand for what the host draws: the cell itself, its stub and the rest of it.
    static let ofHost = ["cell": "leaf-cell", "stub": "leaf-stub", "main": "leaf-main"]

    /// The CSS selector, inside `.sheets`.
    var selector: String { ".\(Self.ofHost[name] ?? Self.prefix + name)" }
}
