/// Reads the tables of an OpenDocument spreadsheet.
final class TablesReader: XMLListener {
    private(set) var builder = BookBuilder()

    private var place = Place(row: 0, column: 0)
    private var rowRepeat = 1
    private var columnRepeat = 1
    private var type = ""
    private var formula: String?
    private var text: [UInt8] = []
    private var isCell = false
    /// Inside a note or a drawing, whose texts are not the cell's.
    private var asides = 0

    /// Equal cells beside or below each other that are written once: as many as tell something.
    private static let mostRepeats = 200

    func start(_ tag: Tag) {
        if tag.isNamed("table-cell") || tag.isNamed("covered-table-cell") {
            begin(tag)
        } else if tag.isNamed("table-row") {
            place.column = 0
            rowRepeat = count(tag["number-rows-repeated"])
        } else if tag.isNamed("table") {
            builder.open(tag["name"] ?? "")
            place = Place(row: 0, column: 0)
        } else if tag.isNamed("annotation") || tag.isNamed("shapes") {
            asides += 1
        }
    }

    private func count(_ text: String?) -> Int { min(max(1, text.flatMap { Int($0) } ?? 1), Place.rows) }

    private func begin(_ tag: Tag) {
        columnRepeat = count(tag["number-columns-repeated"])
        type = tag["value-type"] ?? ""
        formula = tag["formula"]
        text.removeAll(keepingCapacity: true)
        isCell = true
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isCell, asides == 0, text.count < 240 { text += bytes }
    }

    func end(_ isNamed: (StaticString) -> Bool) {
        if isNamed("table-cell") || isNamed("covered-table-cell") {
            finish()
        } else if isNamed("table-row") {
            place.row = min(place.row + rowRepeat, Place.rows)
        } else if isNamed("annotation") || isNamed("shapes") {
            asides -= 1
        }
    }

    private func finish() {
        isCell = false
        defer { place.column = min(place.column + columnRepeat, Place.columns) }
        guard formula != nil || !type.isEmpty || !text.isEmpty else { return }
        let parsed = builder.isFull ? nil : formula.flatMap { builder.parse($0) }
        let cell = Sheet.Cell(value: content, formula: parsed, hasFormula: formula != nil)
        for row in 0..<min(rowRepeat, Self.mostRepeats) {
            for column in 0..<min(columnRepeat, Self.mostRepeats) {
                builder.add(cell, at: Place(row: place.row + row, column: place.column + column))
            }
        }
    }

    private var content: Sheet.Cell.Value {
        let shown = String(decoding: text, as: UTF8.self)
        if Self.isError(shown) { return .error(shown) }
        switch type {
        case "string", "": return shown.isEmpty ? .none : .short(shown)
        case "boolean": return .none
        default: return .number
        }
    }

    private static func isError(_ text: String) -> Bool {
        guard text.hasPrefix("#") || text.hasPrefix("Err:5") || text.hasPrefix("Err:5"), text.utf8.count < 14 else {
            return false
        }
        return text.hasPrefix("Err:") || text.hasSuffix("!") || text.hasSuffix("?") || text.hasPrefix("#N/")
    }
}
