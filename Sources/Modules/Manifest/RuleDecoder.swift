import Domain
import Yams

/// Reads the `rules` of a manifest, and the conditions of its fields: both need to know every field first.
struct RuleDecoder {
    static let keys = ["id", "at", "severity", "check", "message", "mend"]
    static let maximum = 60

    let fields: [Field]
    let report: Report
    private let scope: RuleScope

    init(fields: [Field], report: Report) {
        self.fields = fields
        self.report = report
        scope = RuleScope(fields: fields)
    }

    func condition(_ key: String, of reader: MappingReader) -> Condition? {
        guard let (text, node) = reader.text(key, limit: 2 * RuleLexer.maximumLength) else { return nil }
        switch Condition.read(text, in: scope) {
        case .success(let condition): return condition
        case .failure(let problems):
            report.add(problems, at: node)
            return nil
        }
    }

    func rules(_ manifest: MappingReader) -> [Rule] {
        var taken: [String] = []
        return manifest.list("rules", limit: Self.maximum).compactMap { node in
            guard let reader = MappingReader(node, named: "rules", report) else { return nil }
            reader.checkKeys(known: Self.keys)
            let id = id(reader, taken: taken)
            let at = place(reader)
            let level = level(reader)
            _ = reader.value("check", required: true)
            let condition = condition("check", of: reader)
            let message = reader.localized("message", required: true, limit: 300)
            let mend = reader.localized("mend", limit: 300)
            if let id { taken.append(id) }
            guard let id, let at, let level, let condition, let message else { return nil }
            return Rule(
                id: id, at: at, level: level, condition: condition, message: message,
                mend: mend ?? Rule.plainMend(level))
        }
    }

    private func id(_ reader: MappingReader, taken: [String]) -> String? {
        guard let (text, node) = reader.text("id", required: true) else { return nil }
        guard let shape = Pattern("[a-z][a-z0-9-]{0,59}"), shape.matches(text) else {
            report.add(.ruleID(text), at: node)
            return nil
        }
        guard !taken.contains(text) else {
            report.add(.duplicateField(text), at: node)
            return nil
        }
        return text
    }

    /// One field, or several of which the first that is visible is taken.
    private func place(_ reader: MappingReader) -> [String]? {
        guard let value = reader.value("at", required: true) else { return nil }
        let named: [(text: String, node: Node)]
        if case .sequence = value {
            named = reader.words("at", limit: 10)
        } else {
            named = reader.text("at").map { [$0] } ?? []
        }
        let known = fields.map(\.id) + [RuleScope.steps]
        let places = named.compactMap { text, node -> String? in
            if known.contains(text) { return text }
            report.add(.rulePlace(text, near: NearMiss.of(text, among: known), known: known), at: node)
            return nil
        }
        return places.isEmpty ? nil : places
    }

    /// A warning when the manifest says nothing.
    private func level(_ reader: MappingReader) -> Level? {
        guard let (text, node) = reader.text("severity") else {
            return reader.value("severity") == nil ? .warning : nil
        }
        if let level = Level(rawValue: text) { return level }
        let known = [Level.error, .warning, .hint].map(\.rawValue)
        report.add(.unknownWord(text, key: "severity", near: NearMiss.of(text, among: known), known: known), at: node)
        return nil
    }
}

extension Rule {
    /// For a rule that does not say how to mend.
    static func plainMend(_ level: Level) -> LocalizedText {
        level == .error
            ? LocalizedText(fr: "Corrigez cette réponse pour pouvoir publier.", en: "Correct this answer to publish.")
            : LocalizedText(
                fr: "Corrigez cette réponse, ou gardez-la si c’est voulu.",
                en: "Correct this answer, or keep it if that is what you mean.")
    }
}

// MARK: - What can be wrong

extension Problem {
    static func ruleID(_ id: String) -> Problem {
        Problem(
            "E-RULE-030", ("identifiant de règle « \(id) » mal formé", "malformed identifier of a rule “\(id)”"),
            (
                "prendre 1 à 60 minuscules sans accent, chiffres ou tirets, en commençant par une lettre.",
                "use 1 to 60 lower-case letters, digits or hyphens, starting with a letter."
            ))
    }

    static func rulePlace(_ id: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-RULE-031",
            (
                "la règle se place à un champ inconnu, « \(id) »\(hint.0)",
                "the rule stands at an unknown field, “\(id)”\(hint.1)"
            ),
            ("choisir parmi \(list).", "choose among \(list)."))
    }
}
