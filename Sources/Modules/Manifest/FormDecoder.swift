import Domain
import Yams

/// Reads the list of fields; the one of type `steps` becomes the step template.
struct FormDecoder {
    struct Form {
        var fields: [Field] = []
        var steps: StepTemplate?
        /// Of every field that has one, even when the rest of it is wrong.
        var ids: [String] = []
    }

    let report: Report
    /// Looks at the names in the `inspect` of a field for files.
    var checkInspectors: ([(text: String, node: Node)]) -> Void = { _ in }

    func decode(_ nodes: [Node]) -> Form {
        var form = Form()
        var readers: [MappingReader] = []
        for node in nodes {
            guard let reader = MappingReader(node, named: "fields", report) else { continue }
            let type = type(reader)
            checkKeys(reader, type)
            let id = reader.identifier(taken: form.ids)
            if let id { form.ids.append(id) }
            if type == "steps" {
                let steps = steps(reader)
                if form.steps != nil { report.add(.secondSteps, at: node) }
                form.steps = form.steps ?? steps
            } else if let field = FieldDecoder(
                reader: reader, report: report, checkInspectors: checkInspectors
            ).decode(id: id, type: type) {
                form.fields.append(field)
                readers.append(reader)
            }
        }
        addConditions(to: &form.fields, readers)
        return form
    }

    /// Once every field is known: conditions may name those that come later.
    private func addConditions(to fields: inout [Field], _ readers: [MappingReader]) {
        let decoder = RuleDecoder(fields: fields, report: report)
        for (index, reader) in readers.enumerated() {
            fields[index].showIf = decoder.condition("show_if", of: reader)
            fields[index].requiredIf = decoder.condition("required_if", of: reader)
        }
        for ring in ShowIfRings.find(in: fields) {
            guard let index = fields.firstIndex(where: { $0.id == ring.first }),
                let node = readers[index].value("show_if")
            else { continue }
            report.add(.ruleRing(ring), at: node)
        }
    }

    private func type(_ reader: MappingReader) -> String? {
        guard let (text, node) = reader.text("type", required: true) else { return nil }
        if FieldKeys.types.contains(text) { return text }
        report.add(
            .unknownType(text, near: NearMiss.of(text, among: FieldKeys.types), known: FieldKeys.types), at: node)
        return nil
    }

    private func checkKeys(_ reader: MappingReader, _ type: String?) {
        let known = FieldKeys.known(for: type)
        reader.checkKeys(known: known) { key in
            guard let type, FieldKeys.belongsElsewhere(key) else { return nil }
            return .keyOfAnotherType(key, type: type, known: known)
        }
    }

    private func steps(_ reader: MappingReader) -> StepTemplate {
        let label = reader.localized("label", required: true, limit: 120)
        let help = reader.localized("help", limit: 600)
        let minimum = reader.integer("min_items", 0...Limits.steps) ?? 0
        let maximum = reader.integer("max_items", 1...Limits.steps) ?? Limits.steps
        if minimum > maximum, let node = reader.value("min_items") {
            report.add(.upsideDown("min_items", "max_items"), at: node)
        }
        let prompts = reader.list("template", limit: 30).compactMap(prompt)
        return StepTemplate(
            label: label ?? StepTemplate.plain.label, help: help, minimum: minimum, maximum: maximum,
            prompts: prompts.isEmpty ? StepTemplate.plain.prompts : prompts)
    }

    private func prompt(_ node: Node) -> StepPrompt? {
        guard let reader = MappingReader(node, named: "template", report) else { return nil }
        reader.checkKeys(known: FieldKeys.ofPrompt)
        let title = reader.localized("title", limit: 120)
        let warning = reader.localized("warning", limit: 200)
        guard let text = reader.localized("text", required: true, limit: 400) else { return nil }
        return StepPrompt(title: title, text: text, warning: warning)
    }
}

extension MappingReader {
    /// The `id` of a field, an option or a column, well formed and not among `taken`.
    func identifier(taken: [String]) -> String? {
        guard let (text, node) = text("id", required: true) else { return nil }
        guard let pattern = Pattern("[a-z][a-z0-9_]{0,39}"), pattern.matches(text), text != SearchSpec.steps || isSteps
        else {
            report.add(.fieldID(text), at: node)
            return nil
        }
        guard !taken.contains(text) else {
            report.add(.duplicateField(text), at: node)
            return nil
        }
        return text
    }

    /// The word `steps` is kept for the field of that type: the search uses it.
    private var isSteps: Bool { value("type")?.scalar?.string == "steps" }
}
