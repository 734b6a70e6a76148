import Domain

/// Fills the names of `DocumentShape` that are the same on every cell.
struct DocumentValues {
    let document: ModuleDocument
    let request: DocumentRequest
    let parameters: [String: FieldValue]
    /// Those of the fields and parameters.
    let answers: RuleAnswers

    var values: TemplateValues {
        let shown = fields(document.fields, content)
        var values = TemplateValues([
            "title": .text(content.title), "summary": .text(content.summary), "town_hall": .text(request.townHall),
            "url": .text(request.url), "language": .text(request.language.rawValue),
        ])
        values["field"] = shown["field"]
        values["steps"] = shown["steps"]
        // A box that is not ticked is not there: a section over it then says what its author meant.
        let chosen = parameters.filter { $0.value != .text("false") }
        values["parameter"] = fields(document.parameters, Content(fields: chosen))["field"]
        values["words"] = .object(document.words.mapValues { .text($0.text(in: request.language)) })
        values["pictogram"] = .object(pictograms)
        return values
    }

    /// The answered rows of a field, one object each.
    func rows(of field: Field) -> [[String: TemplateValue]] {
        guard case .object(let objects)? = fields([field], content)["field"],
            case .object(let answer)? = objects[field.id], case .list(let rows)? = answer["rows"] ?? answer["items"]
        else { return [] }
        return rows
    }

    /// Without the answers to hidden questions.
    private var content: Content {
        var content = request.content
        for id in answers.hidden { content.fields[id] = nil }
        return content
    }

    private func fields(_ fields: [Field], _ content: Content) -> TemplateValues {
        ViewValues(fields, language: request.language, host: host).values(content)
    }

    private var host: ViewHost {
        let words = AnswerWords(request.language)
        return ViewHost(
            type: "", author: "", townHall: request.townHall, date: "", day: "", url: "", cover: nil,
            answer: { field, value in
                if case .markdown = field.kind, case .text(let text) = value {
                    return PreparedField(value: PlainText.line(of: text), html: PlainText.html(of: text))
                }
                return PreparedField(html: PlainText.html(of: words.line(value, field)))
            },
            markdown: PlainText.html(of:), photo: { _ in nil }, file: { _ in nil })
    }

    private var pictograms: [String: TemplateValue] {
        var pictograms: [String: TemplateValue] = [:]
        for field in document.fields + document.parameters where field.kind.signs != nil {
            let value = parameters[field.id] ?? content.fields[field.id]
            if case .text(let id)? = value, let svg = Pictogram.svg(id, colour: document.pictogramColour) {
                pictograms[field.id] = .html(svg)
            }
        }
        return pictograms
    }
}
