package import Domain

/// Something that a tutorial can be printed as: tickets, a sign, cards, labels.
///
/// Its template describes one cell; the host repeats it, lays the cells on sheets and draws where to cut.
package struct ModuleDocument: Sendable, Identifiable {
    package let id: String
    package let name: LocalizedText
    package let help: LocalizedText?
    /// What the reader chooses before printing; at most `DocumentLimits.parameters`.
    package let parameters: [Field]
    /// The field whose answer a parameter starts with, by the parameter's id.
    package let prefill: [String: String]
    package let paper: Paper
    /// The document is offered while this holds; always when nil.
    let showIf: Condition?
    let grid: DocumentGrid
    let series: DocumentSeries
    let codes: DocumentCodes
    let styles: [DocumentStyle]
    /// Words of the template in the languages of the interface, by name.
    let words: [String: LocalizedText]
    let reading: DocumentReading?
    /// Of the signs that the template shows.
    let pictogramColour: Colour
    let template: ModuleTemplate
    let stub: DocumentStub?
    /// Those of the module.
    let fields: [Field]
}

/// Size of the cells and how they lie on the sheet, in millimetres.
struct DocumentGrid: Sendable, Hashable {
    enum Cut: String, Sendable, CaseIterable {
        /// Strokes in the margins, for a guillotine.
        case marks
        /// Dashed lines around every cell, for scissors.
        case lines
    }

    /// In which order the cells follow.
    enum Order: String, Sendable, CaseIterable {
        /// Along the rows of a sheet, then the next sheet.
        case across
        /// Down through the pile: once the pile is cut, each of its parts is in order and they follow each other.
        case piles
    }

    let orientation: Orientation
    let margin: Double
    /// Nil is all the room that there is.
    let width, height: DocumentMeasure?
    let gap: DocumentMeasure
    let cut: Cut?
    let order: Order
}

/// What the cells are repeated over.
enum DocumentSeries: Sendable, Hashable {
    case once
    /// Whole numbers from the first to the last, both included.
    case range(from: DocumentMeasure, to: DocumentMeasure, digits: DocumentMeasure?)
    /// The answered rows of that field.
    case rows(field: String)
}

/// A part of each cell that is torn off, such as the counterfoil of a ticket.
struct DocumentStub: Sendable {
    enum Side: String, Sendable, CaseIterable { case left, right, top, bottom }

    /// Millimetres, from that side of the cell to the tear line.
    let width: DocumentMeasure
    let side: Side
    let template: ModuleTemplate
}

/// The codes that a cell may show, and their printed size in millimetres.
struct DocumentCodes: Sendable, Hashable {
    struct Code: Sendable, Hashable {
        let value: Value
        let width, height: Double
    }

    enum Value: Sendable, Hashable {
        case url, number, title
        /// A field or a parameter.
        case answer(String)
        case column(String)
    }

    let qr: Code?
    let bars: Code?

    static let none = DocumentCodes(qr: nil, bars: nil)
}

/// What must be read, and from how far.
struct DocumentReading: Sendable, Hashable {
    /// Millimetres.
    let distance: DocumentMeasure
    /// Names of styles.
    let styles: [String]
}
