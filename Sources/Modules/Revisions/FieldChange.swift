import Domain

/// What else changes at a field that keeps its id: limits, conditions and words.
enum FieldChange {
    static func between(_ old: Field, _ new: Field) -> [ManifestChange] {
        let path = FieldPath(old.id)
        return limits(path, old, new) + columns(old, new) + condition(path, old, new)
            + options(path, old.kind, new.kind)
            + words(path, old, new)
    }

    // MARK: What needs the next schema

    /// Limits that only encourage (`required`, `min_length`, `min_items`) are among the words.
    private static func limits(_ path: FieldPath, _ old: Field, _ new: Field) -> [ManifestChange] {
        var changes = limits(path, old.kind, new.kind)
        if let length = new.maxLength, length < old.maxLength ?? Limits.text {
            changes.append(tighter(path, "max_length"))
        }
        if let pattern = new.pattern, pattern != old.pattern {
            changes.append(
                ManifestChange(path, "le motif demandé change", "the pattern asked for changes", need: .schema))
        }
        return changes
    }

    private static func limits(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> [ManifestChange] {
        switch (old, new) {
        // Bounds in another unit are no bounds to compare with.
        case (
            .number(let unit, let integer, let min, let max),
            .number(let newUnit, let newInteger, let newMin, let newMax)
        )
        where unit == newUnit:
            return [
                newInteger && !integer ? tighter(path, "integer") : nil,
                isAbove(newMin, min) ? tighter(path, "min") : nil,
                isAbove(newMax.map { -$0 }, max.map { -$0 }) ? tighter(path, "max") : nil,
            ].compactMap { $0 }
        case (.duration(_, let max), .duration(_, let newMax)):
            return isAbove(newMax.map { -$0.minutes }, max.map { -$0.minutes }) ? [tighter(path, "max")] : []
        case (.table(_, let max), .table(_, let newMax)): return newMax < max ? [tighter(path, "max_rows")] : []
        case (.group(_, let max), .group(_, let newMax)): return newMax < max ? [tighter(path, "max_items")] : []
        case (.reference(let types), .reference(let newTypes)):
            let isNarrower = !newTypes.isEmpty && (types.isEmpty || !Set(types).isSubset(of: newTypes))
            return isNarrower ? [tighter(path, "types")] : []
        case (.file(let kinds, let size, let items, _), .file(let newKinds, let newSize, let newItems, _)):
            return [
                Set(kinds).isSubset(of: newKinds) ? nil : tighter(path, "kinds"),
                newSize < size ? tighter(path, "max_size") : nil, newItems < items ? tighter(path, "max_items") : nil,
            ].compactMap { $0 }
        case (.photo(let width, let height, let items), .photo(let newWidth, let newHeight, let newItems)):
            return [
                newWidth > width ? tighter(path, "min_width") : nil,
                newHeight > height ? tighter(path, "min_height") : nil,
                newItems < items ? tighter(path, "max_items") : nil,
            ].compactMap { $0 }
        default: return []
        }
    }

    private static func tighter(_ path: FieldPath, _ key: String) -> ManifestChange {
        ManifestChange(path, "« \(key) » se resserre", "“\(key)” gets tighter", need: .schema)
    }

    /// True when there is a lower bound now that is above the one before, if there was any.
    private static func isAbove(_ new: Double?, _ old: Double?) -> Bool {
        guard let new else { return false }
        return old.map { new > $0 } ?? true
    }

    private static func columns(_ old: Field, _ new: Field) -> [ManifestChange] {
        guard old.kind.name == new.kind.name else { return [] }
        let before = Dictionary((old.kind.columns ?? []).map { ($0.id, $0) }) { first, _ in first }
        return (new.kind.columns ?? []).flatMap { column -> [ManifestChange] in
            let path = FieldPath(new.id, column.id)
            guard let earlier = before[column.id] else {
                return [ManifestChange(path, "nouvelle colonne", "new column")]
            }
            var changes = limits(path, earlier.kind.asField, column.kind.asField)
            if let length = column.kind.maxLength, let before = earlier.kind.maxLength, length < before {
                changes.append(tighter(path, "max_length"))
            }
            changes += options(path, earlier.kind.asField, column.kind.asField)
            let isReworded = column.label != earlier.label || column.required != earlier.required
            return isReworded ? changes + [reworded(path)] : changes
        }
    }

    /// A condition may hide answers that readers see.
    private static func condition(_ path: FieldPath, _ old: Field, _ new: Field) -> [ManifestChange] {
        guard new.showIf != old.showIf else { return [] }
        return new.showIf == nil
            ? [ManifestChange(path, "toujours montrée", "always shown")]
            : [
                ManifestChange(
                    path, "la condition « show_if » change", "the condition “show_if” changes", need: .schema)
            ]
    }

    // MARK: What is safe

    private static func options(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> [ManifestChange] {
        guard old.name == new.name, old.options != new.options else { return [] }
        return [ManifestChange(path, "les options changent", "the options change")]
    }

    private static func words(_ path: FieldPath, _ old: Field, _ new: Field) -> [ManifestChange] {
        var changes: [ManifestChange] = []
        if new.retired != old.retired {
            changes.append(
                new.retired
                    ? ManifestChange(path, "la question n'est plus posée", "no longer asked")
                    : ManifestChange(path, "la question est posée de nouveau", "asked again"))
        }
        return old.help != new.help || old.label != new.label || old.placeholder != new.placeholder
            || old.required != new.required || old.requiredIf != new.requiredIf || old.minLength != new.minLength
            || old.defaultValue != new.defaultValue || old.kiosk != new.kiosk ? changes + [reworded(path)] : changes
    }

    private static func reworded(_ path: FieldPath) -> ManifestChange {
        ManifestChange(path, "autrement présentée", "presented otherwise")
    }
}

extension Span {
    fileprivate var minutes: Double { amount * (unit.minutes ?? 0) }
}

extension Field.Column.Kind {
    fileprivate var maxLength: Int? {
        switch self {
        case .text(let length), .markdown(let length): length
        default: nil
        }
    }
}
