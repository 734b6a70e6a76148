import Domain
import Foundation
import Modules

/// Writes plausible bricolages: every answer of the type's form, eight steps, as long as agents write them.
struct Author {
    private var dice: Dice

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// - Parameter photos: for the photo fields and some of the steps; may be empty.
    mutating func write(_ module: Module, number: Int, photos: [Photo]) -> Content {
        var left = photos
        var content = Content(
            title: "\(dice.pick(Words.things)) \(dice.pick(Words.places)) n° \(number)", summary: sentence())
        for field in module.fields { content.fields[field.id] = answer(field, &left) }
        content.steps = (1...8).map { step in
            Step(
                title: "\(dice.pick(Words.verbs)) \(dice.pick(Words.objects))", text: paragraph(dice.number(2...5)),
                warning: dice.chance(25) ? sentence() : "",
                photos: step % 2 == 0 && !left.isEmpty ? [left.removeFirst()] : [])
        }
        return content
    }

    mutating func comment() -> String { paragraph(dice.number(1...3)) }

    mutating func tags() -> [String] {
        Array(Words.tags.shuffled(using: &dice).prefix(dice.number(1...4)))
    }

    private mutating func answer(_ field: Field, _ photos: inout [Photo]) -> FieldValue? {
        switch field.kind {
        case .text: .text(String(sentence().prefix(field.maxLength ?? 80)))
        case .markdown: .text(String(paragraph(3).prefix(field.maxLength ?? 800)))
        case .number(_, _, let least, let most):
            .text(String(dice.number(Int(least ?? 1)...max(Int(least ?? 1), Int(min(most ?? 60, 60))))))
        case .boolean: .text(dice.chance(50) ? "true" : "false")
        case .choice(let options): options.randomElement(using: &dice).map { .text($0.id) }
        case .choices(let options): .choices(Array(options.map(\.id).shuffled(using: &dice).prefix(2)))
        case .date: .text("2026-0\(dice.number(1...9))-1\(dice.number(0...9))")
        case .duration(let units, _):
            units.first.map { .duration(amount: String(dice.number(1...4)), unit: $0.rawValue) }
        case .link, .file, .reference: nil
        case .materials(let units, _): .materials((0..<5).map { _ in material(units) })
        case .table(let columns, _), .group(let columns, _):
            .table((0..<3).map { _ in row(columns) })
        case .photo: photos.isEmpty ? nil : .photos([photos.removeFirst()])
        }
    }

    private mutating func material(_ units: [Modules.Unit]) -> Material {
        Material(
            name: dice.pick(Words.objects), quantity: String(dice.number(1...12)),
            unit: units.randomElement(using: &dice)?.rawValue ?? "", optional: dice.chance(20))
    }

    private mutating func row(_ columns: [Field.Column]) -> [String: String] {
        var row: [String: String] = [:]
        for column in columns { row[column.id] = cell(column) }
        return row
    }

    private mutating func cell(_ column: Field.Column) -> String {
        switch column.kind {
        case .text(let limit), .markdown(let limit): String(sentence().prefix(min(limit, 40)))
        case .number: String(dice.number(1...12))
        case .choice(let options): options.randomElement(using: &dice)?.id ?? ""
        case .date: "2026-11-24"
        case .boolean: "true"
        }
    }

    private mutating func paragraph(_ sentences: Int) -> String {
        (0..<sentences).map { _ in sentence() }.joined(separator: " ")
    }

    private mutating func sentence() -> String {
        let verb = dice.pick(Words.verbs)
        let ending = dice.chance(50) ? " \(dice.pick(Words.places))" : ", \(dice.pick(Words.reasons))"
        return "\(verb) \(dice.pick(Words.objects)) et \(dice.pick(Words.verbs).lowercased()) "
            + "\(dice.pick(Words.objects))\(ending)."
    }
}
