/// What a cell of a drawn table holds.
package enum DrawnCell: Sendable {
    case empty
    case text(String)
    case number(Double)
    /// With the result that the program kept; the writing of Excel, without « = ».
    case formula(String, result: String)
    case error(String)
    /// A number shown as a date, dd/mm/yyyy.
    case date(Double)
    case percentage(Double)
}

extension DrawnCell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral text: String) { self = text.isEmpty ? .empty : .text(text) }
    package init(floatLiteral number: Double) { self = .number(number) }
    package init(integerLiteral number: Int) { self = .number(Double(number)) }
}

/// A sheet to be drawn: rows of cells from A1 on.
package struct DrawnSheet: Sendable {
    package var name = "Courrier"
    package var rows: [[DrawnCell]]
    package var isHidden = false
    /// Notes: the cell and what they say.
    package var notes: [(cell: String, text: String)] = []

    package init(
        _ name: String = "Courrier", _ rows: [[DrawnCell]], isHidden: Bool = false,
        notes: [(cell: String, text: String)] = []
    ) {
        self.name = name
        self.rows = rows
        self.isHidden = isHidden
        self.notes = notes
    }
}

/// An office file in the making: its parts, in order.
package struct OfficeDrawing {
    package var parts: [(name: String, content: [UInt8])] = []

    package var bytes: [UInt8] { ZipDrawing(parts).bytes }

    /// Adds a part, or gives it another content.
    package mutating func put(_ name: String, _ content: String) { put(name, Array(content.utf8)) }

    package mutating func put(_ name: String, _ content: [UInt8]) {
        if let index = parts.firstIndex(where: { $0.name == name }) {
            parts[index].content = content
        } else {
            parts.append((name, content))
        }
    }

    package func putting(_ name: String, _ content: String) -> OfficeDrawing {
        var copy = self
        copy.put(name, content)
        return copy
    }

    /// Replaces a text in a part.
    package func replacing(_ old: String, with new: String, in name: String) -> OfficeDrawing {
        var copy = self
        copy.parts = parts.map { part in
            let text = String(decoding: part.content, as: UTF8.self)
            return part.name == name ? (name, Array(text.replacing(old, with: new).utf8)) : part
        }
        return copy
    }

    static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
