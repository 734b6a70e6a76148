/// Looks through a worksheet for what `BlankRule` has to know.
final class SheetSurvey: XMLListener {
    private(set) var rule = BlankRule()
    private let strings: SharedStrings
    private var place = CellPlace(row: -1, column: -1)
    private var type = CellType.number
    private var hasFormula = false
    private var formula: [UInt8] = []
    private var value: [UInt8] = []
    private var part: Part?

    private enum Part { case value, formula }

    init(_ strings: SharedStrings) { self.strings = strings }

    func start(_ tag: Tag) {
        switch tag.name {
        case "row": place = place.row(tag)
        case "c":
            place = place.cell(tag)
            type = CellType(tag["t"])
            hasFormula = false
            value.removeAll(keepingCapacity: true)
            formula.removeAll(keepingCapacity: true)
        case "v", "t": part = .value
        case "f":
            part = .formula
            hasFormula = true
        default: part = nil
        }
    }

    func text(_ text: Lent) {
        switch part {
        case .value: value.append(contentsOf: text.bytes)
        case .formula: formula.append(contentsOf: text.bytes)
        case nil: break
        }
    }

    func end(_ name: Name) {
        part = nil
        switch name {
        case "c": if hasFormula || !value.isEmpty { rule.see(content, at: place) }
        case "sheetData": rule.finish()
        default: break
        }
    }

    private var content: BlankRule.Content {
        if hasFormula { return .formula(formula.lent { FormulaReferences($0, at: place) }) }
        switch type {
        case .shared:
            return value.lent { $0.number }.flatMap { strings.lend($0, BlankRule.content) } ?? .other
        case .inline: return value.lent { BlankRule.content(of: $0) }
        case .number: return value.lent { $0.number }.map { BlankRule.isYear(Double($0)) } == true ? .year : .other
        case .flag, .error, .date: return .other
        }
    }
}
