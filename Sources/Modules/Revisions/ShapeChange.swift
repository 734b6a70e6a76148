import Domain

/// Answers that the new form has no place for, or would read otherwise: each needs a step.
enum ShapeChange {
    static func between(_ old: FormShape, _ new: FormShape) -> [ManifestChange] {
        old.kinds.sorted { $0.key < $1.key }.flatMap { path, kind -> [ManifestChange] in
            if let next = new[path] { return changes(path, kind, next) }
            // Columns go with their field.
            guard path.column == nil || new[FieldPath(path.field)]?.name == old[FieldPath(path.field)]?.name else {
                return []
            }
            let isColumn = path.column != nil
            let steps =
                isColumn ? "rename: \(path), retire: \(path)" : "rename: \(path), move: \(path), retire: \(path)"
            return [
                ManifestChange(
                    path, isColumn ? "la colonne n'est plus là" : "la question n'est plus là",
                    isColumn ? "the column is gone" : "the question is gone", need: .step(steps))
            ]
        }
    }

    private static func changes(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> [ManifestChange] {
        guard old.name == new.name else { return [type(path, old, new)] }
        return unit(path, old, new) + options(path, old, new) + units(path, old, new)
    }

    private static func type(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> ManifestChange {
        let need: ManifestChange.Need =
            if new.isProse, !old.isOfFiles {
                .step("to_text: \(path)")
            } else if new.takes(old), path.column == nil {
                .step("move: \(path), to: \(path)")
            } else {
                anew(path)
            }
        return ManifestChange(
            path, "le genre passe de \(old.name) à \(new.name)", "the type goes from \(old.name) to \(new.name)",
            need: need)
    }

    /// No step makes the new answer of the old one.
    private static func anew(_ path: FieldPath) -> ManifestChange.Need {
        .step(
            LocalizedText(
                fr: "retire: \(path), et un autre identifiant pour la nouvelle question",
                en: "retire: \(path), and another identifier for the new question"))
    }

    private static func unit(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> [ManifestChange] {
        guard case .number(let from, _, _, _) = old, case .number(let to, _, _, _) = new, from != to else { return [] }
        let (fromWord, toWord) = (from?.rawValue ?? "—", to?.rawValue ?? "—")
        let isConvertible = from.flatMap { from in to.map { from.factor(to: $0) != nil } } ?? false
        return [
            ManifestChange(
                path, "l'unité passe de \(fromWord) à \(toWord)", "the unit goes from \(fromWord) to \(toWord)",
                need: isConvertible ? .step("convert_unit: \(path), from: \(fromWord), to: \(toWord)") : anew(path))
        ]
    }

    private static func options(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> [ManifestChange] {
        let kept = Set(new.options.map(\.id))
        return old.options.filter { !kept.contains($0.id) }.map {
            ManifestChange(
                path, "l'option « \($0.id) » n'est plus là (« retired: true » la garderait)",
                "the option “\($0.id)” is gone (“retired: true” would keep it)",
                need: .step("map_choice: \(path), from: \($0.id), to: …"))
        }
    }

    private static func units(_ path: FieldPath, _ old: Field.Kind, _ new: Field.Kind) -> [ManifestChange] {
        old.units.filter { !new.units.contains($0) }.map {
            ManifestChange(
                path, "l'unité « \($0.rawValue) » n'est plus là", "the unit “\($0.rawValue)” is gone",
                need: .step("convert_unit: \(path), from: \($0.rawValue), to: …"))
        }
    }
}
