import Domain
import Foundation
import Modules

extension DraftForm {
    /// Most rows that are read of a list; its findings start far below.
    private static let rows = 1_000

    /// The answer as sent; nil when there is none.
    func answer(to field: Field, was old: FieldValue?) -> FieldValue? {
        let sent = sentAnswer(to: field, was: old)
        // Another type may have asked the same with another kind of field: its answer is not lost by showing this one.
        if let old, sent?.isEmpty ?? true, !old.isSameKind(as: field.kind) { return old }
        return sent
    }

    private func sentAnswer(to field: Field, was old: FieldValue?) -> FieldValue? {
        let name = DraftInput.field(field.id)
        switch field.kind {
        case .text, .markdown, .number, .date, .link, .choice:
            return form[name].flatMap { $0.isEmpty ? nil : .text($0) }
        case .reference: return form[name].flatMap { $0.isEmpty ? nil : .text(Self.slug(in: $0)) }
        case .boolean:
            if form[name] == "true" { return .text("true") }
            return old == nil && field.defaultValue == nil ? nil : .text("false")
        case .choices:
            let chosen = form.all(name).filter { !$0.isEmpty }
            return chosen.isEmpty ? nil : .choices(chosen)
        case .duration(let units, _):
            let amount = form[name] ?? ""
            let unit = form[DraftInput.field(field.id, "unit")] ?? units.first?.rawValue ?? Unit.minute.rawValue
            return amount.isEmpty ? nil : .duration(amount: amount, unit: unit)
        case .materials: return rows(of: field.id, material).map(FieldValue.materials)
        case .table(let columns, _), .group(let columns, _):
            return rows(of: field.id) { cells($0, of: field.id, columns) }.map(FieldValue.table)
        case .file: return attachments(of: field.id, was: old)
        case .photo:
            var known: [Photo] = []
            if case .photos(let photos)? = old { known = photos }
            let photos = photos(form[DraftInput.field(field.id, "files")], over: known) {
                DraftInput.alt(field.id, $0)
            }
            return photos.isEmpty ? nil : .photos(photos)
        }
    }

    /// What stands for a bricolage in its address; anything else stays as typed.
    private static func slug(in typed: String) -> String {
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let range = text.range(of: Path.tutorial("")) else { return text }
        let slug = text[range.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return slug.isEmpty ? text : String(slug)
    }

    private func rows<Row>(of id: String, _ row: (String, Int) -> Row) -> [Row]? {
        rows(of: id) { row(id, $0) }
    }

    private func rows<Row>(of id: String, _ row: (Int) -> Row) -> [Row]? {
        let count = form[DraftInput.field(id, "rows")].flatMap { Int($0) } ?? 0
        guard count > 0 else { return nil }
        return (0..<min(count, Self.rows)).map(row)
    }

    private func material(_ id: String, _ row: Int) -> Material {
        Material(
            name: form[DraftInput.cell(id, row, "name")] ?? "",
            quantity: form[DraftInput.cell(id, row, "quantity")] ?? "",
            unit: form[DraftInput.cell(id, row, "unit")] ?? "",
            optional: form[DraftInput.cell(id, row, "optional")] == "true")
    }

    private func cells(_ row: Int, of id: String, _ columns: [Field.Column]) -> [String: String] {
        var cells: [String: String] = [:]
        for column in columns {
            if let text = form[DraftInput.cell(id, row, "c-\(column.id)")], !text.isEmpty { cells[column.id] = text }
        }
        return cells
    }

    private func attachments(of id: String, was old: FieldValue?) -> FieldValue? {
        var names: [MediaFile.ID: String] = [:]
        if case .files(let known)? = old { for file in known { names[file.file] = file.name } }
        let list: [MediaFile.ID] = Self.list(form[DraftInput.field(id, "files")] ?? "")
        let kept = list.compactMap { file in
            files[file].map { Attachment(file: file, name: names[file] ?? $0.name) }
        }
        return kept.isEmpty ? nil : .files(kept)
    }
}

extension FieldValue {
    /// True when a field of that kind would show the value.
    fileprivate func isSameKind(as kind: Field.Kind) -> Bool {
        switch (self, kind) {
        case (.text, .text), (.text, .markdown), (.text, .number), (.text, .boolean), (.text, .choice), (.text, .date),
            (.text, .link), (.text, .reference), (.choices, .choices), (.duration, .duration),
            (.materials, .materials), (.table, .table), (.table, .group), (.files, .file), (.photos, .photo):
            true
        default: false
        }
    }
}
