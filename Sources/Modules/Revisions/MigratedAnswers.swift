import Domain

/// A content on its way to a later schema, step by step.
struct MigratedAnswers {
    private(set) var content: Content
    private let new: Module
    private let target: FormShape
    /// The old form as the steps so far have left it: what says how an answer is to be read.
    private var shape: FormShape
    private var labels: [String: LocalizedText]

    /// - Parameter old: fields of the module that the content was written with; none when they are not known.
    init(_ content: Content, old: [Field], new: Module) {
        self.content = content
        self.new = new
        target = FormShape(new.fields)
        shape = FormShape(old)
        labels = Dictionary(old.map { ($0.id, $0.label) }) { first, _ in first }
    }

    mutating func apply(_ step: MigrationStep) {
        switch step {
        case .rename(let old, let to): rename(old, to: to)
        case .move(let old, let to): move(old, to: to)
        case .setDefault(let id, let value): if content.fields[id]?.isEmpty ?? true { content.fields[id] = value }
        case .mapChoice(let path, let old, let to):
            change(path) { $0.replacing(option: old, by: to, in: path.column) }
        case .convertUnit(let path, let old, let to): convert(path, UnitConversion(from: old, to: to))
        case .toText(let path): putInWords(path)
        case .retire(let path, let label): retire(path, label)
        }
        shape.apply(step, toward: target)
    }

    /// Whatever the new form has no place for goes to the leftovers.
    mutating func settle() {
        for (id, value) in content.fields.sorted(by: { $0.key < $1.key }) {
            let (kept, left) = new.field(id)?.kind.sort(value) ?? (nil, value)
            content.fields[id] = kept
            if let left { leave(left, of: id) }
        }
    }

    // MARK: Steps

    private mutating func rename(_ old: FieldPath, to path: FieldPath) {
        if let from = old.column, let to = path.column {
            change(old) { $0.renaming(column: from, to: to) }
        } else if let value = content.fields.removeValue(forKey: old.field) {
            put(value, of: old.field, into: path.field)
        }
    }

    private mutating func move(_ old: String, to id: String) {
        guard let value = content.fields.removeValue(forKey: old), !value.isEmpty else { return }
        // A step on the way may name a field that the module no longer has.
        guard let kind = new.field(id)?.kind else { return put(value, of: old, into: id) }
        let (arrived, left) = kind.taking(value, of: shape[FieldPath(old)])
        if let left { leave(left, of: old) }
        guard let arrived else { return }
        guard let there = content.fields[id], !there.isEmpty else {
            content.fields[id] = arrived
            return
        }
        if let both = there.followed(by: arrived, asProse: kind.isProse) {
            content.fields[id] = both
        } else {
            leave(arrived, of: old)
        }
    }

    /// Where there is an answer already, that one stays.
    private mutating func put(_ value: FieldValue, of old: String, into id: String) {
        guard content.fields[id]?.isEmpty ?? true else { return leave(value, of: old) }
        content.fields[id] = value
        labels[id] = labels[old] ?? labels[id]
    }

    private mutating func convert(_ path: FieldPath, _ conversion: UnitConversion) {
        guard let value = content.fields[path.field] else { return }
        let (converted, left) = conversion.apply(to: value, column: path.column)
        content.fields[path.field] = converted
        leave(lines: left, of: path)
    }

    private mutating func putInWords(_ path: FieldPath) {
        let words = AnswerLines(shape[path])
        change(path) { value in
            if let column = path.column {
                return value.changing(column: column) { words.lines(.text($0)).joined(separator: " ") }
            }
            let lines = words.lines(value)
            return lines.isEmpty ? value : .text(lines.joined(separator: "\n"))
        }
    }

    private mutating func retire(_ path: FieldPath, _ label: LocalizedText) {
        guard let value = content.fields[path.field] else { return }
        guard let column = path.column else {
            content.fields[path.field] = nil
            return leave(value, of: path.field, as: label)
        }
        let (kept, cells) = value.taking(column: column)
        content.fields[path.field] = kept
        let words = AnswerLines(shape[path])
        let lines = cells.map { "\($0.row). " + words.lines(.text($0.text)).joined(separator: " ") }
        leave(lines: lines, of: path, as: label)
    }

    private mutating func change(_ path: FieldPath, _ change: (FieldValue) -> FieldValue) {
        content.fields[path.field] = content.fields[path.field].map(change)
    }

    // MARK: Leftovers

    private mutating func leave(_ value: FieldValue, of id: String, as label: LocalizedText? = nil) {
        guard !value.isEmpty else { return }
        var leftover = Leftover(field: id, label: label ?? name(id))
        leftover.lines = AnswerLines(shape[FieldPath(id)]).lines(value)
        if case .photos(let photos) = value { leftover.photos = photos }
        if case .files(let files) = value { leftover.files = files }
        content.leftovers.append(leftover)
    }

    private mutating func leave(lines: [String], of path: FieldPath, as label: LocalizedText? = nil) {
        guard !lines.isEmpty else { return }
        content.leftovers.append(Leftover(field: path.description, label: label ?? name(path.field), lines: lines))
    }

    private func name(_ id: String) -> LocalizedText {
        labels[id] ?? new.field(id)?.label ?? LocalizedText(fr: id)
    }
}
