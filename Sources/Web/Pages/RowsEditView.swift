import Domain
import Modules

/// The lines of a materials list, as inputs.
struct MaterialRowsView: Sendable {
    let rowsName: String
    let count: String
    let rows: [RowView]
    let addAction: String
    let last: String

    struct RowView: Sendable {
        let rowName: String
        let name: String
        let quantity: String
        let unitName: String
        let units: [OptionView]
        let isOptional: Bool
        let removeAction: String
        let removeLabel: String
    }

    init(_ field: Field, _ value: FieldValue?, _ units: [Unit], _ texts: Texts) {
        var materials: [Material] = []
        if case .materials(let typed)? = value { materials = typed }
        if materials.isEmpty { materials = [Material()] }
        rowsName = DraftInput.field(field.id, "rows")
        count = String(materials.count)
        addAction = "add-row:\(field.id)"
        last = DraftInput.field(field.id, "last")
        rows = materials.enumerated().map { index, material in
            var options = [OptionView(value: "", name: "–", isChosen: material.unit.isEmpty)]
            options += units.map {
                OptionView(
                    value: $0.rawValue, name: $0.label(for: material.quantity).text(in: texts.language),
                    isChosen: $0.rawValue == material.unit)
            }
            if !material.unit.isEmpty, !options.contains(where: \.isChosen) {
                options.append(OptionView(value: material.unit, name: material.unit, isChosen: true))
            }
            let label =
                material.name.isBlank
                ? texts["posting.removeRow", ["row": texts.number(index + 1)]]
                : texts["posting.removeNamed", ["name": material.name]]
            return RowView(
                rowName: "\(DraftInput.field(field.id))-\(index)", name: material.name, quantity: material.quantity,
                unitName: material.unit, units: options, isOptional: material.optional,
                removeAction: "remove-row:\(field.id):\(index)", removeLabel: label)
        }
    }
}

/// The rows of a table, or the items of a group, as inputs.
struct CellRowsView: Sendable {
    let rowsName: String
    let count: String
    let columns: [String]
    let rows: [RowView]
    let addAction: String
    let last: String

    struct RowView: Sendable {
        let number: String
        let cells: [CellView]
        let removeAction: String
        let removeLabel: String
    }

    init(_ field: Field, _ value: FieldValue?, _ columns: [Field.Column], _ texts: Texts) {
        var rows: [[String: String]] = []
        if case .table(let typed)? = value { rows = typed }
        if rows.isEmpty { rows = [[:]] }
        rowsName = DraftInput.field(field.id, "rows")
        count = String(rows.count)
        addAction = "add-row:\(field.id)"
        last = DraftInput.field(field.id, "last")
        self.columns = columns.map { $0.label.text(in: texts.language) }
        self.rows = rows.enumerated().map { index, row in
            RowView(
                number: texts.number(index + 1),
                cells: columns.map { CellView(field, $0, row: index, row[$0.id] ?? "", texts) },
                removeAction: "remove-row:\(field.id):\(index)",
                removeLabel: texts["posting.removeRow", ["row": texts.number(index + 1)]])
        }
    }
}

/// One cell as an input; exactly one of `line`, `area`, `check` and `hasOptions` is there.
struct CellView: Sendable {
    let cellName: String
    /// With the row, for who does not see the heading.
    let cellLabel: String
    let column: String
    let value: String
    let line: LineView?
    let area: Bool
    let check: Bool
    let isOn: Bool
    let options: [OptionView]
    let hasOptions: Bool

    struct LineView: Sendable {
        let type: String
        let mode: String?
        let unit: String?
    }

    init(_ field: Field, _ column: Field.Column, row: Int, _ text: String, _ texts: Texts) {
        let language = texts.language
        cellName = DraftInput.cell(field.id, row, "c-\(column.id)")
        self.column = column.label.text(in: language)
        cellLabel = texts["posting.cell", ["column": self.column, "row": texts.number(row + 1)]]
        value = text
        var line: LineView?
        var isArea = false
        var isCheck = false
        var options: [OptionView] = []
        switch column.kind {
        case .text: line = LineView(type: "text", mode: nil, unit: nil)
        case .markdown: isArea = true
        case .number(let unit, let integer, _, _):
            let words = unit?.label(for: text.isBlank ? "2" : text).text(in: language)
            line = LineView(type: "text", mode: integer ? "numeric" : "decimal", unit: words)
        case .choice(let known):
            let chosen = text.isEmpty ? [] : [text]
            let offered = known.filter { !$0.retired || $0.id == text }
            options = [OptionView(value: "", name: "–", isChosen: text.isEmpty)]
            options += FieldEditView.options(offered, chosen, language)
        case .date:
            line = LineView(type: text.isBlank || text.isDateShaped ? "date" : "text", mode: nil, unit: nil)
        case .boolean: isCheck = true
        }
        self.line = line
        area = isArea
        check = isCheck
        isOn = text == "true"
        self.options = options
        hasOptions = !options.isEmpty
    }
}
