import Domain

/// One ticket, card or label, before its template is rendered.
struct DocumentCell {
    let values: TemplateValues
    let remarks: [DocumentRemark]

    /// The words of a value, for measuring: a row's column goes before a parameter, a field and a fixed word.
    func text(named name: String) -> String {
        for holder in ["row", "parameter", "field", "words"] {
            if case .object(let objects)? = values[holder], let text = objects[name]?.words { return text }
        }
        return values[name]?.words ?? ""
    }
}

extension TemplateValue {
    /// What it shows, or nil when it is no answer.
    fileprivate var words: String? {
        switch self {
        case .text(let text): text
        case .object(let values): if case .text(let text)? = values["value"] { text } else { nil }
        default: nil
        }
    }
}

extension ModuleDocument {
    /// One cell for each number or row.
    func cells(
        _ request: DocumentRequest, _ parameters: [String: FieldValue], _ answers: RuleAnswers
    ) throws(DocumentRefusal) -> [DocumentCell] {
        let shown = DocumentValues(document: self, request: request, parameters: parameters, answers: answers)
        let marks = try series.marks(shown)
        let common = shown.values
        var cells: [DocumentCell] = []
        cells.reserveCapacity(marks.count)
        for (index, mark) in marks.enumerated() {
            var values = common
            values["index"] = .text(String(index + 1))
            values["total"] = .text(String(marks.count))
            values["number"] = .text(mark.number ?? "")
            if let row = mark.row { values["row"] = .object(row) }
            let remarks = try addCodes(to: &values, mark, request)
            cells.append(DocumentCell(values: values, remarks: remarks))
        }
        return cells
    }
}

/// What tells one cell from the next.
struct CellMark {
    var number: String?
    var row: [String: TemplateValue]?
}

extension DocumentSeries {
    /// One mark for each cell, 1...`DocumentLimits.cells`.
    func marks(_ shown: DocumentValues) throws(DocumentRefusal) -> [CellMark] {
        switch self {
        case .once: return [CellMark()]
        case .range(let from, let to, let digits):
            let answers = shown.answers
            return try Self.range(
                from.value(in: answers), to.value(in: answers), digits: digits?.value(in: answers) ?? 1)
        case .rows(let id):
            guard let field = shown.document.fields.first(where: { $0.id == id }) else { return [] }
            let rows = shown.rows(of: field)
            guard !rows.isEmpty else { throw .rowsMissing(field.label) }
            guard rows.count <= DocumentLimits.cells else { throw .tooManyCells(rows.count) }
            return rows.map { CellMark(row: $0) }
        }
    }

    private static func range(_ from: Double?, _ to: Double?, digits: Double) throws(DocumentRefusal) -> [CellMark] {
        let known = 0...DocumentLimits.largestNumber
        guard let from, let to, known.contains(from), known.contains(to), let from = Int(exactly: from),
            let to = Int(exactly: to)
        else { throw .rangeUnknown }
        guard from <= to else { throw .rangeUpsideDown(from, to) }
        guard to - from < DocumentLimits.cells else { throw .tooManyCells(to - from + 1) }
        let range = DocumentLimits.digits
        let width = Int(min(max(digits, Double(range.lowerBound)), Double(range.upperBound)))
        return (from...to).map { number in
            let text = String(number)
            return CellMark(number: String(repeating: "0", count: max(0, width - text.count)) + text)
        }
    }
}
