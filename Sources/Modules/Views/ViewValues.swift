package import Domain

/// Fills the names of `ViewNames` for one bricolage and one reader.
package struct ViewValues {
    private let fields: [Field]
    private let words: AnswerWords
    private let host: ViewHost

    package init(_ fields: [Field], language: Language, host: ViewHost) {
        self.fields = fields
        words = AnswerWords(language)
        self.host = host
    }

    /// - Parameter content: without the answers to hidden fields.
    package func values(_ content: Content) -> TemplateValues {
        var answers: [String: TemplateValue] = [:]
        var list: [[String: TemplateValue]] = []
        for field in fields {
            guard let value = content.fields[field.id], !value.isEmpty, let answer = answer(field, value) else {
                continue
            }
            answers[field.id] = .object(answer)
            var item = answer.filter { ["label", "value", "html"].contains($0.key) }
            item["id"] = .text(field.id)
            list.append(item)
        }
        var values: [String: TemplateValue] = [
            "title": .text(content.title), "summary": .text(content.summary), "type": .text(host.type),
            "author": .text(host.author), "town_hall": .text(host.townHall), "date": .text(host.date),
            "day": .text(host.day), "url": .text(host.url), "field": .object(answers), "fields": .list(list),
            "steps": .list(steps(content)),
        ]
        if let cover = host.cover { values["cover"] = .html(cover) }
        values["leftovers"] = .list(
            host.leftovers.map {
                ["label": .text($0.label ?? ""), "value": .text($0.value ?? ""), "html": .html($0.html)]
            })
        return TemplateValues(values)
    }

    private func steps(_ content: Content) -> [[String: TemplateValue]] {
        content.steps.filter { !$0.isEmpty }.enumerated().map { index, step in
            let number = String(index + 1)
            let name = (words.language == .french ? "Étape " : "Step ") + number
            return [
                "number": .text(number), "anchor": .text("etape-\(number)"), "name": .text(name),
                "title": .text(step.title), "html": .html(step.text.isBlank ? "" : host.markdown(step.text)),
                "warning": .text(step.warning), "photos": .list(photos(step.photos)),
            ]
        }
    }

    private func photos(_ photos: [Photo]) -> [[String: TemplateValue]] {
        photos.compactMap { photo in host.photo(photo).map { ["html": .html($0), "alt": .text(photo.alt)] } }
    }

    /// Nil when the host cannot show it.
    private func answer(_ field: Field, _ value: FieldValue) -> [String: TemplateValue]? {
        guard let prepared = host.answer(field, value) else { return nil }
        let common: [String: TemplateValue] = [
            "label": .text(prepared.label ?? field.label.text(in: words.language)),
            "value": .text(prepared.value ?? words.line(value, field)), "html": .html(prepared.html),
        ]
        return common.merging(more(field.kind, value)) { first, _ in first }
    }

    private func more(_ kind: Field.Kind, _ value: FieldValue) -> [String: TemplateValue] {
        switch (kind, value) {
        case (.number(let unit, _, _, _), .text(let text)):
            ["number": .text(text), "unit": .text(unit.map { words.unit($0.rawValue, of: text) } ?? "")]
        case (.duration, .duration(let amount, let unit)):
            ["amount": .text(amount), "unit": .text(words.unit(unit, of: amount))]
        case (.boolean, .text(let text)): Self.yesOrNo(text)
        case (.choice, .text(let id)): Self.chosen(id)
        case (.choices(let options), .choices(let ids)):
            [
                "is": .object(Dictionary(ids.map { ($0, .flag(true)) }) { first, _ in first }),
                "items": .list(
                    options.filter { ids.contains($0.id) }.map {
                        ["id": .text($0.id), "label": .text($0.label.text(in: words.language))]
                    }),
            ]
        case (.date, .text(let text)): ["day": .text(text)]
        case (.materials, .materials(let materials)):
            [
                "items": .list(
                    materials.filter { !$0.name.isBlank || !$0.quantity.isBlank }.map {
                        [
                            "name": .text(words.name(of: $0)), "quantity": .text(words.quantity(of: $0) ?? ""),
                            "optional": .flag($0.optional),
                        ]
                    })
            ]
        case (.table(let columns, _), .table(let rows)), (.group(let columns, _), .table(let rows)):
            table(columns, rows)
        case (.file, .files(let files)):
            [
                "files": .list(
                    files.compactMap { file in
                        host.file(file).map { ["html": .html($0.html), "name": .text($0.value ?? file.name)] }
                    })
            ]
        case (.photo, .photos(let photos)): ["photos": .list(self.photos(photos))]
        default: [:]
        }
    }

    private func table(_ columns: [Field.Column], _ rows: [[String: String]]) -> [String: TemplateValue] {
        let labels = columns.map { ($0.id, TemplateValue.text($0.label.text(in: words.language))) }
        let answered = rows.filter { !$0.values.allSatisfy(\.isBlank) }
        return [
            "columns": .object(Dictionary(labels) { first, _ in first }),
            "rows": .list(
                answered.map { row in
                    let cells = columns.compactMap { column -> (String, TemplateValue)? in
                        guard let text = row[column.id], !text.isBlank else { return nil }
                        return (column.id, .object(cell(column, text)))
                    }
                    return Dictionary(cells) { first, _ in first }
                }),
        ]
    }

    private func cell(_ column: Field.Column, _ text: String) -> [String: TemplateValue] {
        var values: [String: TemplateValue] = [
            "label": .text(column.label.text(in: words.language)), "value": .text(words.cell(text, column.kind)),
        ]
        switch column.kind {
        case .text, .number: break
        case .markdown: values["html"] = .html(host.markdown(text))
        case .boolean: values.merge(Self.yesOrNo(text)) { first, _ in first }
        case .choice: values.merge(Self.chosen(text)) { first, _ in first }
        case .date: values["day"] = .text(text)
        }
        return values
    }

    private static func yesOrNo(_ text: String) -> [String: TemplateValue] {
        ["yes": .flag(text == "true"), "no": .flag(text == "false")]
    }

    private static func chosen(_ id: String) -> [String: TemplateValue] {
        ["id": .text(id), "is": .object([id: .flag(true)])]
    }
}
