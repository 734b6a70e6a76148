import Domain
import Yams

/// Reads the steps of one migration file, and checks them against the forms on both sides as far as these are known.
struct StepDecoder {
    let report: Report
    /// What contents look like before the next step; nil when the old form is not known.
    private(set) var source: FormShape?
    /// What the file leads to; nil when that is no longer, or not yet, the module's form.
    let target: FormShape?
    /// By id, when `target` is known.
    private let fields: [String: Field]

    /// - Parameter fields: of the module, when the file leads to its present schema; nil otherwise.
    init(report: Report, source: FormShape?, fields: [Field]?) {
        self.report = report
        self.source = source
        self.fields = Dictionary((fields ?? []).map { ($0.id, $0) }) { first, _ in first }
        target = fields.map(FormShape.init)
    }

    /// - Returns: nil when the step was wrong and has been reported.
    mutating func decode(_ node: Node) -> MigrationStep? {
        guard let reader = MappingReader(node, named: "steps", report), let word = word(reader) else { return nil }
        let step = step(word, reader)
        if let step { source?.apply(step, toward: target) }
        return step
    }

    private func word(_ reader: MappingReader) -> String? {
        if let word = MigrationStep.words.first(where: { reader.value($0) != nil }) { return word }
        guard case .mapping(let mapping) = reader.node, let key = mapping.first?.key, let word = key.scalar?.string
        else {
            report.add(.wrongShape("steps", expected: .mapping), at: reader.node)
            return nil
        }
        let near = NearMiss.of(word, among: MigrationStep.words)
        report.add(.unknownStep(word, near: near, known: MigrationStep.words), at: key)
        return nil
    }

    private func step(_ word: String, _ reader: MappingReader) -> MigrationStep? {
        reader.checkKeys(known: MigrationStep.keys.first { $0.word == word }?.keys ?? [])
        return switch word {
        case "rename": rename(reader)
        case "move": move(reader)
        case "set_default": setDefault(reader)
        case "map_choice": mapChoice(reader)
        case "convert_unit": convertUnit(reader)
        case "to_text": toText(reader)
        default: retire(reader)
        }
    }

    // MARK: One function a step

    private func rename(_ reader: MappingReader) -> MigrationStep? {
        guard let (old, new) = both(path("rename", reader), path("to", reader)) else { return nil }
        guard (old.column == nil) == (new.column == nil), old.column == nil || old.field == new.field else {
            report(.columnsApart(old.description, new.description), at: "to", reader)
            return nil
        }
        let isKnown = wasThere(old, "rename", reader)
        return isThere(new, "to", reader) && isGone(old, "rename", reader) && isKnown ? .rename(old, to: new) : nil
    }

    private func move(_ reader: MappingReader) -> MigrationStep? {
        guard let (old, new) = both(field("move", reader), field("to", reader)) else { return nil }
        let isKnown = wasThere(old, "move", reader)
        guard isThere(new, "to", reader), old == new || isGone(old, "move", reader), isKnown else { return nil }
        if let from = source?[old], let to = target?[new], !to.takes(from) {
            report(.cannotMove(old.description, new.description), at: "to", reader)
            return nil
        }
        return .move(old.field, to: new.field)
    }

    private func setDefault(_ reader: MappingReader) -> MigrationStep? {
        let path = field("set_default", reader)
        guard let node = reader.value("value", required: true), let path else { return nil }
        guard let value = answer(node, to: path, reader), isThere(path, "set_default", reader) else { return nil }
        if fields[path.field]?.accepts(value) == false {
            report.add(.badStepDefault(node.scalar?.string ?? "…", of: path.description), at: node)
            return nil
        }
        return .setDefault(path.field, value)
    }

    private func answer(_ node: Node, to path: FieldPath, _ reader: MappingReader) -> FieldValue? {
        if case .sequence = node { return .choices(reader.words("value", limit: 60).map(\.text)) }
        guard let text = reader.text("value", limit: Limits.text)?.text else { return nil }
        if case .choices? = target?[path] { return .choices([text]) }
        return .text(text)
    }

    private func mapChoice(_ reader: MappingReader) -> MigrationStep? {
        guard let path = path("map_choice", reader) else { return nil }
        let isKnown = wasThere(path, "map_choice", reader) && isThere(path, "map_choice", reader)
        let old = option("from", reader, of: path, source?[path], isOld: true)
        let new = option("to", reader, of: path, target?[path], isOld: false)
        guard isKnown, let (old, new) = both(old, new) else { return nil }
        return .mapChoice(path, from: old, to: new)
    }

    private func convertUnit(_ reader: MappingReader) -> MigrationStep? {
        guard let path = path("convert_unit", reader) else { return nil }
        let isKnown = wasThere(path, "convert_unit", reader) && isThere(path, "convert_unit", reader)
        guard let (old, new) = both(unit("from", reader), unit("to", reader)), isKnown else { return nil }
        guard old.factor(to: new) != nil else {
            report(.unitsApart(old, new), at: "to", reader)
            return nil
        }
        if let kind = source?[path], !kind.hasUnit(old) {
            report(.notThatUnit(path.description, unit: old, isOld: true), at: "from", reader)
        }
        if let kind = target?[path], !kind.hasUnit(new) {
            report(.notThatUnit(path.description, unit: new, isOld: false), at: "to", reader)
        }
        return .convertUnit(path, from: old, to: new)
    }

    private func toText(_ reader: MappingReader) -> MigrationStep? {
        guard let path = path("to_text", reader) else { return nil }
        let isKnown = wasThere(path, "to_text", reader)
        guard isThere(path, "to_text", reader), isKnown else { return nil }
        if source?[path]?.isOfFiles == true { report(.notWords(path.description, isOld: true), at: "to_text", reader) }
        if target?[path]?.isProse == false { report(.notWords(path.description, isOld: false), at: "to_text", reader) }
        return .toText(path)
    }

    private func retire(_ reader: MappingReader) -> MigrationStep? {
        let label = reader.localized("keep_as", required: true, limit: 120)
        guard let path = path("retire", reader), wasThere(path, "retire", reader), isGone(path, "retire", reader),
            let label
        else { return nil }
        return .retire(path, keepAs: label)
    }

    private func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
        guard let first, let second else { return nil }
        return (first, second)
    }
}
