import Domain
import Yams

/// Reads one answer of a fixture as drafts keep it.
struct FixtureAnswer {
    let report: Report
    /// Of an earlier schema: columns that the module has no more are taken too.
    let isOld: Bool

    func value(_ node: Node, of field: Field, _ shelf: inout FixtureShelf) -> FieldValue? {
        switch field.kind {
        case .choices: return words(node, field.id).map(FieldValue.choices)
        case .duration: return duration(node, field.id)
        case .materials:
            return items(node, field.id, keys: ["name", "quantity", "unit", "optional"]).map { rows in
                .materials(rows.map(Self.material))
            }
        case .table(let columns, _), .group(let columns, _):
            return items(node, field.id, keys: isOld ? nil : columns.map(\.id)).map(FieldValue.table)
        case .file: return words(node, field.id).map { .files($0.map { shelf.document($0) }) }
        case .photo:
            return items(node, field.id, keys: ["alt", "width", "height"]).map { rows in
                .photos(
                    rows.map {
                        shelf.photo(
                            alt: $0["alt"] ?? "", width: $0["width"].flatMap { Int($0) } ?? 1_600,
                            height: $0["height"].flatMap { Int($0) } ?? 1_200)
                    })
            }
        default: return text(node, field.id).map(FieldValue.text)
        }
    }

    /// An answer to a field that the module has no more: by its shape alone.
    func value(_ node: Node) -> FieldValue? {
        switch node {
        case .scalar(let scalar): return .text(scalar.string)
        case .sequence(let sequence):
            let words = sequence.compactMap(\.scalar?.string)
            return words.count == sequence.count
                ? .choices(words) : items(node, "fields", keys: nil).map(FieldValue.table)
        case .mapping:
            return duration(node, "fields")
        default: return nil
        }
    }

    private func text(_ node: Node, _ id: String) -> String? {
        if let scalar = node.scalar { return scalar.string }
        report.add(.wrongShape(id, expected: .text), at: node)
        return nil
    }

    private func words(_ node: Node, _ id: String) -> [String]? {
        guard case .sequence(let sequence) = node else {
            report.add(.wrongShape(id, expected: .list), at: node)
            return nil
        }
        return sequence.compactMap { text($0, id) }
    }

    private func duration(_ node: Node, _ id: String) -> FieldValue? {
        guard let reader = MappingReader(node, named: id, report) else { return nil }
        reader.checkKeys(known: ["amount", "unit"])
        guard let amount = reader.text("amount", required: true)?.text,
            let unit = reader.text("unit", required: true)?.text
        else { return nil }
        return .duration(amount: amount, unit: unit)
    }

    /// Rows of texts by key; any key when `keys` is nil.
    private func items(_ node: Node, _ id: String, keys: [String]?) -> [[String: String]]? {
        guard case .sequence(let sequence) = node else {
            report.add(.wrongShape(id, expected: .list), at: node)
            return nil
        }
        return sequence.compactMap { item in
            guard let reader = MappingReader(item, named: id, report) else { return nil }
            if let keys { reader.checkKeys(known: keys) }
            return Dictionary(
                reader.entries.compactMap { entry in text(entry.value, entry.name).map { (entry.name, $0) } }
            ) {
                first, _ in first
            }
        }
    }

    private static func material(_ row: [String: String]) -> Material {
        Material(
            name: row["name"] ?? "", quantity: row["quantity"] ?? "", unit: row["unit"] ?? "",
            optional: row["optional"] == "true")
    }
}
