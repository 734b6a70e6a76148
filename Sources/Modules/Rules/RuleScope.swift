/// The names that an expression may use, with what each of them gives.
package struct RuleScope: Sendable {
    /// What a reader chooses when a document is made, and other values that are not answers.
    package struct Parameter: Sendable, Hashable {
        package let id: String
        package let kind: Field.Kind

        package init(id: String, kind: Field.Kind) {
            self.id = id
            self.kind = kind
        }
    }

    /// What one name stands for.
    struct Entry: Sendable {
        let kind: RuleKind
        let reading: RuleReading
        var columns: [String: Entry] = [:]
    }

    /// The name of the steps, which every module has.
    static let steps = "steps"

    let entries: [String: Entry]

    /// - Parameter parameters: they win over a field of the same id.
    package init(fields: [Field], parameters: [Parameter] = []) {
        let text = Entry(kind: .column(.text), reading: .text)
        var entries = [
            Self.steps: Entry(
                kind: .things(.steps), reading: .steps, columns: ["title": text, "text": text, "warning": text])
        ]
        for field in fields { entries[field.id] = Entry(field.kind) }
        for parameter in parameters { entries[parameter.id] = Entry(parameter.kind) }
        self.entries = entries
    }
}

extension RuleScope.Entry {
    fileprivate init(_ kind: Field.Kind) {
        switch kind {
        case .text, .markdown, .link, .reference: self.init(kind: .text, reading: .text)
        case .number(let unit, _, _, _):
            let measure = unit?.measure ?? .plain
            self.init(kind: .number(measure), reading: .number(scale: measure.scale ?? 1))
        case .boolean: self.init(kind: .flag, reading: .flag)
        case .choice(let options): self.init(kind: .choice(options.map(\.id)), reading: .option)
        case .choices(let options): self.init(kind: .choices(options.map(\.id)), reading: .choices)
        case .date: self.init(kind: .date, reading: .date)
        case .duration(let units, _):
            let scale = units.count == 1 ? units[0].minutes : nil
            self.init(kind: .number(Measure(powers: [.duration: 1], scale: scale)), reading: .duration)
        case .materials(let units, _): self.init(materialsIn: units)
        case .table(let columns, _), .group(let columns, _):
            let entries = columns.map { ($0.id, Self($0.kind)) }
            self.init(
                kind: .things(.rows), reading: .rows,
                columns: Dictionary(entries, uniquingKeysWith: { first, _ in first }))
        case .file: self.init(kind: .things(.files), reading: .files)
        case .photo: self.init(kind: .things(.photos), reading: .photos)
        }
    }

    private init(materialsIn units: [Unit]) {
        self.init(
            kind: .things(.materials), reading: .materials,
            columns: [
                "name": Self(kind: .column(.text), reading: .text),
                "quantity": Self(kind: .column(.number(.plain)), reading: .number(scale: 1)),
                "unit": Self(kind: .column(.choice(units.map(\.rawValue))), reading: .option),
            ])
    }

    private init(_ kind: Field.Column.Kind) {
        switch kind {
        case .text, .markdown: self.init(kind: .column(.text), reading: .text)
        case .number(let unit, _, _, _):
            let measure = unit?.measure ?? .plain
            self.init(kind: .column(.number(measure)), reading: .number(scale: measure.scale ?? 1))
        case .choice(let options): self.init(kind: .column(.choice(options.map(\.id))), reading: .option)
        case .date: self.init(kind: .column(.date), reading: .date)
        case .boolean: self.init(kind: .column(.flag), reading: .flag)
        }
    }
}
