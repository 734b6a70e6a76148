import Domain
import Foundation
import Yams

/// Reads a file of `tests/` into a content of the module's type.
struct FixtureDecoder {
    static let keys = ["about", "schema", "title", "summary", "fields", "steps", "expect"]
    static let keysOfStep = ["title", "text", "warning", "photo"]

    let module: Module
    let report: Report

    /// - Returns: nil when something in the file is wrong; the report then says what.
    func decode(_ text: String, name: String) -> Fixture? {
        let before = report.errors.count
        guard let root = ManifestDocument.read(text, report), let reader = MappingReader(root, named: name, report)
        else { return nil }
        reader.checkKeys(known: Self.keys)
        _ = reader.text("about", limit: 500)
        let schema = reader.integer("schema", 1...9_999) ?? module.schema
        var shelf = FixtureShelf()
        var content = Content(
            title: reader.text("title", limit: 1_000)?.text ?? "",
            summary: reader.text("summary", limit: 5_000)?.text ?? "")
        if let node = reader.value("fields"), let fields = MappingReader(node, named: "fields", report) {
            content.fields = answers(fields, isOld: schema < module.schema, &shelf)
        }
        content.steps = reader.list("steps", limit: Limits.steps + 1).compactMap { step($0, &shelf) }
        let expected = reader.words("expect", mayBeEmpty: true, limit: 60).map { Expectation($0.text) }
        guard report.errors.count == before else { return nil }
        return Fixture(
            name: name, schema: schema, content: content, files: shelf.files, expected: expected,
            expectLine: reader.value("expect")?.mark?.line ?? 1)
    }

    /// - Parameter isOld: answers to fields that the module has no more are then read by their shape alone.
    private func answers(_ reader: MappingReader, isOld: Bool, _ shelf: inout FixtureShelf) -> [String: FieldValue] {
        var answers: [String: FieldValue] = [:]
        let known = module.fields.map(\.id)
        for (id, key, node) in reader.entries {
            if let field = module.field(id) {
                answers[id] = FixtureAnswer(report: report, isOld: isOld).value(node, of: field, &shelf)
            } else if isOld {
                answers[id] = FixtureAnswer(report: report, isOld: isOld).value(node)
            } else {
                report.add(.unknownFixtureField(id, near: NearMiss.of(id, among: known), known: known), at: key)
            }
        }
        return answers
    }

    private func step(_ node: Node, _ shelf: inout FixtureShelf) -> Step? {
        guard let reader = MappingReader(node, named: "steps", report) else { return nil }
        reader.checkKeys(known: Self.keysOfStep)
        var step = Step(
            title: reader.text("title", limit: 1_000)?.text ?? "", text: reader.text("text", limit: 20_000)?.text ?? "",
            warning: reader.text("warning", limit: 1_000)?.text ?? "")
        if let alt = reader.text("photo", limit: 1_000)?.text { step.photos = [shelf.photo(alt: alt)] }
        return step
    }
}
