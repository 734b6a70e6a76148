import Domain
import Yams

extension Module {
    /// What keeps this module from taking the place of `old`, the revision that tutorials are written with; empty when
    /// nothing does.
    ///
    /// A change that breaks them needs the next schema, and steps that speak of every answer without a place.
    package func problems(replacing old: Module) -> [ManifestError] {
        guard let text = files.texts[ModuleFiles.manifest] else { return [] }
        let path = Registry.shownPath(folder) + "/" + ModuleFiles.manifest
        // What was said of the manifest when it was loaded is not said again.
        guard let root = ManifestDocument.read(text, Report(file: path, text: text)) else { return [] }
        let report = Report(file: path, text: text)
        guard let manifest = MappingReader(root, named: ModuleFiles.manifest, report) else { return [] }
        let schemaNode = manifest.value("schema") ?? root
        if schema < old.schema {
            report.add(.schemaDown(schema, was: old.schema), at: schemaNode)
        } else if schema == old.schema {
            for change in ManifestChange.classify(old: old, new: self) where change.kind == .breaking {
                report.add(.breaking(change, schema: schema), at: manifest.place(of: change) ?? schemaNode)
            }
        } else {
            _ = MigrationFile.readAll(
                files, schema: schema, fields: fields, manifest, after: (old.schema, old.fields))
            if report.errors.allSatisfy(\.isWarning) {
                for (change, steps) in uncovered(since: old) {
                    report.add(.uncovered(change, steps: steps), at: manifest.place(of: change) ?? schemaNode)
                }
            }
        }
        return report.errors.filter { !$0.isWarning }
    }

    /// Changes that need a step and have none, with what such a step looks like.
    private func uncovered(since old: Module) -> [(ManifestChange, LocalizedText)] {
        let target = FormShape(fields)
        var shape = FormShape(old.fields)
        for file in migrations where file.from >= old.schema {
            for step in file.steps { shape.apply(step, toward: target) }
        }
        return ShapeChange.between(shape, target).compactMap { change in
            if case .step(let steps) = change.need { (change, steps) } else { nil }
        }
    }
}

extension MappingReader {
    /// The `id` of the field or column that a change is about, or nil when the manifest no longer has it.
    fileprivate func place(of change: ManifestChange) -> Node? {
        guard let path = change.field.flatMap(FieldPath.init(written:)), let field = item(path.field, of: "fields")
        else { return nil }
        guard let column = path.column, let reader = MappingReader(field, named: "fields", report) else {
            return id(of: field)
        }
        let node = reader.item(column, of: "columns") ?? reader.item(column, of: "parts")
        return node.flatMap(id) ?? id(of: field)
    }

    private func item(_ id: String, of key: String) -> Node? {
        guard case .sequence(let items)? = value(key) else { return nil }
        return items.first { self.id(of: $0)?.scalar?.string == id }
    }

    private func id(of node: Node) -> Node? {
        guard case .mapping(let mapping) = node else { return nil }
        return mapping["id"]
    }
}
