package import Domain

/// One difference between two revisions of a module.
package struct ManifestChange: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// Nothing written before reads otherwise.
        case safe
        /// Needs the next schema and a migration file.
        case breaking
    }

    /// What the change asks of its author.
    enum Need: Hashable {
        case nothing
        /// The next schema: answers stay as they are, and those that nobody touches stop nothing.
        case schema
        /// The next schema and a step that speaks of it, such as those given.
        case step(LocalizedText)

        static func step(_ step: String) -> Need { .step(LocalizedText(fr: step)) }
    }

    /// Id of the field, or `field.column`; nil for what concerns the whole module.
    package let field: String?
    package let what: LocalizedText
    let need: Need

    package var kind: Kind { need == .nothing ? .safe : .breaking }
    var english: String { what.text(in: .english) }

    init(_ field: FieldPath?, _ french: String, _ english: String, need: Need = .nothing) {
        self.field = field?.description
        self.need = need
        guard let field else {
            what = LocalizedText(fr: french, en: english)
            return
        }
        what = LocalizedText(fr: "« \(field) » : \(french)", en: "“\(field)”: \(english)")
    }

    private func isAbout(_ id: String) -> Bool { field == id || field?.hasPrefix(id + ".") == true }

    /// Everything that `new` has or does otherwise than `old`: what breaks first, then by field.
    package static func classify(old: Module, new: Module) -> [ManifestChange] {
        let shapes = ShapeChange.between(FormShape(old.fields), FormShape(new.fields))
        let fields = old.fields.flatMap { field -> [ManifestChange] in
            guard let next = new.field(field.id) else { return [] }
            let changes = FieldChange.between(field, next)
            let isSaid = !changes.isEmpty || field == next || shapes.contains { $0.isAbout(field.id) }
            return isSaid ? changes : [ManifestChange(FieldPath(field.id), "moins stricte", "less strict")]
        }
        let added = new.fields.filter { old.field($0.id) == nil }.map {
            ManifestChange(FieldPath($0.id), "nouvelle question", "new question")
        }
        let changes = shapes + fields + added + ModuleChange.between(old, new)
        return changes.filter { $0.kind == .breaking } + changes.filter { $0.kind == .safe }
    }
}
