import Domain
import Foundation
import Modules
import Testing

/// One change of a manifest, and what the host makes of it.
struct FormChange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    /// Id of the field and the kind; nothing when nobody could see a difference.
    let expected: [String]

    init(_ name: String, _ old: String, _ new: String, _ expected: String...) {
        testDescription = name
        self.old = old
        self.new = new
        self.expected = expected
    }
}

@Suite struct RevisionChanges {
    private static let label = "label: { fr: \"L\", en: \"L\" }"

    private static func choice(_ options: String...) -> String {
        "type: choice, options: [" + options.map { "{ id: \($0), \(label) }" }.joined(separator: ", ") + "]"
    }

    private static func table(_ columns: String...) -> String {
        "type: table, columns: [" + columns.map { "{ \($0), \(label) }" }.joined(separator: ", ") + "]"
    }

    private static let safe = [
        FormChange("nothing", "type: text", "type: text"),
        FormChange("help", "type: text", "type: text, help: { fr: \"H\", en: \"H\" }", "a safe"),
        FormChange("required", "type: text", "type: text, required: true", "a safe"),
        FormChange("minimum length only encourages", "type: text", "type: text, min_length: 10", "a safe"),
        FormChange("longer", "type: text, max_length: 10", "type: text, max_length: 20", "a safe"),
        FormChange("no longer limited", "type: number, min: 1, max: 9", "type: number", "a safe"),
        FormChange("whole numbers no more", "type: number, integer: true", "type: number", "a safe"),
        FormChange("added option", choice("x"), choice("x", "y"), "a safe"),
        FormChange("options in another order", choice("x", "y"), choice("y", "x"), "a safe"),
        FormChange("retired", "type: text", "type: text, retired: true", "a safe"),
        FormChange("asked again", "type: text, retired: true", "type: text", "a safe"),
        FormChange("more kinds of file", "type: file, kinds: [pdf]", "type: file, kinds: [pdf, odt]", "a safe"),
        FormChange(
            "another inspector", "type: file, kinds: [pdf]", "type: file, kinds: [pdf], inspect: [citizen-data]",
            "a safe"),
        FormChange("smaller photos", "type: photo, min_width: 800", "type: photo, min_width: 200", "a safe"),
        FormChange("more units", "type: duration, units: [hour]", "type: duration, units: [hour, day]", "a safe"),
        FormChange("added column", table("id: x"), table("id: x", "id: y"), "a.y safe"),
        FormChange("column to fill", table("id: x"), table("id: x, required: true"), "a.x safe"),
        FormChange("any tutorial", "type: ref, types: [ticket]", "type: ref", "a safe"),
        FormChange("condition taken away", "type: text, show_if: \"not empty(z)\"", "type: text", "a safe"),
        FormChange("condition to require", "type: text", "type: text, required_if: \"not empty(z)\"", "a safe"),
    ]

    private static let breaking = [
        FormChange("type", "type: text", "type: number", "a breaking"),
        FormChange("text becomes Markdown", "type: text", "type: markdown", "a breaking"),
        FormChange("unit", "type: number, unit: cm", "type: number, unit: mm", "a breaking"),
        FormChange("unit where there was none", "type: number", "type: number, unit: mm", "a breaking"),
        FormChange(
            "bounds in another unit", "type: number, unit: cm, max: 10", "type: number, unit: mm, max: 100",
            "a breaking"),
        FormChange("removed option", choice("x", "y"), choice("x"), "a breaking", "a safe"),
        FormChange("one for many", choice("x").replacing("choice", "choices"), choice("x"), "a breaking"),
        FormChange("shorter", "type: text, max_length: 20", "type: text, max_length: 10", "a breaking"),
        FormChange("pattern", "type: text", "type: text, pattern: \"\\\\d+\"", "a breaking"),
        FormChange("higher minimum", "type: number, min: 1", "type: number, min: 2", "a breaking"),
        FormChange("lower maximum", "type: number", "type: number, max: 2", "a breaking"),
        FormChange("whole numbers", "type: number", "type: number, integer: true", "a breaking"),
        FormChange("fewer kinds of file", "type: file, kinds: [pdf, odt]", "type: file, kinds: [pdf]", "a breaking"),
        FormChange(
            "smaller files", "type: file, kinds: [pdf], max_size: 9 MB", "type: file, kinds: [pdf], max_size: 1 MB",
            "a breaking"),
        FormChange("fewer files", "type: file, kinds: [pdf]", "type: file, kinds: [pdf], max_items: 1", "a breaking"),
        FormChange("larger photos", "type: photo", "type: photo, min_height: 800", "a breaking"),
        FormChange("unit removed", "type: duration, units: [hour, day]", "type: duration, units: [hour]", "a breaking"),
        FormChange(
            "unit of materials removed", "type: materials, units: [kg, g]", "type: materials, units: [g]", "a breaking"),
        FormChange("shorter durations", "type: duration, max: 3 hour", "type: duration, max: 100 minute", "a breaking"),
        FormChange(
            "fewer rows", "type: table, columns: [{ id: x, \(label) }]",
            "type: table, max_rows: 3, columns: [{ id: x, \(label) }]", "a breaking"),
        FormChange("removed column", table("id: x", "id: y"), table("id: x"), "a.y breaking"),
        FormChange("column of another type", table("id: x"), table("id: x, type: date"), "a.x breaking"),
        FormChange("shorter cells", table("id: x"), table("id: x, max_length: 5"), "a.x breaking"),
        FormChange(
            "table becomes group", table("id: x"), table("id: x").replacing("table, columns", "group, parts"),
            "a breaking"),
        FormChange("fewer types", "type: ref", "type: ref, types: [ticket]", "a breaking"),
        FormChange("condition", "type: text", "type: text, show_if: \"not empty(z)\"", "a breaking"),
    ]

    @Test(arguments: safe + breaking)
    func `classifies`(_ change: FormChange) throws {
        func module(_ field: String) throws -> Module {
            try ProbeForm(fields: "  - { id: a, \(field), \(Self.label) }\n  - { id: z, type: text, \(Self.label) }")
                .module()
        }

        let changes = ManifestChange.classify(old: try module(change.old), new: try module(change.new))

        #expect(changes.map { "\($0.field ?? "-") \($0.kind)" } == change.expected)
        #expect(changes.allSatisfy { $0.what.en?.isEmpty == false && !$0.what.fr.isEmpty })
    }

    @Test func `questions come, go and change places`() throws {
        let fields = ["a", "b", "c"].map { "  - { id: \($0), type: text, \(Self.label) }" }
        let old = try ProbeForm(fields: fields.joined(separator: "\n")).module()
        let turned = try ProbeForm(fields: fields.reversed().joined(separator: "\n")).module()
        let fewer = try ProbeForm(fields: fields.prefix(2).joined(separator: "\n")).module()

        func kinds(_ old: Module, _ new: Module) -> [String] {
            ManifestChange.classify(old: old, new: new).map { "\($0.field ?? "-") \($0.kind)" }
        }
        #expect(kinds(old, turned) == ["- safe"])
        #expect(kinds(old, fewer) == ["c breaking", "- safe"])
        #expect(kinds(fewer, old) == ["c safe", "- safe"])
    }
}

extension String {
    fileprivate func replacing(_ old: String, _ new: String) -> String { replacingOccurrences(of: old, with: new) }
}
