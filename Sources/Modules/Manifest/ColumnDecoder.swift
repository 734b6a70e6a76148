import Domain
import Yams

/// Reads the columns of a table, or the parts of a group.
struct ColumnDecoder {
    static let maximum = 12

    let report: Report

    /// - Parameters:
    ///   - key: `columns` or `parts`.
    ///   - types: those allowed there; `text` when the manifest says nothing.
    func decode(_ key: String, of field: MappingReader, types: [String]) -> [Field.Column] {
        var taken: [String] = []
        return field.list(key, required: true, limit: Self.maximum).compactMap { node in
            guard let reader = MappingReader(node, named: key, report) else { return nil }
            let type = self.type(reader, among: types)
            checkKeys(reader, type)
            let id = reader.identifier(taken: taken)
            let label = reader.localized("label", required: true, limit: 120)
            let required = reader.boolean("required") ?? false
            let kind = type.flatMap { self.kind($0, reader) }
            guard let id else { return nil }
            taken.append(id)
            guard let label, let kind else { return nil }
            return Field.Column(id: id, label: label, required: required, kind: kind)
        }
    }

    /// Nil when it was wrong and has been reported.
    private func type(_ reader: MappingReader, among types: [String]) -> String? {
        guard reader.value("type") != nil else { return "text" }
        guard let (text, node) = reader.text("type") else { return nil }
        if types.contains(text) { return text }
        report.add(.unknownType(text, near: NearMiss.of(text, among: types), known: types), at: node)
        return nil
    }

    private func checkKeys(_ reader: MappingReader, _ type: String?) {
        let all = Set(FieldKeys.byColumnType.flatMap(\.keys)).sorted()
        let own = FieldKeys.byColumnType.first { $0.type == type }?.keys ?? all
        let known = FieldKeys.ofEveryColumn + own
        reader.checkKeys(known: known) { key in
            guard let type, all.contains(key) else { return nil }
            return .keyOfAnotherType(key, type: type, known: known)
        }
    }

    private func kind(_ type: String, _ reader: MappingReader) -> Field.Column.Kind? {
        switch type {
        case "text": return .text(maxLength: reader.integer("max_length", 1...1_000) ?? 200)
        case "markdown": return .markdown(maxLength: reader.integer("max_length", 1...Limits.text) ?? 1_000)
        case "number":
            let bounds = reader.numberBounds()
            return .number(
                unit: reader.unit(), integer: reader.boolean("integer") ?? false, min: bounds.min, max: bounds.max)
        case "choice": return .choice(reader.options())
        case "date": return .date
        case "boolean": return .boolean
        default: return nil
        }
    }
}

// MARK: - What fields and columns have in common

extension MappingReader {
    func options() -> [Field.Option] {
        var taken: [String] = []
        return list("options", required: true, limit: 60).compactMap { node in
            guard let option = MappingReader(node, named: "options", report) else { return nil }
            option.checkKeys(known: FieldKeys.ofOption)
            let id = option.identifier(taken: taken)
            let label = option.localized("label", required: true, limit: 120)
            let retired = option.boolean("retired") ?? false
            guard let id else { return nil }
            taken.append(id)
            return label.map { Field.Option(id: id, label: $0, retired: retired) }
        }
    }

    /// `min` and `max`, reported when they are upside down.
    func numberBounds() -> (min: Double?, max: Double?) {
        let (min, max) = (number("min"), number("max"))
        if let min, let max, min > max, let node = value("min") { report.add(.upsideDown("min", "max"), at: node) }
        return (min, max)
    }

    func unit() -> Unit? {
        text("unit").flatMap { unit($0.text, $0.node, among: Unit.allCases) }
    }

    /// The `units` named; all those known when none is.
    func units(among known: [Unit]) -> [Unit] {
        let units = words("units", limit: 40).compactMap { unit($0.text, $0.node, among: known) }
        return units.isEmpty ? known : units
    }

    private func unit(_ text: String, _ node: Node, among known: [Unit]) -> Unit? {
        if let unit = Unit(rawValue: text), known.contains(unit) { return unit }
        let names = known.map(\.rawValue)
        report.add(.unknownUnit(text, near: NearMiss.of(text, among: names), known: names), at: node)
        return nil
    }
}
