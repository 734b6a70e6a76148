/// What changes about the module as a whole.
enum ModuleChange {
    static func between(_ old: Module, _ new: Module) -> [ManifestChange] {
        var changes: [ManifestChange] = []
        func note(_ differs: Bool, _ french: String, _ english: String, need: ManifestChange.Need = .nothing) {
            if differs { changes.append(ManifestChange(nil, french, english, need: need)) }
        }
        note(
            new.steps.maximum < old.steps.maximum, "le nombre d'étapes baisse", "fewer steps are allowed", need: .schema
        )
        note(
            new.name != old.name || new.summary != old.summary || new.order != old.order || new.icon != old.icon
                || new.colour != old.colour, "autrement présenté", "presented otherwise")
        note(isReordered(old, new), "les questions changent d'ordre", "the questions change their order")
        note(
            new.steps.maximum >= old.steps.maximum && new.steps != old.steps, "les étapes sont proposées autrement",
            "steps are offered otherwise")
        note(
            Set(new.search.text) != Set(old.search.text) || new.search.facets != old.search.facets,
            "la recherche change",
            "the search changes")
        note(differs(old, new, in: "views"), "les vues changent", "the views change")
        note(differs(old, new, in: "documents"), "les documents changent", "the documents change")
        return changes
    }

    private static func isReordered(_ old: Module, _ new: Module) -> Bool {
        let before = old.fields.map(\.id).filter { new.field($0) != nil }
        return before != new.fields.map(\.id).filter { old.field($0) != nil }
    }

    private static func differs(_ old: Module, _ new: Module, in folder: String) -> Bool {
        func texts(_ module: Module) -> [String: String] {
            module.files.texts.filter { $0.key.hasPrefix(folder + "/") }
        }
        return texts(old) != texts(new)
    }
}
