import Domain
import Yams

/// Reads one field of the form.
struct FieldDecoder {
    let reader: MappingReader
    let report: Report
    let checkInspectors: ([(text: String, node: Node)]) -> Void

    /// - Parameter type: one of `FieldKeys.types` but `steps`; nil when it was wrong and has been reported.
    /// - Returns: nil when something has been reported that leaves no usable field.
    func decode(id: String?, type: String?) -> Field? {
        let label = reader.localized("label", required: true, limit: 120)
        let help = reader.localized("help", limit: 600)
        let placeholder = reader.localized("placeholder", limit: 200)
        let required = reader.boolean("required") ?? false
        let lengths = bounds("min_length", "max_length", 0...Limits.text)
        let pattern = pattern()
        let since = reader.integer("since", 1...9_999) ?? 1
        let retired = reader.boolean("retired") ?? false
        let kiosk = kioskUse()
        guard let type, let kind = kind(type), let id, let label else { return nil }
        var field = Field(
            id: id, kind: kind, label: label, help: help, placeholder: placeholder, required: required,
            requiredIf: nil, showIf: nil, defaultValue: nil, minLength: lengths.0, maxLength: lengths.1,
            pattern: pattern, since: since, retired: retired, kiosk: kiosk)
        field.defaultValue = defaultValue(for: field)
        return field
    }

    private func kioskUse() -> Field.KioskUse {
        guard let (text, node) = reader.text("kiosk") else { return .shown }
        if let use = Field.KioskUse(rawValue: text) { return use }
        let names = Field.KioskUse.allCases.map(\.rawValue)
        report.add(.unknownWord(text, key: "kiosk", near: NearMiss.of(text, among: names), known: names), at: node)
        return .shown
    }

    private func kind(_ type: String) -> Field.Kind? {
        switch type {
        case "text": .text
        case "markdown": .markdown
        case "number": number()
        case "boolean": .boolean
        case "choice": .choice(reader.options())
        case "choices": .choices(reader.options())
        case "date": .date
        case "duration": .duration(units: reader.units(among: Unit.durations), max: span("max"))
        case "link": .link
        case "materials":
            .materials(units: reader.units(among: Unit.allCases), minItems: reader.integer("min_items", 0...200) ?? 0)
        case "table":
            .table(
                columns: ColumnDecoder(report: report).decode("columns", of: reader, types: FieldKeys.columnTypes),
                maxRows: reader.integer("max_rows", 1...Limits.tableRows) ?? Limits.tableRows)
        case "group":
            .group(
                parts: ColumnDecoder(report: report).decode("parts", of: reader, types: FieldKeys.partTypes),
                maxItems: reader.integer("max_items", 1...50) ?? 20)
        case "ref": .reference(types: reader.words("types", limit: 20).map(\.text))
        case "file":
            .file(
                kinds: fileKinds(), maxSize: size("max_size") ?? Limits.documentBytes,
                maxItems: reader.integer("max_items", 1...20) ?? 5,
                inspect: inspectors())
        case "photo":
            .photo(
                minWidth: reader.integer("min_width", 0...Limits.photoSide) ?? 0,
                minHeight: reader.integer("min_height", 0...Limits.photoSide) ?? 0,
                maxItems: reader.integer("max_items", 1...Limits.photosPerStep) ?? 1)
        default: nil
        }
    }

    private func number() -> Field.Kind {
        let bounds = reader.numberBounds()
        return .number(
            unit: reader.unit(), integer: reader.boolean("integer") ?? false, min: bounds.min, max: bounds.max)
    }

    private func bounds(_ low: String, _ high: String, _ range: ClosedRange<Int>) -> (Int?, Int?) {
        let (min, max) = (reader.integer(low, range), reader.integer(high, range))
        if let min, let max, min > max, let node = reader.value(low) { report.add(.upsideDown(low, high), at: node) }
        return (min, max)
    }

    private func pattern() -> Pattern? {
        guard let (text, node) = reader.text("pattern", limit: 2_000) else { return nil }
        if let pattern = Pattern(text) { return pattern }
        report.add(.badPattern(text), at: node)
        return nil
    }

    private func inspectors() -> [String] {
        let names = reader.words("inspect", limit: 10)
        checkInspectors(names)
        return names.map(\.text)
    }

    private func fileKinds() -> [Field.FileKind] {
        let names = Field.FileKind.allCases.map(\.rawValue)
        return reader.words("kinds", required: true, limit: 20).compactMap { text, node in
            if let kind = Field.FileKind(rawValue: text) { return kind }
            report.add(.unknownFileKind(text, near: NearMiss.of(text, among: names), known: names), at: node)
            return nil
        }
    }

    /// A size such as `10 MB` or `500 KB`, in bytes.
    private func size(_ key: String) -> Int? {
        guard let (text, node) = reader.text(key) else { return nil }
        let parts = text.split(separator: " ")
        let scales = ["KB": 1_024, "MB": 1_048_576]
        if parts.count == 2, let amount = Int(parts[0]), let scale = scales[String(parts[1])],
            (1...100_000).contains(amount),
            amount * scale <= Limits.documentBytes
        {
            return amount * scale
        }
        report.add(.badSize(text, limit: Limits.documentBytes), at: node)
        return nil
    }

    /// A duration such as `8 hour`.
    private func span(_ key: String) -> Span? {
        guard let (text, node) = reader.text(key) else { return nil }
        let parts = text.split(separator: " ")
        let short: [String: Unit] = ["min": .minute, "h": .hour]
        if parts.count == 2, let amount = Double(parts[0]), amount > 0, amount < 1e6,
            let unit = short[String(parts[1])] ?? Unit(rawValue: String(parts[1])), unit.minutes != nil
        {
            return Span(amount: amount, unit: unit)
        }
        report.add(.badSpan(text), at: node)
        return nil
    }

    /// The `default`, once the field itself has found nothing against it.
    private func defaultValue(for field: Field) -> FieldValue? {
        guard let node = reader.value("default") else { return nil }
        if case .choices = field.kind {
            let chosen = reader.words("default", limit: 60).map(\.text)
            return accepted(.choices(chosen), by: field, node, written: chosen.joined(separator: ", "))
        }
        guard let (text, _) = reader.text("default", limit: Limits.text) else { return nil }
        return accepted(.text(text), by: field, node, written: text)
    }

    private func accepted(_ value: FieldValue, by field: Field, _ node: Node, written: String) -> FieldValue? {
        guard field.findings(for: value, files: [:]).isEmpty else {
            report.add(.badDefault(written), at: node)
            return nil
        }
        return value
    }
}
