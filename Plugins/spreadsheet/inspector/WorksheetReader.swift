/// Reads the cells of one sheet of an xlsx workbook.
final class WorksheetReader: XMLListener {
    private enum Part { case none, value, formula }

    private(set) var builder: BookBuilder
    private let strings: [String]
    /// Formulas that several cells share, by their number, with the cell that they are written for.
    private var shared: [String: (formula: Formula, place: Place)] = [:]

    private var place = Place(row: 0, column: -1)
    private var type = ""
    private var part = Part.none
    private var value: [UInt8] = []
    private var formula: [UInt8] = []
    private var hasFormula = false
    /// Number of the shared formula.
    private var group: String?

    init(_ strings: [String], _ builder: BookBuilder) {
        self.strings = strings
        self.builder = builder
    }

    func start(_ tag: Tag) {
        part = .none
        if tag.isNamed("c") {
            begin(tag)
        } else if tag.isNamed("v") || tag.isNamed("t") {
            part = .value
        } else if tag.isNamed("f") {
            part = .formula
            hasFormula = true
            group = tag["t"] == "shared" ? tag["si"] : nil
        } else if tag.isNamed("row") {
            place = Place(row: tag["r"].flatMap { Int($0) }.map { $0 - 1 } ?? place.row + 1, column: -1)
        }
    }

    private func begin(_ tag: Tag) {
        place = tag["r"].flatMap(Place.init(named:)) ?? Place(row: max(0, place.row), column: place.column + 1)
        type = tag["t"] ?? "n"
        value.removeAll(keepingCapacity: true)
        formula.removeAll(keepingCapacity: true)
        hasFormula = false
        group = nil
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch part {
        case .value: if value.count < 240 { value += bytes }
        case .formula: if formula.count < 9000 { formula += bytes }
        case .none: break
        }
    }

    func end(_ isNamed: (StaticString) -> Bool) {
        part = .none
        guard isNamed("c"), hasFormula || !value.isEmpty else { return }
        builder.add(Sheet.Cell(value: content, formula: read(), hasFormula: hasFormula), at: place)
    }

    private var content: Sheet.Cell.Value {
        let text = String(decoding: value, as: UTF8.self)
        switch type {
        case "s": return Int(text).flatMap { strings.indices.contains($0) ? .short(strings[$0]) : nil } ?? .none
        case "str", "inlineStr": return .short(text)
        case "e": return .error(text)
        case "b": return .none
        default: return Double(text) == nil ? .none : .number
        }
    }

    private func read() -> Formula? {
        guard hasFormula else { return nil }
        if formula.isEmpty, let group, let master = shared[group] {
            return master.formula.moved(
                rows: place.row - master.place.row, columns: place.column - master.place.column)
        }
        guard !builder.isFull else { return nil }
        let parsed = builder.parse(String(decoding: formula, as: UTF8.self))
        if let group, let parsed { shared[group] = (parsed, place) }
        return parsed
    }
}

extension Place {
    /// From « B12 ».
    init?(named name: String) {
        var (row, column) = (0, 0)
        for byte in name.utf8 {
            if byte.isLetter, row == 0 {
                column = column * 26 + Int(byte & 0xdf) - 0x40
            } else if byte.isDigit, column > 0 {
                row = row * 10 + Int(byte - 0x30)
            } else {
                return nil
            }
            guard row <= Self.rows, column <= Self.columns else { return nil }
        }
        guard row > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }
}
