import Domain

/// An answer in French, one line for each thing said: unlike in `AnswerWords`, nothing is left out or guessed, and cells
/// say which column they are of.
struct AnswerLines {
    private let words = AnswerWords(.french)
    /// Of the field it answers, when it is known: labels say more than ids.
    let kind: Field.Kind?

    init(_ kind: Field.Kind?) { self.kind = kind }

    /// Files and photos are no words: they give none.
    func lines(_ value: FieldValue) -> [String] {
        let lines: [String] =
            switch value {
            case .text(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
            case .choices(let chosen): chosen.map(option)
            case .duration(let amount, let unit): [words.measure(amount, unit)]
            case .materials(let materials): materials.map(line)
            case .table(let rows): rows.map(line)
            case .files, .photos: []
            }
        return lines.filter { !$0.isBlank }
    }

    private func line(_ text: String) -> String {
        switch kind {
        case .boolean: ["true": "Oui", "false": "Non"][text] ?? text
        case .choice: option(text)
        case .date: words.date(text)
        case .number(let unit?, _, _, _): text.isBlank ? "" : words.measure(text, unit.rawValue)
        default: text
        }
    }

    private func option(_ id: String) -> String { kind?.options.first { $0.id == id }?.label.fr ?? id }

    private func line(_ material: Material) -> String {
        let quantity = words.measure(material.quantity, material.unit)
        let line = [material.name, quantity].filter { !$0.isBlank }.joined(separator: "\u{a0}: ")
        return material.optional && !line.isEmpty ? "\(line) (facultatif)" : line
    }

    /// In the order of the columns; what no column is known for comes after.
    private func line(_ row: [String: String]) -> String {
        let columns = kind?.columns ?? []
        let known = columns.map { column in
            (column.label.fr, AnswerLines(column.kind.asField).line(row[column.id] ?? ""))
        }
        let ids = Set(columns.map(\.id))
        let others = row.filter { !ids.contains($0.key) }.sorted { $0.key < $1.key }
        return (known + others.map { ($0.key, $0.value) }).filter { !$0.1.isBlank }
            .map { "\($0.0)\u{a0}: \($0.1)" }.joined(separator: "\u{a0}; ")
    }
}
