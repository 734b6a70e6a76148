import Domain

/// What answers a form has a place for: the kind of each field, and of each column of its tables and groups.
struct FormShape: Sendable, Hashable {
    var kinds: [FieldPath: Field.Kind] = [:]

    init(_ fields: [Field]) {
        for field in fields {
            kinds[FieldPath(field.id)] = field.kind
            for column in field.kind.columns ?? [] { kinds[FieldPath(field.id, column.id)] = column.kind.asField }
        }
    }

    subscript(path: FieldPath) -> Field.Kind? { kinds[path] }

    /// The names to choose among where `path` stands: columns of its field, or fields.
    func names(beside path: FieldPath) -> [String] {
        kinds.keys.filter { path.column == nil ? $0.column == nil : $0.field == path.field && $0.column != nil }
            .map(\.description).sorted()
    }

    func nearMiss(_ path: FieldPath) -> String? { NearMiss.of(path.description, among: names(beside: path)) }

    // MARK: What steps do to it

    mutating func remove(_ path: FieldPath) {
        kinds[path] = nil
        if path.column == nil { kinds = kinds.filter { $0.key.field != path.field } }
    }

    mutating func rename(_ old: FieldPath, to new: FieldPath) {
        let moved = kinds.filter { $0.key == old || (old.column == nil && $0.key.field == old.field) }
        remove(old)
        for (path, kind) in moved { kinds[FieldPath(new.field, new.column ?? path.column)] = kind }
    }

    /// The same form after `step`, as far as it is known here.
    /// - Parameter target: the form that the steps lead to.
    mutating func apply(_ step: MigrationStep, toward target: FormShape?) {
        switch step {
        case .setDefault: break
        case .retire(let path, _): remove(path)
        case .rename(let old, let new): rename(old, to: new)
        case .move(let old, let new):
            remove(FieldPath(old))
            let arrived = target?.kinds.filter { $0.key.field == new } ?? [:]
            kinds.merge(arrived) { _, there in there }
        case .toText(let path):
            guard kinds[path] != nil else { break }
            remove(path)
            kinds[path] = target?[path]?.isProse == true ? target?[path] : .text
        case .mapChoice(let path, let old, _): kinds[path] = kinds[path]?.without(option: old)
        case .convertUnit(let path, let old, let new): kinds[path] = kinds[path]?.converted(from: old, to: new)
        }
    }
}

extension Field.Kind {
    var options: [Field.Option] {
        switch self {
        case .choice(let options), .choices(let options): options
        default: []
        }
    }

    /// Units that an answer itself names.
    var units: [Unit] {
        switch self {
        case .duration(let units, _), .materials(let units, _): units
        default: []
        }
    }

    /// Any words of any length.
    var isProse: Bool { self == .text || self == .markdown }

    fileprivate func without(option id: String) -> Field.Kind {
        switch self {
        case .choice(let options): .choice(options.filter { $0.id != id })
        case .choices(let options): .choices(options.filter { $0.id != id })
        default: self
        }
    }

    fileprivate func converted(from old: Unit, to new: Unit) -> Field.Kind {
        switch self {
        case .number(_, let integer, _, _): .number(unit: new, integer: integer, min: nil, max: nil)
        case .duration(let units, let max): .duration(units: units.filter { $0 != old }, max: max)
        case .materials(let units, let minimum): .materials(units: units.filter { $0 != old }, minItems: minimum)
        default: self
        }
    }
}

extension Field.Column.Kind {
    /// The kind of field that takes the same answers.
    var asField: Field.Kind {
        switch self {
        case .text: .text
        case .markdown: .markdown
        case .number(let unit, let integer, let min, let max): .number(unit: unit, integer: integer, min: min, max: max)
        case .choice(let options): .choice(options)
        case .date: .date
        case .boolean: .boolean
        }
    }
}
